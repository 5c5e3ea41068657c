import { join } from 'node:path';
import { loadScenarios, type Scenario } from '../../harness/index.ts';

/** All shipped scenarios; a mistake in one is a failure of the test that asks. */
export function shippedScenariosLoaded(): readonly Scenario[] {
  const { scenarios, mistakes } = loadScenarios([join(process.cwd(), 'scenarios')], { workingDir: process.cwd() });
  if (mistakes.length > 0)
    throw new Error(mistakes.map(({ file, line, problem }) => `${file}:${line} ${problem}`).join('\n'));
  return scenarios;
}
