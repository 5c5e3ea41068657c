import { DateTime, IANAZone } from 'luxon';
import type { Instant } from '../model/dns.ts';
import type { TimeOfDay } from '../model/people.ts';
import { foundOnce } from '../standards/found-once.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** True for a name of the IANA time zone database. */
export function isTimeZone(name: string): boolean {
  // luxon keeps the zones it made, and finds out each time it is asked for a name's validity alone.
  return IANAZone.create(name).isValid;
}

/**
 * The instant of a local date and time (`2026-11-02T09:00`), null where the date is none of the calendar, or `gap` where
 * clocks were put forward over it. Of the two instants of an hour that clocks were put back over, it is the first.
 */
export function localInstant(text: string, timeZone: string): Instant | 'gap' | null {
  const local = DateTime.fromISO(text, { zone: 'utc' });
  return local.isValid ? (instantsOf(local.toMillis(), timeZone)[0] ?? 'gap') : null;
}

/**
 * When a daily job next runs, strictly after `instant`. On the day that has no such local time it runs as much later as
 * clocks were put forward.
 */
export function nextDaily(instant: Instant, time: TimeOfDay, timeZone: string): Instant {
  const first = midnightOf(instant, timeZone) + (time.hour * 60 + time.minute) * MINUTE;
  const runs = [first, first + DAY].map((local) => instantsOf(local, timeZone)[0] ?? afterGap(local, timeZone));
  return runs.find((run) => run > instant) ?? afterGap(first + 2 * DAY, timeZone);
}

/** Instants at which local clocks show `local`, given as if it were UTC, in order. */
const instantsOf = foundOnce((local: number, timeZone: string): readonly Instant[] => {
  const zone = IANAZone.create(timeZone);
  const offsets = new Set([zone.offset(local - DAY), zone.offset(local + DAY)]);
  return [...offsets]
    .map((offset) => ({ offset, instant: local - offset * MINUTE }))
    .filter(({ offset, instant }) => zone.offset(instant) === offset)
    .map(({ instant }) => instant)
    .toSorted((a, b) => a - b);
});

/** The midnight that began the local day of an instant, as if it were UTC. */
const midnightOf = foundOnce((instant: Instant, timeZone: string): number => {
  const { year, month, day } = DateTime.fromMillis(instant, { zone: timeZone });
  return DateTime.utc(year, month, day).toMillis();
});

function afterGap(local: number, timeZone: string): Instant {
  return local - IANAZone.create(timeZone).offset(local - DAY) * MINUTE;
}
