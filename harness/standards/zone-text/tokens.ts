import type { Spot, Trouble } from './trouble.ts';

/** One word or quoted string of an entry. */
export interface Token extends Spot {
  /** As written, without the quotes; escapes are not yet decoded. */
  readonly raw: string;
  readonly quoted: boolean;
}

/** A comment on an entry's line: what it hides, and whether it stands right behind a word. */
export interface Remark extends Spot {
  readonly glued: boolean;
  /** From the `;` to the end of the line. */
  readonly text: string;
}

/** One entry of zone text: the words of a line, or of several that parentheses join (RFC 1035 section 5.1). */
export interface Entry {
  readonly tokens: readonly Token[];
  /** True where the entry begins with white space: the owner is that of the entry before. */
  readonly indented: boolean;
  /** The first comment that follows a word. */
  readonly remark: Remark | null;
  readonly trouble: Trouble | null;
}

interface Draft {
  tokens: Token[];
  indented: boolean;
  remark: Remark | null;
  trouble: Trouble | null;
  open: Spot[];
}

// One piece of a line: white space, a comment, a closed string, an open one, a parenthesis, or a word.
const PIECE = /(\s+)|(;.*)|"([^"\\]*(?:\\.[^"\\]*)*)"|(")|([()])|((?:[^\s;"()\\]+|\\.|\\$)+)/sy;
const TYPOGRAPHIC = /[\u201C-\u201F\u2018-\u201B\u00AB\u00BB\u2033]/;

/** Splits zone text into entries. Never throws; what cannot be split is an entry with its trouble. */
export function readEntries(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  let draft = blank();
  text.split('\n').forEach((written, index) => {
    const line = written.endsWith('\r') ? written.slice(0, -1) : written;
    if (draft.open.length === 0) {
      draft = blank();
      draft.indented = /^\s/.test(line.replace(/^\uFEFF/, ''));
    }
    scanLine(draft, line, index + 1);
    if (draft.open.length === 0) finish(draft, entries);
  });
  const open = draft.open[0];
  if (open !== undefined) {
    draft.trouble ??= {
      at: open,
      problem: 'This parenthesis is never closed, so every line after it would belong to this record.',
      mend: 'Write `)` after the last value, for example `acme.org. TXT ( "v=spf1 " "-all" )`.',
    };
    finish(draft, entries);
  }
  return entries;
}

function blank(): Draft {
  return { tokens: [], indented: false, remark: null, trouble: null, open: [] };
}

function finish(draft: Draft, entries: Entry[]): void {
  const { tokens, indented, remark, trouble } = draft;
  if (tokens.length > 0 || trouble !== null) entries.push({ tokens, indented, remark, trouble });
}

function scanLine(draft: Draft, line: string, row: number): void {
  PIECE.lastIndex = 0;
  let end = 0;
  while (end < line.length) {
    const piece = PIECE.exec(line);
    if (piece === null) return;
    const at = { line: row, column: piece.index + 1 };
    if (piece[4] !== undefined) {
      draft.trouble ??= unclosed(line, at);
      // The parenthesis that the open string swallowed was meant: what follows is not part of this entry.
      if (line.includes(')', piece.index)) draft.open = [];
      return;
    }
    takePiece(draft, piece, at);
    end = PIECE.lastIndex;
  }
}

function takePiece(draft: Draft, piece: RegExpExecArray, at: Spot): void {
  const [, , comment, string, , parenthesis, word] = piece;
  if (string !== undefined) draft.tokens.push({ ...at, raw: string, quoted: true });
  else if (word !== undefined) draft.tokens.push({ ...at, raw: word, quoted: false });
  else if (parenthesis === '(') draft.open.push(at);
  else if (parenthesis === ')' && draft.open.pop() === undefined) draft.trouble ??= stray(at);
  else if (comment !== undefined) draft.remark ??= remarkOf(draft, comment, at);
}

function remarkOf(draft: Draft, text: string, at: Spot): Remark | null {
  const last = draft.tokens.at(-1);
  if (last === undefined || last.line !== at.line) return null;
  const glued = last.column + last.raw.length + (last.quoted ? 2 : 0) === at.column;
  return { ...at, glued, text };
}

function stray(at: Spot): Trouble {
  return {
    at,
    problem: 'This parenthesis closes nothing.',
    mend: 'Take it away, or write `(` before the first value, for example `acme.org. TXT ( "v=spf1 " "-all" )`.',
  };
}

/** An open string often was closed with a typographic quote: then that one is to blame. */
function unclosed(line: string, at: Spot): Trouble {
  const offset = line.slice(at.column).search(TYPOGRAPHIC);
  if (offset < 0) {
    return {
      at,
      problem: 'This quote is never closed on its line.',
      mend: 'Write `"` at the end of the text, for example `acme.org. TXT "v=spf1 -all"`; a quote inside it is `\\"`.',
    };
  }
  const quote = { line: at.line, column: at.column + 1 + offset };
  return typographicAt(quote, line.charAt(quote.column - 1));
}

/** The trouble with the first typographic quote outside a string, if there is one. */
export function typographicQuote(tokens: readonly Token[]): Trouble | null {
  for (const token of tokens) {
    const offset = token.quoted ? -1 : token.raw.search(TYPOGRAPHIC);
    if (offset < 0) continue;
    return typographicAt({ line: token.line, column: token.column + offset }, token.raw.charAt(offset));
  }
  return null;
}

function typographicAt(at: Spot, quote: string): Trouble {
  return {
    at,
    problem: `${quote} is a typographic quote, which means nothing in zone text.`,
    mend: 'Write the straight quote `"` on both sides, for example `acme.org. TXT "v=spf1 -all"`.',
  };
}
