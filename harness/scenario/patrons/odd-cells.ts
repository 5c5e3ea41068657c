import type { OddCell, OddCells } from '../../model/patrons.ts';

/** Cells that are shown of one kind, and characters of each. */
const MOST_SHOWN = 3;
const LONGEST_SHOWN = 100;

/** Counts cells by kind and keeps the first few. */
export function oddCells(): {
  readonly add: (kind: string, cell: OddCell) => void;
  /** The most frequent kind first. */
  readonly result: () => readonly OddCells[];
} {
  const kinds = new Map<string, { count: number; readonly first: OddCell[] }>();
  return {
    add(kind, cell) {
      const known = kinds.get(kind) ?? { count: 0, first: [] };
      kinds.set(kind, known);
      known.count += 1;
      if (known.first.length < MOST_SHOWN) known.first.push({ ...cell, text: cell.text.slice(0, LONGEST_SHOWN) });
    },
    result: () =>
      [...kinds]
        .map(([kind, { count, first }]) => ({ kind, count, first }))
        .toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
  };
}
