import { isScalar } from 'yaml';
import type { Position } from '../model/position.ts';
import type { Spot } from './locate.ts';
import type { SourceText } from './source-file.ts';

/**
 * Maps a line and column of a text value (both 1-based) to the file. Exact for `|` blocks and for texts written on one
 * line without escapes; everything else maps to its beginning.
 */
export function blockPlace(
  source: SourceText,
  spot: Spot,
  place: (offset: number) => Position,
): (line: number, column: number) => Position {
  const { node } = spot;
  // An alias stands elsewhere than the text it repeats.
  const begin = place(node?.range?.[0] ?? spot.value);
  if (!isScalar(node) || typeof node.value !== 'string') return () => begin;
  const { type, value } = node;
  if (type === 'BLOCK_LITERAL') return literal(source, begin, value.split('\n'));
  const quote = type === 'PLAIN' ? 0 : 1;
  const written = source.lines[begin.line - 1]?.slice(begin.column - 1 + quote) ?? '';
  if (!written.startsWith(value)) return () => begin;
  return (line, column) => (line === 1 ? { ...begin, column: begin.column + quote + column - 1 } : begin);
}

/** The text of a `|` block begins on the line after the mark; each of its lines lost the same indentation. */
function literal(source: SourceText, mark: Position, text: readonly string[]): (l: number, c: number) => Position {
  return (line, column) => {
    const row = mark.line + line;
    const indent = (source.lines[row - 1]?.length ?? 0) - (text[line - 1]?.length ?? 0);
    return { file: mark.file, line: row, column: Math.max(0, indent) + column };
  };
}
