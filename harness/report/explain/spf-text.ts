import type { SpfQuery } from '../../model/auth.ts';
import type { SpfExplanation, SpfTree } from '../../model/auth-explanation.ts';
import type { Page } from './page.ts';
import { lines } from './page.ts';

const INDENT = 8;
const STEP = 4;

/** SPF as a tree: each term with what it asked, what came back, whether it matched, and the counts so far. */
export function spfText(spf: SpfExplanation | null, page: Page): readonly string[] {
  if (spf === null) return [];
  const { result, identity, domain, clientIp, lookups, lookupLimit, voids, voidLimit, tree } = spf;
  const of = identity === 'helo' ? 'the EHLO name, since MAIL FROM is the null sender' : 'the domain of MAIL FROM';
  const counts = `lookups ${lookups} of ${lookupLimit}, void lookups ${voids} of ${voidLimit}`;
  return [
    `      ${page.colours.bold('SPF')}: ${result}`,
    ...lines(`${domain || '(none)'} (${of}) for ${clientIp}: ${result}; ${counts}`, page, {
      indent: INDENT,
      hanging: 2,
    }),
    ...treeText(tree, spf, INDENT, page),
  ];
}

type Limits = Pick<SpfExplanation, 'lookupLimit' | 'voidLimit'>;
type Term = SpfTree['terms'][number];

function treeText(tree: SpfTree, limits: Limits, indent: number, page: Page): readonly string[] {
  const { domain, text, terms, untried, problem } = tree;
  return [
    ...lines(text === null ? unreadText(tree) : `${domain} TXT: ${text}`, page, { indent, hanging: 2 }),
    ...terms.flatMap((term) => termText(term, { limits, end: endText(tree, term, limits) }, indent + 2, page)),
    ...(untried.length === 0
      ? []
      : lines(`not reached: ${untried.join(' ')}`, page, { indent: indent + 2, hanging: 2 })),
    ...(problem === null ? [] : lines(`problem: ${problem}`, page, { indent: indent + 2, hanging: 2 })),
    ...lines(`result of ${domain}: ${tree.result}`, page, { indent: indent + 2, hanging: 2 }),
  ];
}

/** Without a record to evaluate there is at most an answer. */
function unreadText({ domain, query }: SpfTree): string {
  return query === null ? `${domain || '(no domain)'}: not asked` : queryText(query);
}

/** What a term is said to have come to, where an error at it ended the evaluation (RFC 7208 sections 2.6.6 and 2.6.7). */
function endText({ terms, result, problem }: SpfTree, term: Term, limits: Limits): string | null {
  if (term.match || term !== terms.at(-1) || problem === null || !result.endsWith('error')) return null;
  if (term.record?.result.endsWith('error') === true) return `ends in ${term.record.result}: the evaluation ends here`;
  if (term.lookups > limits.lookupLimit) return `the evaluation ends here: more than ${limits.lookupLimit} lookups`;
  if (term.voids > limits.voidLimit) return `the evaluation ends here: more than ${limits.voidLimit} void lookups`;
  return `the evaluation ends here: ${problem}`;
}

interface Told {
  readonly limits: Limits;
  /** Null where no error ended the evaluation at this term. */
  readonly end: string | null;
}

function termText(term: Term, { limits, end }: Told, indent: number, page: Page): readonly string[] {
  const { lookups, voids, queries, record } = term;
  const counts = `lookups ${lookups} of ${limits.lookupLimit}, void ${voids} of ${limits.voidLimit}`;
  return [
    ...lines(`${term.text} ${end ?? matchText(term)} (${counts})`, page, { indent, hanging: 2 }),
    ...queries.flatMap((query) => lines(`asked ${queryText(query)}`, page, { indent: indent + STEP, hanging: 2 })),
    ...(record === null ? [] : treeText(record, limits, indent + STEP, page)),
  ];
}

function matchText({ text, match, record }: Term): string {
  if (text.toLowerCase().startsWith('redirect=')) return match ? 'followed: its result is the result' : 'not followed';
  if (match) return 'matches';
  return record !== null && record.result.endsWith('error') ? `ends in ${record.result}` : 'does not match';
}

function queryText({ name, type, status, answers }: SpfQuery): string {
  return `${name} ${type}: ${status === 'found' ? answers.join('; ') : status}`;
}
