import type { Mistake } from '../../model/position.ts';
import { plainText } from '../plain-text.ts';
import { coloursOf, type Style } from './style.ts';

/** A user's mistake: where, the line itself with a caret below the place, what is wrong, and what to write instead. */
export function mistakeText(mistake: Mistake, style: Style): string {
  const colours = coloursOf(style);
  const { file, line, column, problem, mend } = mistake;
  return [
    colours.bold(`${plainText(file)}:${line}:${column}`),
    ...sourceLines(mistake).map((text) => `    ${text}`),
    `  ${colours.red(plainText(problem))}`,
    `  ${plainText(mend)}`,
  ].join('\n');
}

/** Each character becomes one column, so that the caret stands below its place whatever stands before it. */
function sourceLines({ source, column }: Mistake): readonly string[] {
  if (source === null || source.trim() === '') return [];
  const before = columnsOf(source.slice(0, column - 1));
  return [`${before}${columnsOf(source.slice(column - 1))}`.trimEnd(), `${' '.repeat([...before].length)}^`];
}

function columnsOf(text: string): string {
  return [...text].map((character) => plainText(character) || ' ').join('');
}
