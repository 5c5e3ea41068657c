import type { Mistake } from '../model/position.ts';

/** More than this of one file nobody reads, and most of them have one cause. */
const MOST_OF_A_FILE = 100;

/**
 * Mistakes as they are told: each once (scenarios share fixtures, and so their mistakes), by file, line and column. Of a
 * file with more than a hundred the first are told, and at the next one how many more there are.
 */
export function toldMistakes(mistakes: readonly Mistake[]): readonly Mistake[] {
  const unique = new Map(mistakes.map((mistake) => [JSON.stringify(mistake), mistake]));
  const ordered = [...unique.values()].toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.problem, b.problem),
  );
  return [...Map.groupBy(ordered, ({ file }) => file).values()].flatMap(firstOfFile);
}

function firstOfFile(mistakes: readonly Mistake[]): readonly Mistake[] {
  const next = mistakes[MOST_OF_A_FILE];
  const more = mistakes.length - MOST_OF_A_FILE;
  if (next === undefined || more < 2) return mistakes;
  return [
    ...mistakes.slice(0, MOST_OF_A_FILE),
    {
      ...next,
      problem: `There are ${more} more mistakes in this file.`,
      mend: 'Mend those above first: others may go with them.',
    },
  ];
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
