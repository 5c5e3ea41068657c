import { describe, expect, it } from 'vitest';
import { recordStatus } from '../../../harness/receiver/ses/record-status.ts';

const HOUR = 60 * 60 * 1000;
const NEVER = -Infinity;

/** Hours from the day the identity was set up; each pair: from when on the records are there or not. */
const TABLE = [
  ['seen at once', [[NEVER, true]], 0, 'success', 'they were published before'],
  ['looked for', [[NEVER, false]], 72, 'pending', '72 hours are not over (Developer Guide)'],
  ['given up', [[NEVER, false]], 73, 'failed', '72 hours are over'],
  [
    'published in time',
    [
      [NEVER, false],
      [72, true],
    ],
    80,
    'success',
    'within 72 hours',
  ],
  [
    'published too late',
    [
      [NEVER, false],
      [73, true],
    ],
    80,
    'failed',
    'it has to be set up again',
  ],
  [
    'taken away',
    [
      [NEVER, true],
      [10, false],
    ],
    20,
    'temporary-failure',
    'missing for less than the grace of 24 hours',
  ],
  [
    'the last moment',
    [
      [NEVER, true],
      [10, false],
    ],
    34,
    'temporary-failure',
    'the grace is just over, not past',
  ],
  [
    'taken away for good',
    [
      [NEVER, true],
      [10, false],
    ],
    35,
    'failed',
    'past the grace',
  ],
  [
    'back in time',
    [
      [NEVER, true],
      [10, false],
      [30, true],
    ],
    60,
    'success',
    'within the grace',
  ],
  [
    'back too late',
    [
      [NEVER, true],
      [10, false],
      [40, true],
    ],
    60,
    'failed',
    'revoked: start from the beginning',
  ],
  [
    'gone before it was set up',
    [
      [NEVER, true],
      [-5, false],
    ],
    1,
    'pending',
    'nobody looked then',
  ],
] as const;

describe('records of an identity', () => {
  it.each(TABLE.map((row) => [row[0], row] as const))('%s', (_name, [, polls, now, status, because]) => {
    const asked = polls.map(([from, found]) => ({ from: from === NEVER ? NEVER : from * HOUR, found }));
    expect(recordStatus({ polls: asked, created: 0, now: now * HOUR, grace: 24 * HOUR }), because).toBe(status);
  });
});
