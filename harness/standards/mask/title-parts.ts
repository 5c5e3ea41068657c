import { isPlainWord } from './plain-words.ts';

/** Shorter ones are no title that could be told from a word. */
const SHORTEST = 3;

/**
 * The parts of an item's title that may be printed by themselves: what stands before the year, the author, the title
 * proper. `Okafor, Daniel, Bread without hurry / 2021` has `Okafor, Daniel` and `Bread without hurry`. The whole first.
 */
export function titleParts(item: string): readonly string[] {
  const whole = item.trim();
  const [main = ''] = whole.split(/\s\/\s/u);
  const pieces = main.split(/,\s+/u);
  const ends = pieces.map((_, index) => pieces.slice(index).join(', ')).filter(beginsLikeTitle);
  const starts = pieces.map((_, index) => pieces.slice(0, index + 1).join(', ')).slice(1);
  return [...new Set([whole, ...[...ends, ...starts].map((part) => part.trim()).filter(tells)])];
}

/** The rest of a sentence (`a history`) is no title of its own. */
function beginsLikeTitle(part: string): boolean {
  return !/^\p{Ll}/u.test(part);
}

function tells(part: string): boolean {
  return part.length >= SHORTEST && !/^\d+$/.test(part) && !isPlainWord(part);
}
