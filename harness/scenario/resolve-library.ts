import type { Library } from '../model/world.ts';
import { child, lastChild, type Part } from '../source/part.ts';
import type { ScenarioShape } from './schema.ts';
import type { PopulationShape } from './shape/population-shape.ts';

/** The population's library with what the scenario says otherwise. */
export function resolveLibrary(
  scenario: Part<ScenarioShape>,
  population: Part<PopulationShape>,
  site: string,
): Library {
  const parts = [child(population, 'library'), child(scenario, 'library')].filter((part) => part !== null);
  return {
    name: lastChild(parts, 'name')?.value ?? population.value.title,
    postal: lastChild(parts, 'postal')?.value ?? [],
    phone: lastChild(parts, 'phone')?.value ?? '',
    site,
  };
}
