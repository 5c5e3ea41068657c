/**
 * In which order each receiver asks its rows, from the first command to the filing of the message: of two that fit, the
 * first decides. Where no source says so, what turns a sender away stands before what is about the mailbox, and what a
 * receiver knows without the DNS before what it has to look up.
 */
const ROW_ORDERS: Readonly<Record<string, string>> = {
  // Google's page sorts its replies by what they are about. Rates and the PTR record are about the client; then come what
  // RFC 5322 asks of any message, DMARC, what everybody must have, and at last what bulk senders must have besides.
  gmail: `declared-too-large
    relay-denied no-such-user account-disabled mailbox-full mailbox-full-inactive recipient-rate
    too-large client-rate ip-of-bad-name ip-of-poor-name too-many-hops no-ptr-soft no-ptr
    from-missing from-multiple from-several-authors from-invalid no-message-id
    domain-of-bad-name domain-of-poor-name
    temperror dmarc-reject spf-hard-fail spf-hard-fail-despite-dkim
    suspicious-spf-soft suspicious-spf unauthenticated-soft unauthenticated
    bulk-tls-soft bulk-tls bulk-spf-soft bulk-spf bulk-dkim-soft bulk-dkim bulk-no-dmarc-soft bulk-no-dmarc bulk-unaligned
    dmarc-quarantine gmail-impersonated unaligned marked-as-spam accept`,
  // As Gmail, without bulk senders. What says the customer's own domain is looked at before what nothing authenticates.
  'google-workspace': `declared-too-large
    relay-denied not-from-gateway no-such-user account-disabled mailbox-full mailbox-full-inactive recipient-rate
    too-large client-rate too-many-hops foreign-bounce no-ptr
    from-missing from-multiple from-several-authors from-invalid no-message-id
    temperror dmarc-reject spf-hard-fail unauthenticated
    closed-group dmarc-quarantine own-domain-quarantine own-domain-warning unauthenticated-spam
    similar-domain-quarantine similar-domain-spam similar-domain-warning accept`,
  // Lists answer at MAIL FROM; the sender's domain is asked for before the mailbox is looked at, and the mailbox before
  // DMARC (SMTP error codes of the Sender Hub: recorded bounces of dead mailboxes name no policy).
  yahoo: `listed-sbl listed-xbl stopped-ip client-rate ip-of-poor-name declared-too-large
    relay-denied mailbox-full recipient-rate
    too-large header-defect sender-domain-absent sender-domain-unresolved sender-domain-without-soa
    no-such-user mailbox-disabled temperror dmarc-reject unauthenticated bulk-requirements
    dmarc-quarantine no-ptr marked-as-spam accept`,
  // 5.7.515 is said of mail that passes DMARC too, so bulk senders are asked first.
  'outlook-consumer': `blocked-ip blocked-for-reputation client-rate mail-from-listed helo-listed declared-too-large
    relay-denied no-such-user mailbox-disabled
    too-large temperror bulk-requirements dmarc-reject
    mailbox-full dmarc-quarantine unauthenticated marked-as-spam accept`,
  // Composite authentication: an enforcing policy (000, 010), a trusted sealer (130), the own domain (601), the rest (001).
  'm365-tenant': `declared-too-large
    banned-ip listed relay-denied no-such-user mailbox-disabled only-connectors direct-send
    too-large header-defect dmarc-reject
    mailbox-full closed-group connector trusted-arc dmarc-reject-quarantined dmarc-quarantine dmarc-quarantine-junk
    own-from-unauthenticated own-from-unauthenticated-quarantine dmarc-not-honoured dmarc-not-honoured-quarantine
    unknown-infrastructure unknown-infrastructure-quarantine accept`,
  icloud: `listed declared-too-large sender-domain-absent
    relay-denied no-such-user mailbox-full recipient-rate
    too-large temperror dmarc-reject bulk-requirements unauthenticated
    dmarc-quarantine unauthenticated-spam no-ptr marked-as-spam accept`,
  // Both policies on the own domain stand before SPF and DMARC, which cannot rescue; greylisting comes last.
  'antispoof-reject': `declared-too-large
    relay-denied no-such-user mailbox-disabled mailbox-full own-mail-from
    too-large own-header-from spf-fail spf-permerror dmarc-reject greylisted
    relay-with-disclaimer relay accept`,
  // From in the own domain is put aside before DMARC is asked; where only MAIL FROM is looked at, DMARC decides first.
  'antispoof-quarantine': `declared-too-large
    relay-denied no-such-user mailbox-disabled mailbox-full
    too-large own-domain spf-permerror dmarc-reject
    own-mail-from dmarc-quarantine similar-domain relay-with-disclaimer relay accept`,
  // RFC 9989 section 7.1: SPF may be acted on before the message is sent. Section 7.4: without other knowledge, quarantine.
  rfc9989: `declared-too-large spf-fail spf-temperror spf-permerror
    relay-denied no-such-user mailbox-disabled mailbox-full
    too-large too-many-hops from-malformed dmarc-temperror dmarc-reject-and-no-ptr dmarc-reject-and-listed
    dmarc-reject-quarantined dmarc-quarantine accept`,
  'classic-dmarc': `declared-too-large spf-fail spf-permerror
    relay-denied no-such-user mailbox-disabled mailbox-full
    too-large too-many-hops from-malformed dmarc-temperror dmarc-reject
    dmarc-quarantine accept`,
  // The document knows one test, of whatever is for a mailbox that exists.
  'legacy-mailfrom-ip': `relay-denied no-such-user mailbox-disabled mailbox-full temperror other-ip-refused
    other-ip-spam other-ip accept`,
  // smtpd_client_, _helo_, _sender_, _relay_ and _recipient_restrictions, in this order (Postfix, SMTPD_ACCESS_README);
  // among the last SPF's policy service, the mailbox, and postgrey.
  'small-site': `declared-too-large
    blocklisted no-ptr no-ptr-refused sender-domain-absent relay-denied spf-fail spf-permerror
    no-such-user mailbox-disabled closed-list mailbox-full greylisted
    too-large too-many-hops accept`,
  permissive: `starttls-required declared-too-large
    relay-denied no-such-user mailbox-disabled mailbox-full mailbox-full-inactive
    too-large too-many-hops foreign-bounce no-such-user-returned accept`,
  relay: `starttls-required own-helo relay-denied no-such-user mailbox-disabled mailbox-full
    too-many-hops foreign-bounce relay accept`,
  'm365-connector': `starttls-required relay-denied foreign-sender no-such-user mailbox-disabled
    relay mailbox-full own-from-unauthenticated accept`,
  'workspace-relay': 'starttls-required relay-denied no-such-user account-disabled mailbox-full relay accept',
  // RFC 4954 section 4: AUTH comes after STARTTLS and before MAIL; then the envelope, the message, and what becomes of it.
  'own-smtp': `starttls-first bad-credentials login-missing too-much-mail too-much-mail-today
    sender-not-owned relay-denied no-such-user relay accept`,
  // The page of 5.7.30 makes no difference between right and wrong passwords: the end of all of them comes first.
  'm365-submission': `starttls-first passwords-ended bad-credentials login-missing too-fast
    daily-limit send-as-denied carried-over relay`,
  'gmail-submission': `starttls-first bad-credentials app-password-needed password-not-accepted login-missing too-fast
    daily-limit from-rewritten relay`,
  // What comes back on port 25 first, then the suppression lists: the simulator's address, the account's list, and that of
  // all customers where the account has none.
  'amazon-ses': `too-many-connections starttls-first bad-credentials login-missing sending-rate daily-quota
    invalid-address relay-denied simulated-bounce no-such-user
    receiving-failure processing-failure too-long access-denied sending-paused not-verified mail-from-not-verified
    complaint feedback feedback-kept inbox simulated-suppression suppressed-reported suppressed globally-suppressed relay`,
};

/** Ids of a receiver's rows in that order. */
export function rowOrder(receiver: string): readonly string[] {
  return (ROW_ORDERS[receiver] ?? '').split(/\s+/).filter((id) => id !== '');
}
