import type { Question } from '../model/dns.ts';
import type { Reply } from '../model/smtp.ts';

/** A machine that may take the message. `name` as the DNS or the configuration gave it. */
export interface HostAddress {
  readonly name: string;
  readonly address: string;
}

/** Where a message goes next. */
export type Hop =
  /** At least one, in the order in which they are tried. */
  | { readonly kind: 'hosts'; readonly candidates: readonly HostAddress[] }
  /** No host: for good, or until a later attempt. The reply is the sending MTA's own. */
  | {
      readonly kind: 'none';
      readonly temporary: boolean;
      readonly rule: string;
      readonly reply: Reply;
      /** Names the search hung on that no zone declares. */
      readonly undeclared: readonly Question[];
    };

export type NoHop = Extract<Hop, { kind: 'none' }>;

/** The rows by which a sending MTA finds no host. */
export type NoHopRow =
  | 'null-mx'
  | 'no-such-domain'
  | 'no-mail-host'
  | 'mx-without-address'
  | 'bad-address'
  | 'dns-failure'
  | 'undeclared'
  | 'no-smarthost';

/** Enhanced status codes of RFC 3463 and RFC 7505, with the reply codes RFC 7505 and RFC 5321 pair them with. */
const CODES: Readonly<Record<NoHopRow, { readonly code: number; readonly enhanced: string }>> = {
  'null-mx': { code: 556, enhanced: '5.1.10' },
  'no-such-domain': { code: 550, enhanced: '5.1.2' },
  'no-mail-host': { code: 550, enhanced: '5.1.2' },
  'mx-without-address': { code: 550, enhanced: '5.4.4' },
  'bad-address': { code: 553, enhanced: '5.1.3' },
  'dns-failure': { code: 451, enhanced: '4.4.3' },
  undeclared: { code: 451, enhanced: '4.4.3' },
  'no-smarthost': { code: 451, enhanced: '4.3.5' },
};

/** Says why there is no host; `site` is the sending site's id, the prefix of the rule. */
export function noHop(site: string, row: NoHopRow, text: string, undeclared: readonly Question[] = []): NoHop {
  const codes = CODES[row];
  return {
    kind: 'none',
    temporary: codes.enhanced.startsWith('4'),
    rule: `${site}#${row}`,
    reply: { ...codes, text },
    undeclared,
  };
}
