import Table from 'cli-table3';
import { breakText } from '../console/break-text.ts';
import { NO_LINES } from '../console/no-lines.ts';
import type { Colours } from '../console/style.ts';
import { wrap } from '../console/wrap.ts';
import { plainText } from '../plain-text.ts';

/** One row: its cells, or one text over all columns. */
export type OpenRow = readonly string[] | { readonly text: string; readonly tint: (text: string) => string };

const GAP = 2;
const INDENT = '  ';

/**
 * A table without lines, its cells broken between words.
 *
 * @param widths Columns of each column, the gap after it included.
 */
export function openTable(
  head: readonly string[],
  rows: readonly OpenRow[],
  { widths, colours }: { readonly widths: readonly number[]; readonly colours: Colours },
): string {
  const table = new Table({
    chars: NO_LINES,
    colWidths: [...widths],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
  });
  table.push(head.map((text) => colours.dim(text)));
  for (const row of rows) {
    if ('text' in row) table.push([{ content: row.tint(plainText(row.text)), colSpan: head.length }]);
    else table.push(row.map((cell, column) => fitted(cell, (widths[column] ?? 0) - GAP)));
  }
  return table
    .toString()
    .split('\n')
    .map((line) => `${INDENT}${line.trimEnd()}`.trimEnd())
    .join('\n');
}

/** Broken at blanks; a word that is too long for its column, such as an address of a page, also within. */
function fitted(cell: string, width: number): string {
  return cell
    .split('\n')
    .map((line) => wrap(plainText(line), width, ''))
    .map((text) => breakText(text, width))
    .join('\n');
}
