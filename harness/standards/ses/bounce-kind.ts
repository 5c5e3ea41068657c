/**
 * Mailboxes that were full, and refusals of the message rather than of the mailbox: Amazon SES calls them transient
 * (Developer Guide, "Bounce types": MailboxFull, ContentRejected, General).
 */
const TRANSIENT = /full|quota|out of storage|over ?limit|spam|policy|authenticat|reputation|blocked|block ?list/i;

/** RFC 3463 section 3.2: the address is bad, or its mailbox is disabled. */
const BAD_ADDRESS = /^5\.1\.(?:0|1|2|3|6|10)$|^5\.2\.1$/;

const NO_SUCH_MAILBOX =
  /no such (?:user|mailbox|recipient)|user (?:is )?unknown|unknown user|does ?n[o']t (?:exist|have an? )|not found|mailbox unavailable|invalid (?:mailbox|recipient)|disabled|inactive/i;

/**
 * Whether a bounce says that there is no such mailbox: what Amazon SES calls a hard bounce (Permanent/General and
 * Permanent/NoEmail). It publishes the types but not how it reads replies, so the words are assumed.
 *
 * @param status RFC 3463, e.g. 5.1.1.
 * @param diagnostic The receiver's words; '' for none.
 */
export function isPermanentBounce(status: string, diagnostic: string): boolean {
  if (!status.startsWith('5.')) return false;
  if (BAD_ADDRESS.test(status)) return true;
  return !TRANSIENT.test(diagnostic) && NO_SUCH_MAILBOX.test(diagnostic);
}
