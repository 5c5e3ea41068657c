import { DateTime } from 'luxon';
import type { Instant } from '../model/dns.ts';
import { child, type Part } from '../source/part.ts';
import type { ActEntry } from './act-entries.ts';
import { durationSeconds } from './duration.ts';
import { complain, type Ground } from './ground.ts';
import { localInstant } from './local-instant.ts';

const USUAL_WAIT = '1h';
const SECOND = 1000;

/** When an act begins: as written, or some time after `before`; `before` itself where what is written cannot be. */
export function actTime(
  ground: Ground,
  { detail }: ActEntry,
  before: Instant,
  { timeZone }: { readonly timeZone: string },
): Instant {
  const written: Part<{ readonly at?: string | undefined; readonly after?: string | undefined }> = detail;
  const at = child(written, 'at');
  if (at === null) return before + durationSeconds(written.value.after ?? USUAL_WAIT) * SECOND;
  const instant = readTime(ground, at, timeZone);
  if (instant === null) return before;
  if (instant >= before) return instant;
  complain(ground, at, {
    problem: `The clock would go backwards: this act begins at ${at.value}, after one at ${localText(before, timeZone)}.`,
    mend: 'List acts in order of time. The nightly job of `c2` takes place in the night after its `at`.',
  });
  return before;
}

/** A local date and time as an instant; null, with a mistake taken down, where there is no such time. */
export function readTime(ground: Ground, part: Part<string>, timeZone: string): Instant | null {
  const instant = localInstant(part.value, timeZone);
  if (typeof instant === 'number') return instant;
  const problem =
    instant === 'gap'
      ? `There is no ${part.value} in ${timeZone}: clocks are put forward over it.`
      : `There is no ${part.value} in the calendar.`;
  const mend = instant === 'gap' ? 'Write a time an hour earlier or later.' : 'Write a date that the month has.';
  complain(ground, part, { problem, mend });
  return null;
}

function localText(instant: Instant, timeZone: string): string {
  return DateTime.fromMillis(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}
