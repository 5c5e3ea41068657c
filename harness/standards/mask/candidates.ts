import { type Form, type Forms, LEAST_OF_CUT, type Node } from './forms.ts';

/** What may stand at a place of a text. */
export interface Candidates {
  readonly forms: readonly Form[];
  /** A title that was cut off: where what is left of it ends; null where none is. */
  readonly cut: { readonly end: number; readonly as: string } | null;
}

const RUN = /[a-z0-9]+/gi;
/** Signs between two words of one form, encoded ones included. */
const WIDEST_GAP = 40;
const CUT = /^[\s,.:;/-]*(?:…|\.\.\.|$)/;
const ELLIPSIS = /^(?:…|\.\.\.)/;

/** A run of letters and digits as it may be read, and the node it leads to; the same node where it says nothing. */
interface Reading {
  readonly word: string;
  readonly end: number;
}

/**
 * What may begin at a place: follows the runs of letters and digits from there, and jumps over octets that are written
 * in hexadecimal (`%20`), in decimal (`\032`) or as entities (`&nbsp;`).
 */
export function candidatesAt(text: string, start: number, { root }: Forms): Candidates {
  const forms: Form[] = [];
  let cut: Candidates['cut'] = null;
  const visit = (node: Node, at: number, depth: number): void => {
    for (const { word, end } of readingsFrom(text, at, depth === 0)) {
      const next = word === '' ? node : node.next.get(word);
      if (next !== undefined && next !== node) forms.push(...next.forms);
      const rest = cutAt(text, { start, at: end }, word, { node, next: next ?? null });
      if (rest !== null) cut = rest;
      if (next !== undefined) visit(next, end, depth + 1);
    }
  };
  visit(root, start, 0);
  return { forms, cut };
}

function readingsFrom(text: string, at: number, isFirst: boolean): readonly Reading[] {
  RUN.lastIndex = at;
  const match = RUN.exec(text);
  if (match === null || match.index - at > (isFirst ? 0 : WIDEST_GAP)) return [];
  const { 0: run, index } = match;
  const end = index + run.length;
  const whole = { word: run.toLowerCase(), end };
  if (isFirst) return [whole];
  const code = codeBefore(text, run, index);
  return code === 0 ? [whole] : [whole, { word: run.slice(code).toLowerCase(), end }];
}

/** How many characters of a run are not letters but stand for one. */
function codeBefore(text: string, run: string, index: number): number {
  const sign = text.charAt(index - 1);
  if (sign === '%' || sign === '=') return /^(?:25)?[0-9a-f]{2}/i.exec(run)?.[0].length ?? 0;
  if (sign === '\\') return /^\d{3}/.test(run) ? 3 : 0;
  return /[&#]/.test(sign) && text.charAt(index + run.length) === ';' ? run.length : 0;
}

/** What is left of a title, where the text or its column ends within or behind a word of it. */
function cutAt(
  text: string,
  { start, at }: { readonly start: number; readonly at: number },
  word: string,
  { node, next }: { readonly node: Node; readonly next: Node | null },
): Candidates['cut'] {
  if (at - start < LEAST_OF_CUT || node.cut === null || word === '') return null;
  const rest = text.slice(at, at + LEAST_OF_CUT);
  if (next !== null) return next.cut !== null && CUT.test(rest) ? { end: at, as: next.cut } : null;
  // The end of a text is no sign that its first word was cut off.
  const isFirst = at - start === word.length;
  if (!(isFirst ? ELLIPSIS : CUT).test(rest)) return null;
  const longer = [...node.next].find(([key]) => key.startsWith(word));
  return longer === undefined ? null : { end: at, as: longer[1].cut ?? node.cut };
}
