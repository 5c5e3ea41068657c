import { loaderForTests, type LoadedForTests, type ScenarioPlace } from './load-for-tests.ts';
import { Played, type Found, type NotFound } from './played.ts';
import { mistakesError } from './scenario-error.ts';

export interface PlayChoices extends ScenarioPlace {
  /** Which scenario of the file, where it holds several, such as `setups[b1,gmail]`: the cells of a matrix. */
  readonly id?: string;
}

/**
 * A scenario for expectations written by hand. It is read and played when the first of them asks, once for all of them,
 * and stopped when no test waits for it any more.
 *
 * @param file Relative to the root of the vitest project, or absolute.
 *
 * @example
 * const played = playScenario('scenarios/acme.yaml');
 * test('Ann reads her overdue notice', async () => {
 *   await expect(played.flow('notice', { to: 'Ann Lopez' })).toReach('inbox');
 * });
 */
export function playScenario(file: string, { id, ...place }: PlayChoices = {}): Played {
  const load = loaderForTests([file], place);
  return new Played(() => theOne(file, id, load()));
}

function theOne(
  file: string,
  id: string | undefined,
  { scenarios, mistakes, workingDir }: LoadedForTests,
): Found | NotFound {
  if (mistakes.length > 0) throw mistakesError(mistakes, workingDir);
  const fitting = id === undefined ? scenarios : scenarios.filter((scenario) => scenario.id === id);
  const [scenario] = fitting;
  if (scenario !== undefined && fitting.length === 1) return { scenario, workingDir, mask: false };
  if (scenarios.length === 0) return { problem: `There are no scenarios in ${file}.` };
  const ids = scenarios.map((one) => `  ${one.id}`).join('\n');
  const problem =
    id === undefined ? `${file} holds ${scenarios.length} scenarios.` : `${file} has no scenario "${id}".`;
  return { problem: `${problem} Say which with { id: … }; there are:\n${ids}` };
}
