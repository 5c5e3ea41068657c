import { canonicalIp } from './canonical-ip.ts';
import { isMailDomain, normalDomain } from './domain.ts';
import { parseIp } from './ip.ts';

/** What the entries of a receiver's list are. */
export interface ListSort {
  readonly is: (text: string) => boolean;
  /** An entry as it is compared with. */
  readonly normal: (text: string) => string;
  /** What to write instead of what is none. */
  readonly mend: string;
}

const ADDRESSES: ListSort = {
  is: (text) => parseIp(text) !== null,
  normal: canonicalIp,
  mend: 'Write one IP address after another, such as 203.0.113.25 or 2001:db8::25; a network or a name never fits.',
};
const DOMAINS: ListSort = {
  is: (text) => isMailDomain(normalDomain(text)),
  normal: normalDomain,
  mend: 'Write one domain name after another, such as acme.org.',
};

const SORTS: Readonly<Record<string, ListSort>> = {
  allowedIps: ADDRESSES,
  blockedIps: ADDRESSES,
  blocklists: DOMAINS,
  relayDomains: DOMAINS,
  trustedArcSealers: DOMAINS,
};

/**
 * What predicates read the list of a setting for; anything else in it would match nothing, and nobody would be told. Null for
 * a setting that no predicate reads as a list.
 */
export function listSort(setting: string): ListSort | null {
  return Object.hasOwn(SORTS, setting) ? (SORTS[setting] ?? null) : null;
}
