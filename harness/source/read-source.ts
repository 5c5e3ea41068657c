import { readFileSync } from 'node:fs';
import type { Mistake } from '../model/position.ts';
import { MistakeError } from './mistake-error.ts';
import { cannotRead, failAtStart, ordinaryFile, tooLarge } from './ordinary-file.ts';
import type { SourceText } from './source-file.ts';

/** Bytes. A scenario that a person wrote has a few thousand. */
export const LARGEST_FILE = 2_000_000;

interface Said {
  readonly problem: string;
  readonly mend: string;
}

/**
 * Reads a text file that a user wrote. `path` is opened, `displayPath` is what mistakes name.
 *
 * @throws MistakeError for a file that is missing, too large, not UTF-8, or has a NUL or no line ends in it.
 */
export function readSource(path: string, displayPath: string): SourceText {
  const text = decode(readBytes(path, displayPath), displayPath);
  if (text.includes('\r') && !text.includes('\n')) fail(displayPath, START, OLD_LINE_ENDS);
  const lines = text.split(/\r?\n/u);
  const nul = lines.findIndex((line) => line.includes('\0'));
  if (nul >= 0) {
    const line = lines[nul] ?? '';
    fail(displayPath, { line: nul + 1, column: line.indexOf('\0') + 1, source: line.replaceAll('\0', '\u2400') }, NUL);
  }
  return { file: displayPath, path, text, lines };
}

const OLD_LINE_ENDS: Said = {
  problem: 'The lines of this file end in a carriage return alone, so it is all one line.',
  mend: 'Save the file with line ends of LF or CRLF.',
};

const NUL: Said = {
  problem: 'There is a NUL character here: this is not a text file, or it was damaged.',
  mend: 'Take the character out, and save the file as text in UTF-8.',
};

function readBytes(path: string, displayPath: string): Buffer {
  ordinaryFile(path, displayPath, LARGEST_FILE);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return failAtStart(displayPath, cannotRead(error));
  }
  // The file may have grown since it was measured.
  return bytes.length > LARGEST_FILE ? failAtStart(displayPath, tooLarge(bytes.length, LARGEST_FILE)) : bytes;
}

function decode(bytes: Buffer, displayPath: string): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === 'feff') {
    fail(displayPath, START, { problem: 'The file is in UTF-16.', mend: 'Save it in UTF-8.' });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail(displayPath, firstBadByte(bytes), {
      problem: 'There is a character here that is not UTF-8; the file was likely saved in an older encoding.',
      mend: 'Save the file in UTF-8.',
    });
  }
}

interface Spot {
  readonly line: number;
  readonly column: number;
  readonly source: string | null;
}

const START: Spot = { line: 1, column: 1, source: null };

/** A line feed is never part of another UTF-8 character, so lines can be decoded one by one. */
function firstBadByte(bytes: Buffer): Spot {
  let begin = 0;
  for (let line = 1; begin <= bytes.length; line++) {
    const end = bytes.indexOf(0x0a, begin);
    const piece = bytes.subarray(begin, end < 0 ? bytes.length : end);
    const lenient = new TextDecoder('utf-8').decode(piece);
    if (!Buffer.from(lenient, 'utf8').equals(stripMark(piece))) {
      return { line, column: lenient.indexOf('\uFFFD') + 1, source: lenient.replace(/\r$/u, '') };
    }
    if (end < 0) break;
    begin = end + 1;
  }
  return START;
}

function stripMark(piece: Buffer): Buffer {
  return piece.subarray(0, 3).toString('hex') === 'efbbbf' ? piece.subarray(3) : piece;
}

function fail(file: string, spot: Spot, said: Said): never {
  const mistake: Mistake = { file, line: spot.line, column: spot.column, ...said, source: spot.source };
  throw new MistakeError([mistake]);
}
