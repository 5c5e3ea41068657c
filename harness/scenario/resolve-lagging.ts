import type { LaggingServer, Site } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';
import { child, entries, pairs, placeOf, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { durationSeconds } from './duration.ts';
import { complain, type Ground } from './ground.ts';
import type { ScenarioShape } from './schema.ts';

/** The name servers that have changes late. */
export function resolveLagging(
  ground: Ground,
  scenario: Part<ScenarioShape>,
  sites: readonly Site[],
): readonly LaggingServer[] {
  const ids = sites.map(({ id }) => id);
  return pairs(child(scenario, 'propagation')).map(([zone, part]) => {
    for (const one of entries(child(part, 'seenBy'))) {
      if (ids.includes(one.value)) continue;
      const problem = `There is no site \`${one.value}\` in this scenario.`;
      complain(ground, one, { problem, mend: sayChoices(one.value, ids, 'sites of this scenario') });
    }
    const { lagging, seenBy } = part.value;
    return { zone: normalDomain(zone), delay: durationSeconds(lagging), seenBy, where: placeOf(part, 'key') };
  });
}
