import { DateTime } from 'luxon';
import type { Instant } from '../model/dns.ts';
import type { Site } from '../model/world.ts';
import type { Part } from '../source/part.ts';
import { readTime } from './act-time.ts';
import { complain, type Ground } from './ground.ts';

/** What history is told against. */
export interface Past {
  readonly sites: readonly Site[];
  readonly timeZone: string;
  readonly start: Instant;
  /** When the first act takes place. */
  readonly firstAct: Instant;
}

/**
 * When something of the history was; null, with a mistake taken down, where there is no such time, or where it is none of
 * the past.
 */
export function historyTime(
  ground: Ground,
  entry: Part<{ readonly on: string }>,
  { timeZone, firstAct }: Past,
): Instant | null {
  const part = { value: entry.value.on, file: entry.file, path: [...entry.path, 'on'] };
  const at = readTime(ground, part, timeZone);
  if (at === null || at < firstAct) return at;
  const first = DateTime.fromMillis(firstAct, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
  complain(ground, part, {
    problem: `The clock would go backwards: this is history, of ${part.value}, and the first act takes place at ${first}.`,
    mend: 'Write an earlier time, or let the acts begin later (`start:`, or `at:` of the first act).',
  });
  return null;
}
