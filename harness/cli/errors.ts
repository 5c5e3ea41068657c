import { createColors } from 'picocolors';
import type { Mistake, Style } from '../index.ts';
import type { Context } from './context.ts';

/** A user's mistakes: where, the line itself with a caret below the place, what is wrong, and what to write instead. */
export function mistakesText(mistakes: readonly Mistake[], { harness, stderrStyle }: Context): string {
  return mistakes.map((mistake) => `${mistakeText(mistake, harness.plainText, stderrStyle)}\n`).join('\n');
}

type PlainText = (text: string) => string;

function mistakeText(mistake: Mistake, plainText: PlainText, style: Style): string {
  const colours = createColors(style.colour);
  const { file, line, column, problem, mend } = mistake;
  return [
    colours.bold(`${plainText(file)}:${line}:${column}`),
    ...sourceLines(mistake, plainText).map((text) => `    ${text}`),
    `  ${colours.red(plainText(problem))}`,
    `  ${plainText(mend)}`,
  ].join('\n');
}

/** Each character becomes one column, so that the caret stands below its place whatever stands before it. */
function sourceLines({ source, column }: Mistake, plainText: PlainText): readonly string[] {
  if (source === null || source.trim() === '') return [];
  const before = columnsOf(source.slice(0, column - 1), plainText);
  return [`${before}${columnsOf(source.slice(column - 1), plainText)}`.trimEnd(), `${' '.repeat([...before].length)}^`];
}

function columnsOf(text: string, plainText: PlainText): string {
  return [...text].map((character) => plainText(character) || ' ').join('');
}
