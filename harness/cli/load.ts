import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Mistake, Scenario } from '../index.ts';
import type { Context } from './context.ts';
import { UsageError } from './usage-error.ts';

export interface Loaded {
  readonly scenarios: readonly Scenario[];
  readonly mistakes: readonly Mistake[];
  /** Absolute paths of all that was read. */
  readonly files: readonly string[];
}

/**
 * Loads what was named, else the `scenarios` folder here, else the shipped scenarios, saying which.
 *
 * @param mask Whether mistakes are told without what they quote of people.
 */
export function loadFor(paths: readonly string[], context: Context, mask: boolean): Loaded {
  const { harness, workingDir } = context;
  // From a variable of a script that was never set: it would stand for the working folder, and all that is in it.
  if (paths.includes('')) throw new UsageError('The name of a file or folder is empty.');
  const loaded = harness.loadScenarios(paths.length > 0 ? paths : [defaultFolder(context)], { workingDir, mask });
  if (loaded.scenarios.length === 0 && loaded.mistakes.length === 0) {
    throw new UsageError('There are no scenarios there. Name a scenario file or a folder that has some.');
  }
  return { ...loaded, mistakes: loaded.mistakes.map((mistake) => aboutIds(mistake, paths, workingDir)) };
}

/** Somebody who gives an id where a file belongs is told of the option for that. */
function aboutIds(mistake: Mistake, paths: readonly string[], workingDir: string): Mistake {
  const isWord = /^[\w-]+$/.test(mistake.file) && paths.includes(mistake.file);
  if (!isWord || existsSync(resolve(workingDir, mistake.file))) return mistake;
  return { ...mistake, mend: `${mistake.mend} To choose scenarios by id or tag, write: --only ${mistake.file}` };
}

function defaultFolder({ harness, workingDir, stderr }: Context): string {
  const own = existsSync(join(workingDir, 'scenarios'));
  stderr(own ? 'Scenarios of ./scenarios\n' : 'Scenarios that come with noticeproof\n');
  return own ? 'scenarios' : harness.shippedScenarios();
}

/**
 * The scenarios that have one of the words as id or tag; all where no word is given.
 *
 * @throws UsageError where a word matches nothing: a misspelt one would otherwise pass for a green run.
 */
export function selectOnly(scenarios: readonly Scenario[], words: readonly string[]): readonly Scenario[] {
  if (words.length === 0) return scenarios;
  const lost = words.filter((word) => !scenarios.some((scenario) => matches(scenario, word)));
  if (lost.length > 0) {
    const tags = [...new Set(scenarios.flatMap((scenario) => scenario.tags))].toSorted();
    const there = tags.length === 0 ? '' : ` Tags there: ${tags.join(', ')}.`;
    throw new UsageError(`No scenario has the id or tag ${lost.join(', ')}.${there}`);
  }
  return scenarios.filter((scenario) => words.some((word) => matches(scenario, word)));
}

function matches(scenario: Scenario, word: string): boolean {
  return scenario.id === word || scenario.cell?.story === word || scenario.tags.includes(word);
}
