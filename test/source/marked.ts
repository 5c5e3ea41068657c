import { MistakeError } from '../../harness/source/mistake-error.ts';
import type { Mistake } from '../../harness/model/position.ts';
import type { SourceText } from '../../harness/source/source-file.ts';

/** Stands in a test's text just before the place that a mistake is expected at. */
const MARK = '¦';

export interface Marked {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Takes the mark out of a text and says where it stood, 1-based. */
export function marked(text: string): Marked {
  const before = text.slice(0, text.indexOf(MARK)).split('\n');
  return { text: text.replace(MARK, ''), line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

export function sourceOf(text: string): SourceText {
  return { file: 'x.yaml', text, lines: text.split('\n') };
}

export function mistakesOf(run: () => unknown): readonly Mistake[] {
  try {
    run();
  } catch (error) {
    if (error instanceof MistakeError) return error.mistakes;
    throw error;
  }
  return [];
}
