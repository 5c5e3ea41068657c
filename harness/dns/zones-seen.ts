import type { Instant, Zone, ZoneSet } from '../model/dns.ts';
import type { LaggingServer } from '../model/world.ts';

/** The zones as somebody published them, from an instant on. */
export interface Published {
  readonly from: Instant;
  readonly zones: ZoneSet;
}

export interface Asker {
  /** Id of the site whose resolver asks. */
  readonly by: string;
  readonly at: Instant;
}

/**
 * The zones as one site's resolver finds them: today's, but for those of which it asks a server that lags behind. Of
 * those it finds what was published that long ago. A server that does not have a zone at all refuses to answer for it,
 * and the resolver asks the next one (RFC 1034 section 5.3.3): then it finds today's.
 *
 * @param published in order of time, at least one; the first is taken for what was always there.
 */
export function zonesSeen(
  published: readonly [Published, ...Published[]],
  lagging: readonly LaggingServer[],
  { by, at }: Asker,
): ZoneSet {
  const today = zonesAt(published, at);
  const late = lagging.filter(({ seenBy }) => seenBy.includes(by));
  if (late.length === 0) return today;
  const seen = new Map<string, Zone>(today);
  for (const { zone, delay } of late) {
    const then = zonesAt(published, at - delay * 1000).get(zone);
    if (then !== undefined) seen.set(zone, then);
  }
  return seen;
}

function zonesAt(published: readonly [Published, ...Published[]], at: Instant): ZoneSet {
  return (published.findLast(({ from }) => from <= at) ?? published[0]).zones;
}
