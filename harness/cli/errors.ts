import type { Mistake } from '../index.ts';
import { mistakeText } from '../report/console/mistake-text.ts';
import type { Context } from './context.ts';

/** What is wrong with the files of the user, one mistake below the other; '' where nothing is. */
export function mistakesText(mistakes: readonly Mistake[], { stderrStyle }: Pick<Context, 'stderrStyle'>): string {
  return mistakes.map((mistake) => `${mistakeText(mistake, stderrStyle)}\n`).join('\n');
}
