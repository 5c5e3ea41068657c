import { describe, expect, it } from 'vitest';
import type { GreylistEntry } from '../../harness/model/intake.ts';
import { greylistFact } from '../../harness/receiver/greylist.ts';

const settings = { greylistDelay: 300, greylistWindow: 172_800, greylistMemory: 3_024_000 };
const SECOND = 1000;
const DAY = 86_400 * SECOND;

function fact(at: number, entry: GreylistEntry | null, changes: { clientIp?: string; rcpt?: string } = {}) {
  const base = { site: 's', clientIp: '192.0.2.9', mailFrom: 'a@acme.org', rcpt: 'b@x.example' };
  const { key } = greylistFact({ ...base, at, entries: new Map(), settings });
  const entries = new Map(entry === null ? [] : [[key, entry] as const]);
  return greylistFact({ ...base, ...changes, at, entries, settings });
}

function keyOf(clientIp: string): string {
  return greylistFact({ site: 's', clientIp, mailFrom: '', rcpt: 'b@x', at: 0, entries: new Map(), settings }).key;
}

describe('greylistFact', () => {
  it.each([
    [0, null, 'first-contact', 'nobody came before'],
    [299 * SECOND, { first: 0, passed: null }, 'too-early', 'one second before the delay is over'],
    [300 * SECOND, { first: 0, passed: null }, 'known', 'the delay is over'],
    [2 * DAY, { first: 0, passed: null }, 'known', 'just within the window'],
    [2 * DAY + SECOND, { first: 0, passed: null }, 'first-contact', 'the retry came too late'],
    [35 * DAY, { first: 0, passed: 400 * SECOND }, 'known', 'known for 35 days after the last message'],
    [36 * DAY, { first: 0, passed: 400 * SECOND }, 'first-contact', 'forgotten'],
  ] as const)('at %i, with %j: %s, %s', (at, entry, result, _because) => {
    expect(fact(at, entry).result).toBe(result);
  });

  it.each([
    ['known', { clientIp: '192.0.2.200' }, 'a neighbour in the same /24 is the same client'],
    ['first-contact', { clientIp: '192.0.3.9' }, 'another /24 is another'],
    ['first-contact', { rcpt: 'c@x.example' }, 'another recipient is another three'],
    ['known', { rcpt: 'B@X.example' }, 'letter case does not count'],
  ] as const)('is %s with %j: %s', (result, changes, _because) => {
    expect(fact(400 * SECOND, { first: 0, passed: null }, changes).result).toBe(result);
  });

  it('takes an IPv6 client by its /64', () => {
    expect(keyOf('2001:db8:0:1::1')).toBe(keyOf('2001:db8:0:1:ffff::2'));
    expect(keyOf('2001:db8:0:1::1')).not.toBe(keyOf('2001:db8:0:2::1'));
  });

  it('does not begin the time anew with a retry that comes too early', () => {
    expect(fact(200 * SECOND, { first: 0, passed: null })).toMatchObject({ result: 'too-early', first: 0 });
  });
});
