import type { SpfNode } from '../../model/auth.ts';
import type { Transaction } from '../../model/delivery.ts';
import type { SpfExplanation, SpfTree } from '../../model/auth-explanation.ts';

/** RFC 7208 section 4.6.4. */
const LOOKUP_LIMIT = 10;

/** What SPF found; null where the receiver decided before it looked. */
export function spfExplanation({ facts }: Transaction): SpfExplanation | null {
  const spf = facts?.spf ?? null;
  if (facts === null || spf === null) return null;
  const { result, identity, domain, lookups, voids, voidLimit, tree } = spf;
  const limits = { lookups, lookupLimit: LOOKUP_LIMIT, voids, voidLimit };
  return { result, identity, domain, clientIp: facts.clientIp, ...limits, tree: treeOf(tree) };
}

function treeOf(node: SpfNode): SpfTree {
  return {
    ...node,
    terms: node.terms.map((term) => ({ ...term, record: term.record === null ? null : treeOf(term.record) })),
    untried: untriedTerms(node),
  };
}

/** A modifier other than `redirect` is no step of the evaluation (RFC 7208 section 6). */
const OTHER_MODIFIER = /^(?!redirect=)[a-z][a-z0-9\-_.]*=/i;

/** The terms behind the one that ended the evaluation; none where the record is in error as a whole. */
function untriedTerms({ text, terms }: SpfNode): readonly string[] {
  if (text === null || terms.length === 0) return [];
  const tried = terms.map((term) => term.text);
  const written = text.split(' ').slice(1);
  return written.filter((term) => {
    if (term === '' || OTHER_MODIFIER.test(term)) return false;
    const position = tried.indexOf(term);
    if (position >= 0) tried.splice(position, 1);
    return position < 0;
  });
}
