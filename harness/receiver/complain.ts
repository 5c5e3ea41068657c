import type { Mistake, Position } from '../model/position.ts';
import { mistakeAt } from '../source/mistake-at.ts';
import type { SourceFile } from '../source/source-file.ts';

/** Takes down one mistake in a receiver file: where, what is wrong, what to write instead. */
export type Complain = (where: Position, problem: string, mend: string) => void;

/** A list of mistakes in a file, and the function that adds to it. */
export function collectMistakes(file: SourceFile): { readonly mistakes: Mistake[]; readonly complain: Complain } {
  const mistakes: Mistake[] = [];
  const complain: Complain = (where, problem, mend) => {
    const mistake = mistakeAt(file, where, { problem, mend });
    // What several rows refer to by an alias is wrong only once.
    if (mistakes.some((one) => one.line === mistake.line && isSame(one, mistake))) return;
    mistakes.push(mistake);
  };
  return { mistakes, complain };
}

function isSame(one: Mistake, other: Mistake): boolean {
  return one.column === other.column && one.problem === other.problem;
}
