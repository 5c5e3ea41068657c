import { distance } from 'fastest-levenshtein';
import { parseSpf } from './parse.ts';

/** RFC 7208 sections 5 and 6: the names a term may have, with the sign that follows them. */
const NAMES = ['include:', 'ip4:', 'ip6:', 'exists:', 'redirect=', 'a:', 'mx:', 'a', 'mx', 'ptr', 'all'] as const;
/** More wrong letters than this make another word, not a slip. */
const MOST_SLIPS = 2;

/**
 * A record without its syntax errors: a term whose name is close to a real one is written right, another one that is no
 * term is left out. Null where nothing is wrong or nothing would be left to publish.
 */
export function mendSyntax(text: string): string | null {
  const [version, ...terms] = text.split(' ').filter(Boolean);
  if (version === undefined || parseSpf(text).kind === 'record') return null;
  const mended = [version, ...terms.flatMap((term) => mendTerm(term) ?? [])].join(' ');
  return parseSpf(mended).kind === 'record' && mended !== version ? mended : null;
}

/** Of names equally close that which was begun and not ended is meant: `-al` is no `-a`. */
function begins(right: string, name: string): boolean {
  return right.startsWith(name.toLowerCase());
}

function isTerm(term: string): boolean {
  return parseSpf(`v=spf1 ${term}`).kind === 'record';
}

/** Names are compared with the sign behind them, so that `ip4=192.0.2.1` and `ipv4:192.0.2.1` are both slips. */
function mendTerm(term: string): string | null {
  const [, qualifier = '', name = '', rest = ''] = /^([+\-?~]?)([^:/=]*[:=]?)(.*)$/s.exec(term) ?? [];
  // A word with `=` that is no modifier of SPF is allowed and means nothing; `ip4=` is a slip.
  if (isTerm(term) && !/^[+\-?~]?(?:ip[46]|include|a|mx|exists|ptr)=/i.test(term)) return term;
  const near = NAMES.map((right) => ({ right, steps: distance(name.toLowerCase(), right) }))
    .filter(({ right, steps }) => steps <= MOST_SLIPS && isTerm(`${qualifier}${right}${rest}`))
    .toSorted((a, b) => a.steps - b.steps || Number(begins(b.right, name)) - Number(begins(a.right, name)));
  const [best] = near;
  return best === undefined ? null : `${qualifier}${best.right}${rest}`;
}
