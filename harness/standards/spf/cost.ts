import type { Lookup, Question } from '../../model/dns.ts';
import { normalDomain } from '../domain.ts';
import { spfRecordsAmong } from './check-domain.ts';
import { usesMacro } from './macro.ts';
import type { MacroString } from './macro-string.ts';
import { isTargetName } from './name-syntax.ts';
import { parseSpf, type Term } from './parse.ts';

/** So many lookups are as good as without end: receivers stop at eleven. */
export const ENDLESS = 1000;

/** What a record costs its receivers. */
export interface SpfCost {
  /**
   * Terms that query DNS (RFC 7208 section 4.6.4), those of included records too, whether or not any matches; `ENDLESS`
   * for so many and more, where records lead in a circle, and where they lead on deeper than `DEEPEST`.
   */
  readonly lookups: number;
  /** Domains whose record was not counted: none or several there, invalid, or only known with a message. */
  readonly notCounted: readonly string[];
  /** Domains whose records lead back to the first of them, which stands at the end again; empty where none do. */
  readonly circle: readonly string[];
  readonly undeclared: readonly Question[];
}

/**
 * Records that lead on to one another in a line are followed so far. Each step is a lookup: `ENDLESS` means more than so
 * many at least.
 */
export const DEEPEST = 200;

interface Count {
  readonly lookup: Lookup;
  /** What each domain costs: records that many others lead to are read once. */
  readonly known: Map<string, number>;
  readonly notCounted: Set<string>;
  circle: readonly string[];
  readonly undeclared: Question[];
}

/** Up to the first `all`: what stands behind is never looked at, `redirect` included (RFC 7208 sections 5.1 and 6.1). */
function reachable(terms: readonly Term[]): readonly Term[] {
  const all = terms.findIndex((term) => term.kind === 'mechanism' && term.name === 'all');
  const mechanisms = (all < 0 ? terms : terms.slice(0, all)).filter((term) => term.kind === 'mechanism');
  return all < 0 ? [...mechanisms, ...terms.filter((term) => term.kind === 'redirect')] : mechanisms;
}

function targetOf(term: Term): MacroString | null {
  return 'target' in term ? term.target : null;
}

/** The name of a target without macros; null where it depends on the message. */
function fixedName(target: MacroString | null): string | null {
  const text = (target ?? []).map((part) => (part.kind === 'macro' ? null : part.text));
  return text.includes(null) ? null : normalDomain(text.join(''));
}

function isCounted(term: Term): boolean {
  if (term.kind === 'redirect') return true;
  return term.kind === 'mechanism' && term.name !== 'all' && term.name !== 'ip4' && term.name !== 'ip6';
}

function leadsOn(term: Term): boolean {
  return term.kind === 'redirect' || (term.kind === 'mechanism' && term.name === 'include');
}

function costOfTerm(term: Term, count: Count, path: readonly string[]): number {
  const target = targetOf(term);
  // `%{p}` asks for the PTR record of the client and is counted as such.
  const own = (isCounted(term) ? 1 : 0) + (target !== null && usesMacro(target, 'p') ? 1 : 0);
  if (!leadsOn(term)) return own;
  const name = fixedName(target);
  if (name === null) {
    count.notCounted.add(term.text);
    return own;
  }
  return own + costOfDomain(name, count, path);
}

function costOfRecord(text: string, count: Count, path: readonly string[]): number | null {
  const record = parseSpf(text);
  if (record.kind === 'problem') return null;
  const costs = reachable(record.terms).map((term) => costOfTerm(term, count, path));
  return Math.min(
    ENDLESS,
    costs.reduce((sum, cost) => sum + cost, 0),
  );
}

function costOfDomain(domain: string, count: Count, path: readonly string[]): number {
  const begin = path.indexOf(domain);
  if (begin >= 0 && count.circle.length === 0) count.circle = [...path.slice(begin), domain];
  if (begin >= 0 || path.length > DEEPEST) return ENDLESS;
  const cost = count.known.get(domain) ?? costOfFound(domain, count, path);
  count.known.set(domain, cost);
  return cost;
}

function costOfFound(domain: string, count: Count, path: readonly string[]): number {
  const answer = isTargetName(domain) ? count.lookup(domain, 'TXT') : null;
  if (answer?.status === 'undeclared') count.undeclared.push({ name: domain, type: 'TXT' });
  const [text, second] = spfRecordsAmong(answer?.data ?? []);
  const cost = text === undefined || second !== undefined ? null : costOfRecord(text, count, [...path, domain]);
  if (cost === null) count.notCounted.add(domain);
  return cost ?? 0;
}

/**
 * The full cost of a record: how many lookups a receiver makes that finds no match before the end (RFC 7208 section
 * 4.6.4 allows ten).
 *
 * @param text the record of `domain`, published or only planned.
 */
export function countLookups(text: string, domain: string, lookup: Lookup): SpfCost {
  const count: Count = { lookup, known: new Map(), notCounted: new Set(), circle: [], undeclared: [] };
  const name = normalDomain(domain);
  const cost = costOfRecord(text, count, [name]);
  if (cost === null) count.notCounted.add(name);
  const { circle, undeclared } = count;
  return { lookups: cost ?? 0, notCounted: [...count.notCounted], circle, undeclared };
}
