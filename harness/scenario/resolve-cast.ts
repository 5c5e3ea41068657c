import type { Person } from '../model/people.ts';
import { child, entries, type Part } from '../source/part.ts';
import type { Ground } from './ground.ts';
import { demandUniqueNames, resolvePerson, resolveTester, type Tester } from './resolve-people.ts';
import type { ScenarioShape } from './schema.ts';
import type { PersonShape } from './shape/people-shapes.ts';
import type { PopulationShape } from './shape/population-shape.ts';

/** Everybody the catalogue may write to. */
export interface Cast {
  /** The tester first. */
  readonly people: readonly Person[];
  readonly tester: Tester;
  readonly testerPart: Part<unknown>;
  /** All but the tester, as written. */
  readonly parts: readonly Part<PersonShape>[];
}

/** The population's people or, where it names some, the scenario's; null where the tester cannot be made out. */
export function resolveCast(
  ground: Ground,
  scenario: Part<ScenarioShape>,
  population: Part<PopulationShape>,
): Cast | null {
  const usual = child(population, 'tester');
  const changed = child(scenario, 'tester');
  const tester = usual === null ? null : resolveTester(ground, usual, changed);
  if (tester === null) return null;
  const parts = entries(child(scenario, 'people') ?? child(population, 'people'));
  demandUniqueNames(ground, parts, tester.person.id);
  const others = parts.map((part) => resolvePerson(ground, part)).filter((person) => person !== null);
  return { people: [tester.person, ...others], tester, testerPart: changed ?? usual ?? population, parts };
}
