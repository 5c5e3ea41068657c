import { distance } from 'fastest-levenshtein';
import { RECORD_TYPES } from '../../model/dns.ts';
import { bad, good, shown } from './trouble.ts';
import type { Fault, RecordType } from '../../model/dns.ts';
import type { Token } from './tokens.ts';
import type { Read } from './trouble.ts';

/** What the word in the type's place says. */
export type Kind =
  | { readonly kind: 'type'; readonly type: RecordType }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'nxdomain' }
  | { readonly kind: 'fault'; readonly fault: Fault };

const FAULTS: readonly Fault[] = ['SERVFAIL', 'TIMEOUT', 'REFUSED'];

/**
 * Types that mail does not ask for (IANA, Resource Record (RR) TYPEs, 2026-10); SPF (type 99) is one of them since RFC
 * 7208 section 3.1. They may stand in pasted answers and change nothing here. DNAME is missing on purpose: it would
 * change what other names answer.
 */
const IGNORED = new Set(
  (
    'AFSDB APL CAA CDNSKEY CDS CERT CSYNC DHCID DLV DNSKEY DS EUI48 EUI64 HINFO HIP HTTPS IPSECKEY KEY KX LOC MB MD MF ' +
    'MG MINFO MR NAPTR NSEC NSEC3 NSEC3PARAM OPENPGPKEY PX RP RRSIG RT SIG SMIMEA SPF SRV SSHFP SVCB TLSA URI WALLET ' +
    'WKS X25 ZONEMD'
  ).split(' '),
);

/** RFC 3597 section 5: a type by its number. These are the numbers of the types that mail asks for. */
const MODELLED_NUMBERS: Readonly<Record<string, RecordType>> = {
  TYPE1: 'A',
  TYPE2: 'NS',
  TYPE5: 'CNAME',
  TYPE6: 'SOA',
  TYPE12: 'PTR',
  TYPE15: 'MX',
  TYPE16: 'TXT',
  TYPE28: 'AAAA',
};

const REFUSED: Readonly<Record<string, string>> = {
  DNAME: 'Write a CNAME line for every name below it that is asked.',
  ALIAS: 'That is a type of some providers only: write the A and AAAA records it leads to.',
  ANAME: 'That is a type of some providers only: write the A and AAAA records it leads to.',
  ANY: 'Leave the type out for a fault of every type: `acme.org. SERVFAIL`.',
  NODATA: 'Write the type that has no data before it: `acme.org. TXT NODATA`.',
};

/** Reads the word in the type's place: a type, a fault of every type, or NXDOMAIN. Letter case does not count. */
export function readKind(token: Token): Read<Kind> {
  const word = token.raw.toUpperCase();
  if (token.quoted) {
    return bad(
      token,
      'A type is expected here, not a text.',
      'Write the type before the text, for example `acme.org. TXT "v=spf1 -all"`.',
    );
  }
  const kind = kindOf(word);
  if (kind !== null) return good(kind);
  const mend = REFUSED[word] ?? numbered(word) ?? suggestion(word);
  return bad(token, `\`${shown(token.raw)}\` is not a record type that can be used here.`, mend);
}

/** True where a word can stand in the type's place. */
export function isKind(token: Token): boolean {
  return !token.quoted && kindOf(token.raw.toUpperCase()) !== null;
}

/** The fault a word names, or null. */
export function faultOf(token: Token): Fault | null {
  return token.quoted ? null : (FAULTS.find((fault) => fault === token.raw.toUpperCase()) ?? null);
}

function kindOf(word: string): Kind | null {
  const type = RECORD_TYPES.find((known) => known === word);
  if (type !== undefined) return { kind: 'type', type };
  const fault = FAULTS.find((known) => known === word);
  if (fault !== undefined) return { kind: 'fault', fault };
  if (word === 'NXDOMAIN') return { kind: 'nxdomain' };
  const ignored = IGNORED.has(word) || (/^TYPE\d{1,5}$/.test(word) && MODELLED_NUMBERS[word] === undefined);
  return ignored ? { kind: 'ignored' } : null;
}

function numbered(word: string): string | null {
  const type = MODELLED_NUMBERS[word];
  return type === undefined ? null : `Write ${type} and its data in its own form instead.`;
}

function suggestion(word: string): string {
  const known = [...RECORD_TYPES, ...FAULTS, 'NXDOMAIN', 'SRV', 'CAA'];
  const near = known
    .map((name) => ({ name, steps: letters(word) === letters(name) ? 1 : distance(word.slice(0, 20), name) }))
    .filter(({ name, steps }) => steps <= (name.length > 4 ? 2 : 1))
    .toSorted((a, b) => a.steps - b.steps)[0];
  const meant = near === undefined ? '' : `Did you mean ${near.name}? `;
  return `${meant}Types are ${RECORD_TYPES.join(', ')}; a line is for example \`acme.org. 3600 TXT "v=spf1 -all"\`.`;
}

/** Words with the same letters differ by a swap: PRT is PTR. */
function letters(word: string): string {
  return Array.from(word.slice(0, 20)).toSorted().join('');
}
