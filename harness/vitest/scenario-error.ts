import { resolve } from 'node:path';
import { mistakeText, type Mistake, type Position } from '../index.ts';

/** vitest has a colour of its own for errors. */
const PLAIN = { colour: false, width: 100 };

/** What a scenario fails a test with: its stack leads to the lines of the scenario file, not to code. */
export interface ScenarioError {
  /** Shown before the message; a kind of error to vitest's reporters. */
  readonly name: string;
  readonly message: string;
  /** None where no line of the file may be shown. */
  readonly places: readonly Position[];
  /** Absolute: what the files of the places are relative to. */
  readonly workingDir: string;
}

/** An error whose stack is made of places in scenario files, in the form of V8's: vitest shows them as it shows code. */
export function scenarioError({ name, message, places, workingDir }: ScenarioError): Error {
  const error = new Error(message);
  error.name = name;
  const frames = places.map(
    ({ file, line, column }) => `    at scenario (${pathOf(file, workingDir)}:${line}:${column})`,
  );
  error.stack = [`${name}: ${message}`, ...frames].join('\n');
  return error;
}

/** The mistakes in scenario files or fixtures, each with its line and what to write instead. */
export function mistakesError(mistakes: readonly Mistake[], workingDir: string, mask = false): Error {
  const message = mistakes.map((mistake) => mistakeText(mistake, PLAIN)).join('\n\n');
  return scenarioError({ name: 'ScenarioMistake', message, places: mask ? [] : mistakes, workingDir });
}

/** What came with noticeproof is named by its place in the package, which is no path. */
function pathOf(file: string, workingDir: string): string {
  return file.startsWith('noticeproof:') ? file : resolve(workingDir, file);
}
