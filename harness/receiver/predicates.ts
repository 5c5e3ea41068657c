import type { Facts } from '../model/receiver.ts';
import { SEALED } from './arc-predicates.ts';
import { CLIENT_KNOWN, ENVELOPE_KNOWN, MESSAGE_KNOWN, RECIPIENT_KNOWN } from './intake-predicates.ts';
import type { Predicate, PredicateValue } from './predicate.ts';
import { MARKED } from './marked-predicates.ts';
import { CLIENT_REPUTATION, MESSAGE_REPUTATION } from './reputation-predicates.ts';
import { SES_AT_AUTH, SES_AT_DATA_END, SES_AT_RCPT } from './ses/ses-predicates.ts';
import { AT_AUTH, AUTHOR_OWNED, SENDER_OWNED, SERVICE } from './submission-predicates.ts';

export type { Predicate, PredicateValue } from './predicate.ts';

const YES_NO = [true, false] as const;
const SPF_RESULTS = ['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror'] as const;
const DKIM_RESULTS = ['none', 'pass', 'fail', 'policy', 'neutral', 'temperror', 'permerror'] as const;
const DMARC_RESULTS = ['none', 'pass', 'fail', 'temperror', 'permerror'] as const;
/** RFC 7208 section 4.6.2: the result that each qualifier stands for. */
const QUALIFIED = { '-': 'fail', '~': 'softfail', '?': 'neutral', '+': 'pass' } as const;

function domainOf(address: string | null): string {
  return address === null ? '' : address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** A sender without a domain (the null sender) has no mail server to be. An address that was found is enough. */
function clientIsMailServer(facts: Facts): PredicateValue | null {
  if (facts.mailServer === null) return facts.mailFrom.includes('@') ? null : false;
  if (facts.mailServer.addresses.includes(facts.clientIp)) return true;
  return facts.mailServer.unsure === true ? 'unknown' : false;
}

function mailFromDomain(facts: Facts): PredicateValue | null {
  if (facts.mailFromDomain === null) return facts.mailFrom.includes('@') ? null : 'none';
  return facts.mailFromDomain.result;
}

/** Only a percentage between the ends leaves a choice; the scenario is then played both ways. */
function chosen(pct: number, applied: boolean): boolean {
  if (pct >= 100) return true;
  return pct > 0 && applied;
}

/** Known as soon as a client connects. */
const AT_CONNECT = {
  iprev: {
    stage: 'connect',
    reads: 'iprev',
    values: ['pass', 'none', 'mismatch', 'temperror'],
    about: "Whether the client's PTR name leads back to its address (RFC 8601 section 2.7.3); `none`: it has no PTR.",
    observe: (facts) => facts.iprev?.result ?? null,
  },
  allowedIp: {
    stage: 'connect',
    reads: 'allowed',
    values: YES_NO,
    about: "Whether the client's address stands in the receiver's setting `allowedIps` or is one of its own hosts'.",
    observe: (facts) => facts.allowedIp,
    settings: { allowedIps: [] },
  },
  ownHost: {
    stage: 'connect',
    reads: 'client',
    values: YES_NO,
    about: "Whether the client's address is one of the receiver's own hosts': such mail comes from within.",
    observe: (facts) => facts.ownHost,
  },
} as const satisfies Record<string, Predicate>;

/** Known once the envelope's sender was named. An EHLO name is judged here too: that is when a server answers to it. */
const AT_MAIL = {
  ownHelo: {
    stage: 'mail',
    reads: 'client',
    values: YES_NO,
    about: "Whether the client's EHLO name is one of the receiver's own domains or below one.",
    observe: (facts) => facts.ownHelo,
  },
  tls: {
    stage: 'auth',
    reads: 'client',
    values: ['used', 'declined', 'missing', 'not-offered'],
    about:
      'What the client made of STARTTLS (RFC 3207) before it logged in or named a sender: it goes on without where the host offers it (`declined`) or requires it (`missing`).',
    observe: (facts) => facts.tls,
  },
  nullSender: {
    stage: 'mail',
    reads: 'sender',
    values: YES_NO,
    about: 'Whether MAIL FROM is the null sender `<>` (RFC 5321 section 4.5.5), as in bounces.',
    observe: (facts) => facts.mailFrom === '',
  },
  ownMailFrom: {
    stage: 'mail',
    reads: 'own',
    values: YES_NO,
    about: "Whether the domain of MAIL FROM is exactly one of the receiver's own.",
    observe: (facts) => facts.ownMailFrom,
  },
  clientIsMailServer: {
    stage: 'mail',
    reads: 'mailServer',
    values: [true, false, 'unknown'],
    about:
      'Whether the client has an address of the MAIL FROM domain itself or of one of its mail servers (A, AAAA, MX); `unknown`: the DNS did not say.',
    observe: clientIsMailServer,
  },
  mailFromDomain: {
    stage: 'mail',
    reads: 'mailFromDomain',
    values: ['exists', 'no-host', 'nxdomain', 'temperror', 'none'],
    about:
      'Whether the domain of MAIL FROM has an MX or address record (RFC 5321 section 5.1); `no-host`: neither, `none`: the null sender.',
    observe: mailFromDomain,
  },
  spf: {
    stage: 'mail',
    reads: 'spf',
    values: SPF_RESULTS,
    about: 'The SPF result (RFC 7208 section 2.6), of the EHLO name where MAIL FROM is the null sender.',
    observe: (facts) => facts.spf?.result ?? null,
    // RFC 7208 section 4.6.4 names the two: a receiver need not.
    settings: { spfVoidLimit: 2 },
    settingsOptional: true,
  },
  spfAll: {
    stage: 'mail',
    reads: 'spf',
    values: ['fail', 'softfail', 'neutral', 'pass', 'none'],
    about:
      'What the `all` that ends the SPF record stands for (`-all` fail, `~all` softfail, `?all` neutral, `+all` pass); `none` without one.',
    observe: (facts) => facts.spf && (facts.spf.allQualifier === null ? 'none' : QUALIFIED[facts.spf.allQualifier]),
  },
} as const satisfies Record<string, Predicate>;

/** Known once the recipient was named. */
const AT_RCPT = {
  recipient: {
    stage: 'rcpt',
    reads: 'recipient',
    values: ['ok', 'unknown', 'disabled', 'full', 'full-inactive', 'internal-only', 'foreign'],
    about:
      "How the recipient's mailbox stands: `unknown` has none, `internal-only` is a group closed to outsiders, `foreign` lies in a domain that is not the receiver's.",
    observe: (facts) => facts.recipient,
  },
  relayDomain: {
    stage: 'rcpt',
    reads: 'recipient',
    values: YES_NO,
    about:
      "Whether the recipient's domain stands in the receiver's setting `relayDomains`: it is passed on for anybody.",
    observe: (facts) => facts.relayDomain,
    settings: { relayDomains: [] },
  },
} as const satisfies Record<string, Predicate>;

/** Known once the message was received. */
const AT_DATA_END = {
  ownHeaderFrom: {
    stage: 'data-end',
    reads: 'own',
    values: YES_NO,
    about: "Whether the domain of the From header field is one of the receiver's own or below one.",
    observe: (facts) => facts.ownHeaderFrom,
  },
  lookalikeFrom: {
    stage: 'data-end',
    reads: 'own',
    values: YES_NO,
    about:
      "Whether the domain of the From header field looks like one of the receiver's own without being it: the same name under another suffix, one name beginning or ending with the other, or one letter apart.",
    observe: (facts) => facts.lookalikeFrom,
  },
  bulk: {
    stage: 'data-end',
    reads: 'bulk',
    values: YES_NO,
    about:
      "Whether the From domain's organizational domain sends this provider as many messages a day as `bulkThreshold`, by the scenario's history; or once did, with `bulkForGood`.",
    observe: (facts) => facts.bulk && facts.bulk.bulk,
    settings: { bulkThreshold: 5000, bulkForGood: false },
    hangsOn: (facts) => (facts.bulk?.messagesPerDay ? ['bulkThreshold', 'bulkForGood'] : []),
  },
  foreignBounce: {
    stage: 'data-end',
    reads: 'sender',
    values: YES_NO,
    about:
      "Whether the message has the null sender and is about none that left through the receiver's own hosts, by its Message-ID.",
    observe: (facts) => facts.foreignBounce,
  },
  senderSoa: {
    stage: 'data-end',
    reads: 'senderSoa',
    values: ['found', 'nodata', 'nxdomain', 'failed', 'none'],
    about:
      'What a question for the SOA of the domains of MAIL FROM and From finds, the worse of the two; `nodata`: a name below the top of its zone, `none`: no domain to ask for.',
    observe: (facts) => facts.senderSoa?.result ?? null,
  },
  tooManyHops: {
    stage: 'data-end',
    reads: 'hops',
    values: YES_NO,
    about:
      'Whether the message has more Received fields than `mostHops`: it has passed so many servers that it goes in circles (RFC 5321 section 6.3).',
    observe: (facts) => facts.hops && facts.hops.tooMany,
    settings: { mostHops: 100 },
  },
  fromDomain: {
    stage: 'data-end',
    reads: 'sender',
    values: null,
    about: 'The domain of the From header field; empty where there is no From or several.',
    observe: (facts) => domainOf(facts.headerFrom),
  },
  dkim: {
    stage: 'data-end',
    reads: 'dkim',
    values: DKIM_RESULTS,
    about: 'The DKIM result of the whole message (RFC 8601 section 2.7.1): pass where one signature passes.',
    observe: (facts) => facts.dkim?.result ?? null,
  },
  dkimPass: {
    stage: 'data-end',
    reads: 'dkim',
    values: YES_NO,
    about: 'Whether at least one DKIM signature passes, of whatever domain.',
    observe: (facts) => facts.dkim && facts.dkim.signatures.some((signature) => signature.result === 'pass'),
  },
  dmarc: {
    stage: 'data-end',
    reads: 'dmarc',
    values: DMARC_RESULTS,
    about: 'The DMARC result (RFC 9989 section 9.2); `none`: the From domain has no record.',
    observe: (facts) => facts.dmarc?.result ?? null,
  },
  dmarcPolicy: {
    stage: 'data-end',
    reads: 'dmarc',
    values: ['none', 'quarantine', 'reject', 'absent'],
    about: 'The DMARC policy for this message after `sp`, `np` and `t`; `absent` without a record.',
    observe: (facts) => facts.dmarc && (facts.dmarc.policy ?? 'absent'),
  },
  pctApplied: {
    stage: 'data-end',
    reads: 'dmarc',
    values: YES_NO,
    about: 'Whether this message is among those the DMARC policy is applied to (`pct`, RFC 7489 section 6.6.4).',
    observe: (facts) => facts.dmarc && chosen(facts.dmarc.pct, facts.pctApplied),
  },
  alignedPass: {
    stage: 'data-end',
    reads: 'dmarc',
    values: YES_NO,
    about: 'Whether SPF or DKIM passes for a domain aligned with that of the From header field, record or not.',
    observe: (facts) => facts.dmarc && (facts.dmarc.spfAligned || facts.dmarc.dkimAligned),
  },
} as const satisfies Record<string, Predicate>;

/**
 * Every predicate a receiver's rules may name, beside `setting`. The checks of receiver files, the JSON Schema, the
 * documentation and the decisions all come from here.
 */
export const PREDICATES: Readonly<Record<string, Predicate>> = {
  ...AT_CONNECT,
  ...CLIENT_KNOWN,
  ...CLIENT_REPUTATION,
  ...SERVICE,
  ...AT_AUTH,
  ...SES_AT_AUTH,
  ...AT_MAIL,
  ...ENVELOPE_KNOWN,
  ...SENDER_OWNED,
  ...AT_RCPT,
  ...RECIPIENT_KNOWN,
  ...SES_AT_RCPT,
  ...AT_DATA_END,
  ...SEALED,
  ...MESSAGE_KNOWN,
  ...AUTHOR_OWNED,
  ...MARKED,
  ...MESSAGE_REPUTATION,
  ...SES_AT_DATA_END,
};

/** Whether what a message has is the wanted value, or one of the wanted values. */
export function holds(observed: PredicateValue, wanted: unknown): boolean {
  const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return list.some((value) => (typeof value === 'string' ? value.toLowerCase() : value) === observed);
}
