import { join } from 'node:path';
import { loadScenarios, type Scenario } from '../../harness/index.ts';

let loaded: readonly Scenario[] | null = null;

/** All shipped scenarios, read once in a process; a mistake in one is a failure of the test that asks. */
export function shippedScenariosLoaded(): readonly Scenario[] {
  loaded ??= load();
  return loaded;
}

function load(): readonly Scenario[] {
  const { scenarios, mistakes } = loadScenarios([join(process.cwd(), 'scenarios')], { workingDir: process.cwd() });
  if (mistakes.length > 0)
    throw new Error(mistakes.map(({ file, line, problem }) => `${file}:${line} ${problem}`).join('\n'));
  return scenarios;
}
