import type { Facts } from '../model/receiver.ts';
import type { Stage } from '../model/smtp.ts';

/** Something a reply's text can say about the message it answers. */
export interface Placeholder {
  /** The earliest stage at which it is known. */
  readonly stage: Stage;
  readonly about: string;
  /** Null where this message has none, e.g. the From domain of a message without From. */
  readonly value: (facts: Facts) => string | null;
}

function domainOf(address: string | null): string | null {
  const at = address === null ? -1 : address.lastIndexOf('@');
  return address === null || at < 0 ? null : address.slice(at + 1);
}

/** Microsoft's words for a result. */
function passOrFail(passed: boolean): string {
  return passed ? 'Pass' : 'Fail';
}

/** Every `{name}` that a reply may contain. */
export const PLACEHOLDERS: Readonly<Record<string, Placeholder>> = {
  clientIp: { stage: 'connect', about: "The client's address.", value: (facts) => facts.clientIp },
  blocklist: {
    stage: 'connect',
    about: "The blocklist that has the client's address.",
    value: (facts) => facts.blocklists?.zone ?? null,
  },
  serverHost: { stage: 'connect', about: 'The host that answers.', value: (facts) => facts.serverHost },
  user: { stage: 'auth', about: 'The name that the client logged in with.', value: (facts) => facts.login.user },
  helo: { stage: 'mail', about: 'What the client said in EHLO.', value: (facts) => facts.helo },
  mailFrom: { stage: 'mail', about: 'MAIL FROM, without brackets.', value: (facts) => facts.mailFrom },
  mailFromDomain: { stage: 'mail', about: 'The domain of MAIL FROM.', value: (facts) => domainOf(facts.mailFrom) },
  spfDomain: { stage: 'mail', about: 'The domain that SPF asked.', value: (facts) => facts.spf?.domain ?? null },
  spfResult: { stage: 'mail', about: 'The SPF result.', value: (facts) => facts.spf?.result ?? null },
  spfPass: {
    stage: 'mail',
    about: '`Pass` or `Fail`: SPF.',
    value: (facts) => passOrFail(facts.spf?.result === 'pass'),
  },
  rcpt: { stage: 'rcpt', about: 'The recipient, as the client wrote it.', value: (facts) => facts.rcpt },
  headerFrom: { stage: 'data-end', about: 'The From address.', value: (facts) => facts.headerFrom },
  fromDomain: { stage: 'data-end', about: 'The From domain.', value: (facts) => domainOf(facts.headerFrom) },
  dkimResult: { stage: 'data-end', about: 'The DKIM result.', value: (facts) => facts.dkim?.result ?? null },
  dmarcResult: { stage: 'data-end', about: 'The DMARC result.', value: (facts) => facts.dmarc?.result ?? null },
  dkimPass: {
    stage: 'data-end',
    about: '`Pass` where one DKIM signature passes, else `Fail`.',
    value: (facts) => passOrFail(facts.dkim?.result === 'pass'),
  },
  dmarcPass: {
    stage: 'data-end',
    about: '`Pass` or `Fail`, the latter without a record too.',
    value: (facts) => passOrFail(facts.dmarc?.result === 'pass'),
  },
  sesId: { stage: 'data-end', about: 'What Amazon SES calls the message.', value: (facts) => facts.ses?.id ?? null },
  sesRegion: {
    stage: 'data-end',
    about: 'The region of the Amazon SES account, in capitals.',
    value: (facts) => facts.ses?.region.toUpperCase() ?? null,
  },
  failingIdentities: {
    stage: 'data-end',
    about: 'The addresses that Amazon SES has not verified.',
    value: (facts) => facts.ses?.failing.join(', ') ?? null,
  },
  policyDomain: {
    stage: 'data-end',
    about: 'The domain whose DMARC record applies.',
    value: (facts) => facts.dmarc?.foundAt?.replace(/^_dmarc\./i, '') ?? null,
  },
};

const PLACE = /\{([^{}]*)\}/g;

/** A name between braces, and where it stands in its text (both 1-based). */
export interface Place {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The names between braces in a text, in order, each as often as it stands there. */
export function placesIn(text: string): Place[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(PLACE)].map((match) => ({ name: match[1] ?? '', line: index + 1, column: match.index + 1 })),
    );
}

/** The text with every placeholder replaced; what a client said never adds a line or a control character to it. */
export function fillIn(text: string, facts: Facts): string {
  return text.replace(PLACE, (whole, name: string) => {
    const placeholder = PLACEHOLDERS[name];
    return placeholder === undefined ? whole : harmless(placeholder.value(facts) ?? '');
  });
}

/** RFC 5321 section 4.5.3.1.3 allows a path 256 octets; more would push a reply past the longest line. */
const LONGEST_VALUE = 256;

function harmless(value: string): string {
  return value.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '').slice(0, LONGEST_VALUE);
}
