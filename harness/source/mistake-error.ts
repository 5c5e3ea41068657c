import type { Mistake } from '../model/position.ts';

/** Carries the user's mistakes out of a reader that cannot go on. It never stands for a fault of ours. */
export class MistakeError extends Error {
  override readonly name = 'MistakeError';
  /** At least one. */
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ file, line, column, problem }) => `${file}:${line}:${column} ${problem}`).join('\n'));
    this.mistakes = mistakes;
  }
}
