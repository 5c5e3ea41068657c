import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../harness/model/delivery.ts';
import type { Queue } from '../../harness/model/world.ts';
import { settle } from '../../harness/runner/settle.ts';
import { record, type RecordInput } from '../replies/record.ts';
import { AT } from '../sender/world.ts';

const QUEUE: Queue = {
  retryAfter: [900, 1800],
  lifetime: 5400,
  source: { title: 'test', date: '2026-11' },
  assumed: true,
};
const LATER = { code: 451, enhanced: '4.7.1', text: 'Later' };

/** An attempt so many seconds after the first. */
function attemptAt(seconds: number, more: RecordInput['transaction'] = {}): Transaction {
  const attempt = { at: AT + seconds * 1000, stage: 'rcpt', reply: LATER, local: false } as const;
  const [only] = record({ transaction: { attempt, ...more } }).transactions;
  if (only === undefined) throw new Error('a record without an attempt');
  return only;
}

function putOff(...seconds: readonly number[]): readonly Transaction[] {
  return seconds.map((one) => attemptAt(one));
}

const waits = (seconds: number) => ({ kind: 'waits', at: AT + seconds * 1000 });
const EXPIRED = { kind: 'ended', end: { kind: 'expired' } };

describe('a delivery that is put off (RFC 5321 section 4.5.4.1)', () => {
  it.each([
    { name: 'once', tried: [0], next: waits(900), because: 'the first wait' },
    { name: 'twice', tried: [0, 900], next: waits(2700), because: 'the second wait, from the last attempt' },
    { name: 'more often than there are waits', tried: [0, 900, 2700], next: waits(4500), because: 'the last repeats' },
    { name: 'beyond the lifetime', tried: [0, 900, 2700, 4500], next: EXPIRED, because: '6300 s are more than 5400' },
  ])('$name: $because', ({ tried, next }) => {
    expect(settle(putOff(...tried), QUEUE)).toEqual(next);
  });

  it.each([
    { name: 'just reaches', lifetime: 2700, next: waits(2700), because: 'it is not over before its end' },
    { name: 'would pass', lifetime: 2699, next: EXPIRED, because: 'it counts from the first attempt' },
  ])('of which the next attempt $name the lifetime: $because', ({ lifetime, next }) => {
    expect(settle(putOff(0, 900), { ...QUEUE, lifetime })).toEqual(next);
  });

  it('for a name that no zone declares is not tried again: nothing more can be said', () => {
    const undeclared = [{ name: 'x.test', type: 'A' }] as const;
    expect(settle([attemptAt(0, { undeclared })], QUEUE)).toEqual({ kind: 'ended', end: { kind: 'undeclared' } });
  });
});

describe('a delivery that is refused', () => {
  const refused = { code: 550, enhanced: '5.1.1', text: 'No' };
  it.each([
    { stage: 'rcpt', end: { kind: 'decided', outcome: 'reject' }, because: 'the receiver said so' },
    { stage: 'route', end: { kind: 'no-route' }, because: 'there was nobody to say so' },
  ] as const)('at $stage is over: $because', ({ stage, end }) => {
    const attempt = { at: AT, stage, reply: refused, local: stage === 'route' };
    expect(settle([attemptAt(0, { attempt })], QUEUE)).toEqual({ kind: 'ended', end });
  });
});
