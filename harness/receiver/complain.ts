import type { Mistake, Position } from '../model/position.ts';
import { mistakeAt } from '../source/mistake-at.ts';
import type { SourceFile } from '../source/source-file.ts';

/** Takes down one mistake in a receiver file: where, what is wrong, what to write instead. */
export type Complain = (where: Position, problem: string, mend: string) => void;

/** A list of mistakes in a file, and the function that adds to it. */
export function collectMistakes(file: SourceFile): { readonly mistakes: Mistake[]; readonly complain: Complain } {
  const mistakes: Mistake[] = [];
  const complain: Complain = (where, problem, mend) => mistakes.push(mistakeAt(file, where, { problem, mend }));
  return { mistakes, complain };
}
