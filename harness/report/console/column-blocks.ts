/** The lines of one cell, each with what colours it: widths are those of the bare text. */
export type TableCell = readonly { readonly text: string; readonly tint: (text: string) => string }[];

const GAP = 2;

/**
 * A table without lines. Where it is wider than the page its columns are cut into blocks below one another, each with
 * the first column again.
 *
 * @param rows The heading first; all of the same length.
 */
export function columnBlocks(rows: readonly (readonly TableCell[])[], width: number): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? []))));
  return blocksOf(widths, width)
    .map((columns) => rows.map((row) => rowText(row, [0, ...columns], widths)).join('\n'))
    .join('\n\n');
}

function widthOf(cell: TableCell): number {
  return Math.max(0, ...cell.map(({ text }) => text.length));
}

/** Columns from the second on, as many in a block as the page has room for. */
function blocksOf([first = 0, ...widths]: readonly number[], page: number): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  let used = page + 1;
  for (const [index, width] of widths.entries()) {
    used += GAP + width;
    const block = blocks.at(-1);
    if (block !== undefined && used <= page) block.push(index + 1);
    else {
      blocks.push([index + 1]);
      used = GAP + first + GAP + width;
    }
  }
  return blocks;
}

function rowText(row: readonly TableCell[], columns: readonly number[], widths: readonly number[]): string {
  const height = Math.max(...columns.map((column) => row[column]?.length ?? 0));
  return Array.from({ length: height }, (_, line) => lineText(row, line, columns, widths)).join('\n');
}

function lineText(
  row: readonly TableCell[],
  line: number,
  columns: readonly number[],
  widths: readonly number[],
): string {
  const last = columns.findLast((column) => row[column]?.[line] !== undefined) ?? 0;
  const words = columns
    .filter((column) => column <= last)
    .map((column) => {
      const said = row[column]?.[line];
      const room = column === last ? 0 : (widths[column] ?? 0);
      const text = said?.text ?? '';
      return `${said?.tint(text) ?? ''}${' '.repeat(Math.max(0, room - text.length))}`;
    });
  return `${' '.repeat(GAP)}${words.join(' '.repeat(GAP))}`;
}
