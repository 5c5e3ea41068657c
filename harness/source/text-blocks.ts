import { TextDecoder } from 'node:util';
import { closeSync, openSync, readSync } from 'node:fs';
import { MistakeError } from './mistake-error.ts';
import { cannotRead, failAtStart } from './ordinary-file.ts';

/** Encodings that spreadsheets and databases write text files in. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Bytes that are held at a time, however large the file is. */
const PIECE = 65_536;

/** Characters. A row of names and addresses has a few hundred. */
export const LONGEST_LINE = 16_384;

const TOO_LONG = new RegExp(`[^\\n]{${LONGEST_LINE + 1}}`, 'u');

/** Whole lines of a file, each with `\n` at its end but maybe the file's last. */
export interface TextBlock {
  readonly text: string;
  /** Of its first line, 1-based. */
  readonly line: number;
}

/**
 * The encoding of a text file: by its byte order mark; else UTF-8 where all of it is; else Windows-1252, of which every
 * ISO-8859-1 text is one too.
 *
 * @throws MistakeError where it cannot be read.
 */
export function encodingOf(path: string, displayPath: string): Encoding {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for (const piece of pieces(path, displayPath)) {
    const mark = first ? piece.subarray(0, 2).toString('hex') : '';
    first = false;
    if (mark === 'fffe') return 'utf-16le';
    if (mark === 'feff') return 'utf-16be';
    if (!decodes(strict, piece, true)) return 'windows-1252';
  }
  return decodes(strict, Buffer.alloc(0), false) ? 'utf-8' : 'windows-1252';
}

function decodes(strict: TextDecoder, piece: Buffer, stream: boolean): boolean {
  try {
    strict.decode(piece, { stream });
    return true;
  } catch {
    return false;
  }
}

/**
 * Reads a text file block by block, so that its size does not matter. Line ends of all kinds become `\n`.
 *
 * @throws MistakeError where it cannot be read, has a NUL, or a line of more than LONGEST_LINE characters. None of them
 * quotes the file: it may hold what is nobody's business.
 */
export function* textBlocks(path: string, displayPath: string, encoding: Encoding): Generator<TextBlock> {
  let rest = '';
  let line = 1;
  for (const text of texts(path, displayPath, encoding)) {
    const pending = rest + text;
    const end = pending.lastIndexOf('\n') + 1;
    checkText(displayPath, pending, line);
    rest = pending.slice(end);
    if (end === 0) continue;
    const block = pending.slice(0, end);
    yield { text: block, line };
    line += countLines(block);
  }
  if (rest !== '') yield { text: rest, line };
}

/** How often `\n` stands in a text. */
export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function* texts(path: string, displayPath: string, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  // A carriage return at the end of a piece may be the first half of a line end.
  let held = '';
  for (const piece of pieces(path, displayPath)) {
    const text = held + decoder.decode(piece, { stream: true });
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replaceAll(/\r\n?/g, '\n');
  }
  yield (held + decoder.decode()).replaceAll(/\r\n?/g, '\n');
}

function* pieces(path: string, displayPath: string): Generator<Buffer> {
  const file = guarded(displayPath, () => openSync(path, 'r'));
  // Whoever asks for the next piece is done with the last one.
  const piece = Buffer.alloc(PIECE);
  try {
    for (;;) {
      const length = guarded(displayPath, () => readSync(file, piece, 0, PIECE, null));
      if (length === 0) return;
      yield piece.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function guarded<T>(displayPath: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    return failAtStart(displayPath, cannotRead(error));
  }
}

function checkText(file: string, text: string, first: number): void {
  const nul = text.indexOf('\0');
  const long = TOO_LONG.exec(text)?.index ?? -1;
  if (nul < 0 && long < 0) return;
  const isNul = nul >= 0 && (long < 0 || nul < long + LONGEST_LINE);
  const at = isNul ? nul : long + LONGEST_LINE;
  const before = text.slice(0, at);
  const line = first + countLines(before);
  const column = at - before.lastIndexOf('\n');
  throw new MistakeError([{ file, line, column, ...(isNul ? NUL : LONG), source: null }]);
}

const NUL = {
  problem: 'There is a NUL character here: this is not a text file, or one in UTF-16 without its mark.',
  mend: 'Export it again as CSV, and save it as text in UTF-8.',
};

const LONG = {
  problem: `The line is longer than ${LONGEST_LINE} characters, where a row has a few hundred.`,
  mend: 'Export it again with one row on each line, or check that it is the right file.',
};
