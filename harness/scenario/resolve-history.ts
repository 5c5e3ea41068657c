import { DateTime } from 'luxon';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';
import { child, entries, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { complain, type Ground } from './ground.ts';
import type { ScenarioShape } from './schema.ts';
import type { BulkShape } from './shape/history-shape.ts';

/** What had happened before the first act: events that no message was played for. */
export function resolveHistory(
  ground: Ground,
  scenario: Part<ScenarioShape>,
  { sites, timeZone }: { readonly sites: readonly Site[]; readonly timeZone: string },
): readonly Event[] {
  return entries(child(scenario, 'history'))
    .map((entry) => child(entry, 'bulk'))
    .filter((part) => part !== null)
    .flatMap((part) => namedSites(part).flatMap((named) => bulkEvent(ground, part, named, { sites, timeZone })));
}

function namedSites(part: Part<BulkShape>): readonly Part<string>[] {
  const at = child(part, 'at');
  if (at === null) return [];
  const { value, file, path } = at;
  return typeof value === 'string' ? [{ value, file, path }] : entries({ value, file, path });
}

function bulkEvent(
  ground: Ground,
  { value }: Part<BulkShape>,
  named: Part<string>,
  { sites, timeZone }: { readonly sites: readonly Site[]; readonly timeZone: string },
): readonly Event[] {
  const counting = sites.filter(counts);
  const site = counting.find(({ id }) => id === named.value);
  if (site === undefined) {
    const known = sites.some(({ id }) => id === named.value);
    const problem = known
      ? `The site \`${named.value}\` does not count what a domain sends.`
      : `There is no site \`${named.value}\` in this scenario.`;
    const ids = counting.map(({ id }) => id);
    complain(ground, named, { problem, mend: sayChoices(named.value, ids, 'sites that count') });
    return [];
  }
  const { domain, messagesPerDay, until } = value;
  const ended = until === undefined ? null : DateTime.fromISO(until, { zone: timeZone }).plus({ days: 1 }).toMillis();
  const volume = { site: site.id, domain: normalDomain(domain), messagesPerDay, ended, declared: true };
  return [{ kind: 'mail-counted', volume }];
}

/** Who has a threshold counts. */
function counts({ receiver }: Site): boolean {
  return Object.hasOwn(receiver.settings, 'bulkThreshold');
}
