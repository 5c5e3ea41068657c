import type { SpfResult } from '../../model/auth.ts';
import type { Lookup } from '../../model/dns.ts';
import { countLookups } from './cost.ts';
import { mergeSpf } from './merge.ts';
import { parseSpf } from './parse.ts';
import { shortenSpf } from './shorten.ts';
import { contradicting, faultyTerms, walkAs, withTermsFirst } from './stand-in-the-way.ts';
import { withoutTerms } from './tidy.ts';

/** RFC 7208 section 4.6.4. */
const LOOKUP_LIMIT = 10;

/** No machine sends from here (RFC 1122 section 3.2.1.3): it meets every term of a record and matches none. */
const NOBODY = '0.0.0.1';
/** Nor from here (RFC 6666). */
const NOBODY_V6 = '100::1';

/** What a planned record has to do. */
export interface Aim {
  readonly domain: string;
  readonly lookup: Lookup;
  /** The records as published; none, one or, in error, several. */
  readonly published: readonly string[];
  /** Addresses that the record has to permit. */
  readonly addresses: readonly string[];
  /** Addresses that it may not lose where the published record permits them. */
  readonly keep: readonly string[];
}

/** One way to get there: terms added to a record, or to a new one. */
export interface Draft {
  readonly base: string | null;
  /** What a second record adds. */
  readonly more: readonly string[];
  /** The terms that permit the addresses. */
  readonly terms: readonly string[];
  /** Whether includes may be written out as addresses where there are too many lookups. */
  readonly shorten: boolean;
}

/** A record that was evaluated and does what it should, or the reason why there is none. */
export type SureRecord =
  | {
      readonly record: string;
      readonly lookupsBefore: number;
      readonly lookupsAfter: number;
      /** Terms that stood in the way, or were in error, and are taken out. */
      readonly dropped: readonly string[];
      /** Terms that stand first, since others before them would have decided. */
      readonly first: readonly string[];
    }
  | { readonly lookupsBefore: number; readonly impossible: string };

function resultWith(record: string, domain: string, ip: string, lookup: Lookup): SpfResult {
  return walkAs(record, { domain, ip, lookup }).result;
}

/**
 * The first record of some drafts that, evaluated as if it were published, permits every address it should, loses none
 * that passed before, and keeps within the limits for everybody else (RFC 7208 section 4.6.4).
 *
 * The first term that matches decides (section 4.6.2). So each draft is tried as it is, then without terms that say
 * the opposite of what is added, then with the added terms in front of all others, and at last without terms that are in
 * error by themselves.
 */
export function sureRecord(drafts: readonly Draft[], aim: Aim): SureRecord {
  const { domain, lookup, published } = aim;
  const lookupsBefore = published.reduce((sum, text) => sum + countLookups(text, domain, lookup).lookups, 0);
  const keep = keptBy(aim);
  const permitting = [...drafts.flatMap(({ terms }) => terms), ...aim.addresses.map(networkTerm)];
  for (const ease of EASES) {
    for (const draft of drafts) {
      const found = tried(eased(draft, ease, permitting, aim), aim, keep);
      if (found === null) continue;
      const lookupsAfter = countLookups(found.record, domain, lookup).lookups;
      return { ...found, lookupsBefore, lookupsAfter };
    }
  }
  return { lookupsBefore, impossible: reasonOf(drafts, aim, keep) };
}

/** What is done to a draft so that its terms are reached; the least comes first. */
interface Ease {
  readonly drops: 'nothing' | 'contradicting' | 'faulty';
  readonly first: boolean;
}

const EASES: readonly Ease[] = [
  { drops: 'nothing', first: false },
  { drops: 'contradicting', first: false },
  { drops: 'contradicting', first: true },
  { drops: 'faulty', first: false },
  { drops: 'faulty', first: true },
];

interface Eased {
  readonly parts: Draft;
  readonly dropped: readonly string[];
  readonly first: boolean;
}

function eased(draft: Draft, { drops, first }: Ease, permitting: readonly string[], { domain, lookup }: Aim): Eased {
  const written = [...termsOf(draft.base ?? 'v=spf1'), ...draft.more];
  const contrary = drops === 'nothing' ? [] : contradicting(written, permitting);
  const faulty = drops === 'faulty' ? faultyTerms(written, domain, [NOBODY, NOBODY_V6], lookup) : [];
  const dropped = [...new Set([...contrary, ...faulty])];
  const isDropped = (term: string): boolean => dropped.includes(term);
  const base = draft.base === null ? null : withoutTerms(draft.base, isDropped);
  return { parts: { ...draft, base, more: draft.more.filter((term) => !isDropped(term)) }, dropped, first };
}

function tried({ parts, dropped, first }: Eased, aim: Aim, keep: readonly string[]) {
  const { terms, shorten } = parts;
  const { domain, lookup } = aim;
  const permitting = (added: readonly string[]): string | null => {
    const merged = first
      ? withTermsFirst(mergeSpf(parts.base, parts.more), [...added, ...terms])
      : mergeSpf(parts.base, [...parts.more, ...terms, ...added]);
    return shorten ? shortenSpf(merged, domain, lookup, LOOKUP_LIMIT) : merged;
  };
  const told = { dropped, first: first ? terms : [] };
  const plain = permitting([]);
  if (plain !== null && isSure(plain, aim, keep)) return { record: plain, ...told };
  // What passed for another reason, as under `+all`, has to be named itself.
  const lost = keep.filter((ip) => plain === null || resultWith(plain, domain, ip, lookup) !== 'pass');
  const named = lost.length === 0 ? null : permitting(lost.map(networkTerm));
  return named !== null && isSure(named, aim, keep) ? { record: named, ...told } : null;
}

function isSure(record: string, aim: Aim, keep: readonly string[]): boolean {
  const { domain, lookup, addresses } = aim;
  if (parseSpf(record).kind === 'problem') return false;
  if (countLookups(record, domain, lookup).lookups > LOOKUP_LIMIT) return false;
  // A record that cannot be read to its end now may be readable later; one in error stays in error.
  if (resultWith(record, domain, NOBODY, lookup) === 'permerror') return false;
  return [...addresses, ...keep].every((ip) => resultWith(record, domain, ip, lookup) === 'pass');
}

/** Of the addresses to keep, those that pass now. */
function keptBy({ domain, lookup, published, keep }: Aim): readonly string[] {
  const [record, second] = published;
  if (record === undefined || second !== undefined) return [];
  return keep.filter((ip) => resultWith(record, domain, ip, lookup) === 'pass');
}

function reasonOf(drafts: readonly Draft[], aim: Aim, keep: readonly string[]): string {
  const { domain, lookup, addresses } = aim;
  const last = drafts.at(-1);
  if (last === undefined) return 'nothing can be added to it';
  const merged = mergeSpf(last.base, [...last.more, ...last.terms]);
  const parsed = parseSpf(merged);
  if (parsed.kind === 'problem') return `${parsed.term} has to be corrected first (${parsed.problem})`;
  const { lookups } = countLookups(merged, domain, lookup);
  if (lookups > LOOKUP_LIMIT)
    return `with all that it permits now it asks the DNS ${lookups} times, and 10 are allowed`;
  const told = [...addresses, ...keep].map((ip) => ({ ip, result: resultWith(merged, domain, ip, lookup) }));
  const refused = told.find(({ result }) => result !== 'pass');
  return refused === undefined
    ? 'a term in it is an error for everybody whom it does not name'
    : `${refused.ip} would still get ${refused.result}`;
}

function termsOf(text: string): readonly string[] {
  return text.split(' ').slice(1).filter(Boolean);
}

/** `ip4:` or `ip6:` of one address. */
export function networkTerm(ip: string): string {
  return ip.includes(':') ? `ip6:${ip}` : `ip4:${ip}`;
}
