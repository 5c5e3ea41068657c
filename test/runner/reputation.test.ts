import { describe, expect, it } from 'vitest';
import type { Event, State } from '../../harness/model/state.ts';
import { applyAll, INITIAL_STATE } from '../../harness/runner/state.ts';
import { timelinesOf } from './story.ts';

const HISTORY = `
history: [traffic: { from: 54.213.10.152, on: 2026-10-30T15:00, messages: 5000, usual: 120 }]
`;

const NAME = '152.10.213.54.zen.spamhaus.org';

/** What the firm's server heard from the list, question by question. */
async function answersOf(text: string): Promise<readonly string[]> {
  const [timeline] = await timelinesOf(text);
  const entries = (timeline?.records ?? []).flatMap(({ transactions }) => transactions).flatMap(({ dns }) => dns);
  return entries
    .filter(({ by, name }) => by === 'smallsite' && name === NAME)
    .map(({ answer }) => answer.data.map((data) => (data.type === 'A' ? data.address : '')).join() || answer.status);
}

describe('what the model puts on a list', () => {
  it('is answered in its zone to whoever asks, and not said otherwise', async () => {
    expect(await answersOf(HISTORY)).toEqual(['127.0.0.3']);
  });

  it('is not there where the same mail is usual', async () => {
    expect(await answersOf(HISTORY.replace('usual: 120', 'usual: 501'))).toEqual(['nxdomain']);
  });

  it('hangs on the numbers that a story sets', async () => {
    expect(await answersOf(`${HISTORY}reputation: { spikeTimes: 42 }\n`)).toEqual(['nxdomain']);
    expect(await answersOf(`${HISTORY}reputation: { listedDays: 2 }\n`)).toEqual(['nxdomain']);
  });
});

function after(...events: readonly Event[]): State {
  return applyAll(INITIAL_STATE, events);
}

describe('what is remembered for the model', () => {
  it('is nothing where nothing is declared and nobody complains', async () => {
    const [timeline] = await timelinesOf('');
    expect(timeline?.state.reputation).toBeUndefined();
    const facts = (timeline?.records ?? []).flatMap(({ transactions }) => transactions.map((one) => one.facts));
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.filter((one) => one?.reputation !== undefined)).toEqual([]);
  });

  const at = 5;
  const address = 'ann@yahoo.com';
  const on = {
    site: 'amazon-ses',
    list: 'account',
    address,
    reason: 'bounce',
    at: 1,
    until: null,
    causedBy: null,
  } as const;

  it.each([
    { name: 'the same address, from then on', event: { site: 'amazon-ses', address, at }, until: at },
    { name: 'no other address', event: { site: 'amazon-ses', address: 'bo@yahoo.com', at }, until: null },
    { name: 'no other service’s', event: { site: 'other', address, at }, until: null },
    { name: 'not what comes there later', event: { site: 'amazon-ses', address, at: 0 }, until: null },
  ])('taking an address off a list ends $name', ({ event, until }) => {
    const state = after({ kind: 'suppressed', suppressed: on }, { kind: 'unsuppressed', ...event });
    expect(state.ses?.suppressed).toEqual([{ ...on, until }]);
  });

  it('the list of all customers is not the account’s to change', () => {
    const global = { ...on, list: 'global', until: 90 } as const;
    const state = after(
      { kind: 'suppressed', suppressed: global },
      { kind: 'unsuppressed', site: 'amazon-ses', address, at },
    );
    expect(state.ses?.suppressed).toEqual([global]);
  });

  it('keeps mail in order of time, whatever the order it was written in', async () => {
    const [earlier, later] = ['2026-10-01', '2026-10-30'].map(
      (day) => `traffic: { from: 54.213.10.152, on: ${day}T15:00, messages: 5000, usual: 120 }`,
    );
    expect(await answersOf(`\nhistory: [${earlier}, ${later}]\n`)).toEqual(['127.0.0.3']);
    expect(await answersOf(`\nhistory: [${later}, ${earlier}]\n`)).toEqual(['127.0.0.3']);
  });

  it('keeps mail, requests and pardons in their order', () => {
    const nobody = { domain: null, account: null, usual: null, by: 'library', causedBy: null } as const;
    const traffic = { ...nobody, ip: '203.0.113.25', at, messages: 9, complaints: 0, bounces: 0 };
    const [delisted, resumed] = [
      { subject: '203.0.113.25', at },
      { account: 'amazon-ses', at },
    ];
    const state = after(
      { kind: 'traffic', traffic },
      { kind: 'delisted', delisted },
      { kind: 'resumed', resumed },
      { kind: 'traffic', traffic: { ...traffic, messages: 10 } },
    );
    expect(state.reputation).toEqual({
      traffic: [traffic, { ...traffic, messages: 10 }],
      delisted: [delisted],
      resumed: [resumed],
    });
  });
});
