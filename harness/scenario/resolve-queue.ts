import type { Queue } from '../model/world.ts';
import { child, type Part } from '../source/part.ts';
import { durationSeconds } from './duration.ts';
import { complain, type Ground } from './ground.ts';
import type { QueueShape } from './shape/site-shape.ts';

/** A queue that tries more often than any server does would only make a run long. */
const MOST_ATTEMPTS = 1000;

/**
 * At least 30 minutes between attempts and four to five days until giving up (RFC 5321 section 4.5.4.1). The first, shorter
 * waits are what common servers do: assumed.
 */
const USUAL: Queue = {
  retryAfter: [900, 1800, 3600, 14_400],
  lifetime: 432_000,
  source: { title: 'RFC 5321 section 4.5.4.1', date: '2008-10' },
  assumed: true,
};

/** How long a site tries; the usual where nothing is written. */
export function resolveQueue(ground: Ground, part: Part<QueueShape> | null): Queue {
  if (part === null) return USUAL;
  const { value } = part;
  const retryAfter = value.retryAfter.map(durationSeconds);
  const lifetime = durationSeconds(value.lifetime);
  const repeated = retryAfter.at(-1) ?? 0;
  if (retryAfter.includes(0) || lifetime / repeated > MOST_ATTEMPTS) {
    complain(ground, child(part, 'retryAfter') ?? part, {
      problem: `This queue would try more than ${MOST_ATTEMPTS} times.`,
      mend: 'Write longer times between the attempts, or a shorter lifetime.',
    });
  }
  return {
    retryAfter,
    lifetime,
    source: value.source ?? USUAL.source,
    assumed: value.assumed ?? value.source === undefined,
  };
}
