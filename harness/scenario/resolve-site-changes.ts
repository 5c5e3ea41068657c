import type { SiteChange } from '../model/scenario.ts';
import type { Site } from '../model/world.ts';
import { child, entries, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { complain, type Ground } from './ground.ts';
import { hostRecords } from './host-records.ts';
import { resolveSettings } from './resolve-settings.ts';
import { resolveHost } from './resolve-site.ts';
import type { ChangeShape, SiteChangeShape } from './shape/act-shape.ts';

/** What a change does to sites of the scenario. */
export function resolveSiteChanges(
  ground: Ground,
  change: Part<ChangeShape>,
  sites: readonly Site[],
): readonly SiteChange[] {
  const seen = new Set<string>();
  return entries(child(change, 'sites')).flatMap((part) => {
    const { id } = part.value;
    if (seen.has(id)) {
      const problem = `The site \`${id}\` stands twice in this change.`;
      complain(ground, child(part, 'id') ?? part, { problem, mend: 'Write all about one site in one entry.' });
    }
    seen.add(id);
    return resolveOne(ground, part, sites);
  });
}

function resolveOne(ground: Ground, part: Part<SiteChangeShape>, sites: readonly Site[]): readonly SiteChange[] {
  const { id } = part.value;
  const site = sites.find((one) => one.id === id);
  if (site === undefined) {
    const ids = sites.map((one) => one.id);
    const problem = `There is no site \`${id}\` in this scenario.`;
    complain(ground, child(part, 'id') ?? part, { problem, mend: sayChoices(id, ids, 'sites of this scenario') });
    return [];
  }
  const written = child(part, 'hosts');
  return [
    {
      id,
      hosts: written === null ? null : entries(written).map((host) => resolveHost(ground, host)),
      published: hostRecords(id, written),
      settings: resolveSettings(ground, [part], site.receiver),
    },
  ];
}
