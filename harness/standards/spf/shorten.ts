import type { Lookup } from '../../model/dns.ts';
import { spfRecordsAmong } from './check-domain.ts';
import { countLookups } from './cost.ts';
import { isSpfRecord } from './parse.ts';
import { includedBy } from './tidy.ts';

const PLAIN_NETWORK = /^\+?ip[46]:/i;
const ALL = /^[+\-?~]?all$/i;

/** What one term of a record costs, with all that it leads to. */
export interface TermCost {
  readonly term: string;
  readonly lookups: number;
}

/** The terms of a record that ask the DNS, the dearest first (RFC 7208 section 4.6.4). */
export function termCosts(text: string, domain: string, lookup: Lookup): readonly TermCost[] {
  return termsOf(text)
    .filter((term) => !ALL.test(term))
    .map((term) => ({ term, lookups: countLookups(`v=spf1 ${term}`, domain, lookup).lookups }))
    .filter(({ lookups }) => lookups > 0)
    .toSorted((one, other) => other.lookups - one.lookups);
}

/**
 * A record that asks the DNS at most `limit` times and permits the same addresses today: included records that are lists
 * of addresses, at any depth, are written out, the dearest first and no more of them than necessary. What is written out
 * no longer follows a change of the other's record.
 *
 * @returns null where even that is not enough.
 */
export function shortenSpf(text: string, domain: string, lookup: Lookup, limit: number): string | null {
  const cost = (record: string): number => countLookups(record, domain, lookup).lookups;
  let record = text;
  for (const { term } of termCosts(text, domain, lookup)) {
    if (cost(record) <= limit) return record;
    const target = includedBy(term);
    const networks = target === null ? null : networksOf(target, { lookup, read: 0 }, [domain]);
    if (networks !== null) record = replaced(record, term, networks);
  }
  return cost(record) <= limit ? record : null;
}

function termsOf(text: string): readonly string[] {
  return (isSpfRecord(text) ? text.split(' ').slice(1) : []).filter(Boolean);
}

function replaced(record: string, term: string, networks: readonly string[]): string {
  const known = new Set(record.split(' '));
  const fresh = networks.filter((network) => !known.has(network));
  return record
    .split(' ')
    .flatMap((one) => (one === term ? fresh : [one]))
    .join(' ');
}

/** A list that is written out in more records than this is too long for one. */
const MOST_RECORDS = 100;

interface Search {
  readonly lookup: Lookup;
  /** Records read so far. */
  read: number;
}

/** The networks that a domain's record permits, where it is nothing but a list of them; null for any other record. */
function networksOf(domain: string, search: Search, path: readonly string[]): readonly string[] | null {
  search.read += 1;
  if (path.includes(domain) || search.read > MOST_RECORDS) return null;
  const { lookup } = search;
  const [text, second] = spfRecordsAmong(lookup(domain, 'TXT').data);
  if (text === undefined || second !== undefined) return null;
  const found: string[] = [];
  for (const term of termsOf(text)) {
    if (ALL.test(term)) break;
    const target = includedBy(term);
    const below = target === null ? null : networksOf(target, search, [...path, domain]);
    const networks = PLAIN_NETWORK.test(term) ? [term] : below;
    if (networks === null) return null;
    found.push(...networks);
  }
  return found;
}
