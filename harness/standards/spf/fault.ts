import type { SpfFact, SpfNode, SpfTerm } from '../../model/auth.ts';
import { isSpfRecord } from './parse.ts';

/** What makes a record an error for good (RFC 7208 section 2.6.7), and in whose record it lies. */
export type SpfFault = {
  /** The domain whose record holds the fault. */
  readonly domain: string;
  /** The domain right below the one asked that led to it; null where the fault is in the record asked. */
  readonly through: string | null;
  readonly problem: string;
} & (
  | { readonly kind: 'several-records'; readonly count: number }
  | { readonly kind: 'too-many-lookups' }
  /** `names`: what was asked and has no records. */
  | { readonly kind: 'too-many-voids'; readonly names: readonly string[] }
  /** `include` or `redirect` of a domain without SPF record. */
  | { readonly kind: 'nothing-there'; readonly term: string; readonly target: string; readonly exists: boolean }
  | { readonly kind: 'syntax' }
);

const TOO_MANY_LOOKUPS = /^more than \d+ terms that query DNS$/;
const TOO_MANY_VOIDS = /^more than \d+ void lookups$/;

/** The fault that ended an evaluation with permerror; null for any other result. */
export function spfFault({ result, tree }: SpfFact): SpfFault | null {
  if (result !== 'permerror') return null;
  const problem = tree.problem ?? 'the record is invalid';
  const where = (node: SpfNode, through: string | null) => ({ domain: node.domain, through, problem });
  const root = where(tree, null);
  if (TOO_MANY_LOOKUPS.test(problem)) return { ...root, kind: 'too-many-lookups' };
  if (TOO_MANY_VOIDS.test(problem)) return { ...root, kind: 'too-many-voids', names: voidNames(tree) };
  return faultIn(tree, null, where);
}

type Where = (node: SpfNode, through: string | null) => Pick<SpfFault, 'domain' | 'through' | 'problem'>;

/** Evaluation stops at the fault, so it lies in the last term that was looked at. */
function faultIn(node: SpfNode, through: string | null, where: Where): SpfFault {
  const last = node.terms.at(-1);
  const record = last?.record ?? null;
  if (last !== undefined && record !== null) {
    const below = through ?? record.domain;
    if (record.result === 'permerror' && leadsTo(record)) return faultIn(record, below, where);
    if (record.result === 'none') return { ...where(node, through), ...nothingThere(last, record) };
  }
  const count = recordCount(node);
  if (count > 1) return { ...where(node, through), kind: 'several-records', count };
  return { ...where(node, through), kind: 'syntax' };
}

/** A record that was really asked for. */
function leadsTo(record: SpfNode): boolean {
  return record.query !== null;
}

function nothingThere({ text }: SpfTerm, { domain, query }: SpfNode) {
  return { kind: 'nothing-there', term: text, target: domain, exists: query?.status !== 'nxdomain' } as const;
}

function recordCount({ query }: SpfNode): number {
  return (query?.answers ?? []).filter(isSpfRecord).length;
}

/** Every name without records, in the order asked (RFC 7208 section 4.6.4: NXDOMAIN, or no data). */
function voidNames(node: SpfNode): readonly string[] {
  const own = node.query === null ? [] : [node.query];
  const asked = [
    ...own.map(({ name, type, status }) => ({ name, type, status })),
    ...node.terms.flatMap(({ queries }) => queries),
  ];
  const empty = asked.filter(({ status }) => status === 'nxdomain' || status === 'nodata');
  const below = node.terms.flatMap(({ record }) => (record === null ? [] : voidNames(record)));
  return [...new Set([...empty.map(({ name }) => name), ...below])];
}
