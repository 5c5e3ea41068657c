import { fieldsNamed, parseHeader } from './header.ts';

/** What a report of a complaint says of a message (RFC 5965). */
export interface ComplaintReport {
  readonly feedbackType: string;
  /** MAIL FROM of the message, without brackets; '' without the field. */
  readonly originalMailFrom: string;
  readonly originalRecipient: string;
}

/** The machine-readable part of a complaint report (RFC 5965 section 3), CRLF lines. */
export function feedbackReport({ feedbackType, originalMailFrom, originalRecipient }: ComplaintReport): string {
  return [
    `Feedback-Type: ${feedbackType}`,
    'User-Agent: noticeproof',
    'Version: 1',
    `Original-Mail-From: <${originalMailFrom}>`,
    `Original-Rcpt-To: <${originalRecipient}>`,
    '',
  ].join('\r\n');
}

const PART = /\r?\nContent-Type: message\/feedback-report\b[^]*?\r?\n\r?\n([^]*?)\r?\n--/i;

/** Reads such a part; null where a message has none. */
export function parseComplaint(raw: Buffer): ComplaintReport | null {
  const [, part] = PART.exec(raw.toString('latin1')) ?? [];
  if (part === undefined) return null;
  const fields = parseHeader(Buffer.from(part, 'latin1'));
  const value = (name: string): string => (fieldsNamed(fields, name)[0]?.value ?? '').replace(/^<(.*)>$/, '$1');
  return {
    feedbackType: value('Feedback-Type'),
    originalMailFrom: value('Original-Mail-From'),
    originalRecipient: value('Original-Rcpt-To'),
  };
}
