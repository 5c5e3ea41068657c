import { describe, test } from 'vitest';
import { maskHeading } from '../index.ts';
import { loaderForTests, type TestChoices } from './load-for-tests.ts';
import { Played, type Found } from './played.ts';
import { mistakesError } from './scenario-error.ts';

/**
 * Registers one concurrent test for each scenario, and one for each cell of a matrix: it passes where the scenario goes
 * as it expects. A file with mistakes is a test that fails with them.
 *
 * @param paths Scenario files, or folders of them; relative to the root of the vitest project, or absolute.
 *
 * @example
 * testScenarios('scenarios');
 */
export function testScenarios(paths: string | readonly string[], choices: TestChoices = {}): void {
  const given = typeof paths === 'string' ? [paths] : paths;
  const { scenarios, mistakes, workingDir } = loaderForTests(given, choices)();
  const { mask = false } = choices;
  for (const [file, some] of Map.groupBy(mistakes, (mistake) => mistake.file)) {
    test(file, () => {
      throw mistakesError(some, workingDir, mask);
    });
  }
  const found = scenarios.map((scenario) => ({ scenario, workingDir, mask }));
  for (const cells of Map.groupBy(found, ({ scenario: { id, cell } }) => cell?.story ?? id).values()) testStory(cells);
  if (scenarios.length > 0 || mistakes.length > 0) return;
  test(given.join(', '), () => {
    throw new Error(`There are no scenarios in ${given.join(', ')}. A scenario is a .yaml or .yml file.`);
  });
}

function testStory(cells: readonly Found[]): void {
  const [first] = cells;
  if (first === undefined) return;
  const { title, id, cell } = headingOf(first);
  if (cell === null) {
    testOne(nameOf(title, id), first);
    return;
  }
  describe.concurrent(nameOf(title, cell.story), () => {
    for (const found of cells) {
      const { setup = '', receiver = '' } = headingOf(found).cell ?? {};
      testOne(`${setup}, ${receiver}`, found);
    }
  });
}

function headingOf({ scenario, mask }: Found): Found['scenario'] {
  return mask ? maskHeading(scenario) : scenario;
}

/** Found by `-t` with words of the title and with the id. */
function nameOf(title: string, id: string): string {
  return `${title} (${id})`;
}

function testOne(name: string, found: Found): void {
  test.concurrent(name, async ({ expect }) => {
    await expect(new Played(() => found)).toBeAsExpected();
  });
}
