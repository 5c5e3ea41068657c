import { LISTINGS } from '../model/intake.ts';
import type { Facts } from '../model/receiver.ts';
import type { Predicate } from './predicate.ts';

const YES_NO = [true, false] as const;
const DOMAIN_LISTINGS = ['none', 'listed', 'unanswered'] as const;

/** A limit of 0 is none. */
function isOver(size: Facts['size'], by: 'declared' | 'octets'): boolean {
  return size !== null && size.limit > 0 && (size[by] ?? 0) > size.limit;
}

/** What rows may ask of the client's address as soon as it connects. */
export const CLIENT_KNOWN = {
  listed: {
    stage: 'connect',
    reads: 'blocklists',
    values: LISTINGS,
    about:
      "What the first of the DNS blocklists in `blocklists` that has the client's address says of it (RFC 5782): Spamhaus's sbl, css, xbl, drop, pbl or bcl, `barracuda`, `uceprotect`, or `other`; `unanswered`: an error code such as 127.255.255.254, or no answer; `none`: it is on none of them.",
    observe: (facts) => facts.blocklists?.listing ?? null,
    settings: { blocklists: ['zen.spamhaus.org'] },
    hangsOn: ({ blocklists }) => (['none', 'unanswered'].includes(blocklists?.listing ?? 'none') ? [] : ['blocklists']),
  },
  blockedIp: {
    stage: 'connect',
    reads: 'blocked',
    values: YES_NO,
    about: "Whether the client's address stands in the receiver's setting `blockedIps`: a blocklist of its own.",
    observe: (facts) => facts.blockedIp,
    settings: { blockedIps: [] },
  },
  clientRate: {
    stage: 'connect',
    reads: 'rates',
    values: ['ok', 'minute', 'hour'],
    about:
      "Whether the receiver took as many messages from the client's address as `clientPerHour` within the last hour, or `clientPerMinute` within the last minute; 0 is no limit.",
    observe: (facts) => facts.rates?.client ?? null,
    settings: { clientPerMinute: 0, clientPerHour: 0 },
    hangsOn: ({ rates }) => (rates !== null && rates.lastHour > 0 ? ['clientPerMinute', 'clientPerHour'] : []),
  },
} as const satisfies Record<string, Predicate>;

/** Known once the envelope's sender was named. */
export const ENVELOPE_KNOWN = {
  mailFromListed: {
    stage: 'mail',
    reads: 'domainListings',
    values: DOMAIN_LISTINGS,
    about: "Whether the domain of MAIL FROM is on Spamhaus's list of domains (dbl.spamhaus.org).",
    observe: (facts) => facts.domainListings?.mailFrom ?? null,
  },
  heloListed: {
    stage: 'mail',
    reads: 'domainListings',
    values: DOMAIN_LISTINGS,
    about: "Whether the client's EHLO name is on Spamhaus's list of domains (dbl.spamhaus.org).",
    observe: (facts) => facts.domainListings?.helo ?? null,
  },
  declaredTooLarge: {
    stage: 'mail',
    reads: 'size',
    values: YES_NO,
    about: 'Whether the client says with SIZE= (RFC 1870) that the message has more octets than `sizeLimit`.',
    observe: ({ size }) => size && isOver(size, 'declared'),
    settings: { sizeLimit: 0 },
    hangsOn: ({ size }) => (isOver(size, 'declared') ? ['sizeLimit'] : []),
  },
} as const satisfies Record<string, Predicate>;

/** Known once the recipient was named. */
export const RECIPIENT_KNOWN = {
  greylist: {
    stage: 'rcpt',
    reads: 'greylist',
    values: ['first-contact', 'too-early', 'known'],
    about:
      "Whether the client's network (/24, or /64 of IPv6), MAIL FROM and recipient came before (RFC 6647): within `greylistDelay` seconds a retry is `too-early`, and counts as one up to `greylistWindow`; who came in time is `known` for `greylistMemory`.",
    observe: (facts) => facts.greylist?.result ?? null,
    settings: { greylistDelay: 300, greylistWindow: 172_800, greylistMemory: 3_024_000 },
    hangsOn: ({ greylist }) =>
      greylist === null || greylist.result === 'first-contact'
        ? []
        : ['greylistDelay', 'greylistWindow', 'greylistMemory'],
  },
  recipientRate: {
    stage: 'rcpt',
    reads: 'rates',
    values: ['ok', 'mailbox', 'domain'],
    about:
      "Whether the receiver took as many messages within the last hour as `domainPerHour` for the recipient's domain, or `mailboxPerHour` for the recipient, from anybody; 0 is no limit.",
    observe: (facts) => facts.rates?.recipient ?? null,
    settings: { domainPerHour: 0, mailboxPerHour: 0 },
    hangsOn: ({ rates }) => (rates !== null && rates.domainLastHour > 0 ? ['domainPerHour', 'mailboxPerHour'] : []),
  },
} as const satisfies Record<string, Predicate>;

/** MAIL FROM as a forwarder rewrites it: by SRS, as Microsoft 365 writes that, or as Gmail does. */
const REWRITTEN = /^SRS[01][=+-]|\+SRS=|\+caf_=/i;

/** Known once the message was received. */
export const MESSAGE_KNOWN = {
  passedOn: {
    stage: 'data-end',
    reads: 'header',
    values: ['none', 'list', 'forward'],
    about:
      'Whether the message says that it was passed on: `list` by List-Id or List-Post, `forward` by X-Forwarded-For, X-Forwarded-To, or a MAIL FROM as forwarders rewrite it (SRS, `+caf_=`). Anybody can write that.',
    observe: ({ header, mailFrom }) => header && (header.passedOn ?? (REWRITTEN.test(mailFrom) ? 'forward' : 'none')),
  },
  tooLarge: {
    stage: 'data-end',
    reads: 'size',
    values: YES_NO,
    about: 'Whether the message, as it came, has more octets than `sizeLimit`.',
    observe: ({ size }) => size && isOver(size, 'octets'),
    settings: { sizeLimit: 0 },
    hangsOn: ({ size }) => (isOver(size, 'octets') ? ['sizeLimit'] : []),
  },
  fromField: {
    stage: 'data-end',
    reads: 'header',
    values: ['ok', 'missing', 'unparsable', 'multiple', 'several-authors'],
    about:
      'The From field (RFC 5322 section 3.6.2): `unparsable` where no address can be read from it, `multiple` where there are several, `several-authors` where one has several addresses.',
    observe: (facts) => facts.header?.from ?? null,
  },
  messageIdField: {
    stage: 'data-end',
    reads: 'header',
    values: ['ok', 'missing', 'invalid'],
    about: 'The Message-ID field (RFC 5322 section 3.6.4): `invalid` where it is twice or not `<left@right>`.',
    observe: (facts) => facts.header?.messageId ?? null,
  },
  dateField: {
    stage: 'data-end',
    reads: 'header',
    values: ['ok', 'missing', 'invalid'],
    about: 'The Date field (RFC 5322 section 3.6.1): `invalid` where it is twice or no date and time.',
    observe: (facts) => facts.header?.date ?? null,
  },
} as const satisfies Record<string, Predicate>;
