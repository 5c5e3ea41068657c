import { DateTime } from 'luxon';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';
import { child, entries, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { canonicalIp } from '../standards/canonical-ip.ts';
import { complain, type Ground } from './ground.ts';
import { historyTime, type Past } from './history-time.ts';
import type { ScenarioShape } from './schema.ts';
import type { ArrivalsShape, BulkShape } from './shape/history-shape.ts';
import { suppressedEvents } from './suppressed-history.ts';
import { trafficEvents } from './traffic-history.ts';

/** What had happened before the first act: events that no message was played for. */
export function resolveHistory(ground: Ground, scenario: Part<ScenarioShape>, past: Past): readonly Event[] {
  const { sites, timeZone, start } = past;
  return entries(child(scenario, 'history')).flatMap((entry) => {
    const [bulk, arrivals] = [child(entry, 'bulk'), child(entry, 'arrivals')];
    const [suppressed, traffic] = [child(entry, 'suppressed'), child(entry, 'traffic')];
    return [
      ...(traffic === null ? [] : trafficEvents(ground, traffic, past)),
      ...(suppressed === null ? [] : suppressedEvents(ground, suppressed, { sites, start })),
      ...namedSites(bulk).flatMap((named) =>
        bulk === null ? [] : bulkEvent(ground, bulk, named, { sites, timeZone }),
      ),
      ...namedSites(arrivals).flatMap((named) =>
        arrivals === null ? [] : arrivalsEvent(ground, arrivals, named, past),
      ),
    ];
  });
}

function namedSites(part: Part<BulkShape> | Part<ArrivalsShape> | null): readonly Part<string>[] {
  const at = part === null ? null : child(part as Part<Pick<BulkShape, 'at'>>, 'at');
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
  const site = countingSite(ground, named, { sites, counts, what: 'what a domain sends' });
  if (site === null) return [];
  const { domain, messagesPerDay, until } = value;
  const ended = until === undefined ? null : DateTime.fromISO(until, { zone: timeZone }).plus({ days: 1 }).toMillis();
  const volume = { site: site.id, domain: normalDomain(domain), messagesPerDay, ended, declared: true };
  return [{ kind: 'mail-counted', volume }];
}

/** Who has a threshold counts. */
function counts({ receiver }: Site): boolean {
  return Object.hasOwn(receiver.settings, 'bulkThreshold');
}

function arrivalsEvent(ground: Ground, part: Part<ArrivalsShape>, named: Part<string>, past: Past): readonly Event[] {
  const { from, messages, to } = part.value;
  const site = countingSite(ground, named, { sites: past.sites, counts: limits, what: 'what comes from an address' });
  const at = historyTime(ground, part, past);
  if (site === null || at === null) return [];
  const arrival = { site: site.id, clientIp: canonicalIp(from), to: (to ?? site.domains[0] ?? '').toLowerCase(), at };
  return [{ kind: 'arrived', arrival: { ...arrival, count: messages } }];
}

/** Who has a limit counts towards it. */
function limits({ receiver }: Site): boolean {
  return ['clientPerHour', 'domainPerHour'].some((name) => Object.hasOwn(receiver.settings, name));
}

interface Counting {
  readonly sites: readonly Site[];
  readonly counts: (site: Site) => boolean;
  readonly what: string;
}

function countingSite(ground: Ground, named: Part<string>, { sites, counts: isOne, what }: Counting): Site | null {
  const counting = sites.filter(isOne);
  const site = counting.find(({ id }) => id === named.value);
  if (site !== undefined) return site;
  const known = sites.some(({ id }) => id === named.value);
  const problem = known
    ? `The site \`${named.value}\` does not count ${what}.`
    : `There is no site \`${named.value}\` in this scenario.`;
  const ids = counting.map(({ id }) => id);
  complain(ground, named, { problem, mend: sayChoices(named.value, ids, 'sites that count') });
  return null;
}
