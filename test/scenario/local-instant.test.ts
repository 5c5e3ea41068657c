import { describe, expect, it } from 'vitest';
import { isTimeZone, localInstant, nextDaily } from '../../harness/scenario/local-instant.ts';

const CHICAGO = 'America/Chicago';

// In 2026 the United States put clocks forward on 8 March at 02:00 and back on 1 November at 02:00
// (Energy Policy Act of 2005). Chicago is six hours behind UTC in winter, five in summer.
describe('localInstant', () => {
  const rows = [
    { name: 'winter', text: '2026-11-02T09:00', zone: CHICAGO, utc: '2026-11-02T15:00:00.000Z' },
    { name: 'summer, with seconds', text: '2026-07-01T09:00:30', zone: CHICAGO, utc: '2026-07-01T14:00:30.000Z' },
    { name: 'just before the gap', text: '2026-03-08T01:59', zone: CHICAGO, utc: '2026-03-08T07:59:00.000Z' },
    { name: 'just after the gap', text: '2026-03-08T03:00', zone: CHICAGO, utc: '2026-03-08T08:00:00.000Z' },
    {
      name: 'an hour that comes twice: the first',
      text: '2026-11-01T01:30',
      zone: CHICAGO,
      utc: '2026-11-01T06:30:00.000Z',
    },
    {
      name: 'an hour that comes twice in Europe',
      text: '2026-10-25T02:30',
      zone: 'Europe/Vienna',
      utc: '2026-10-25T00:30:00.000Z',
    },
    { name: 'UTC', text: '2026-03-08T02:30', zone: 'UTC', utc: '2026-03-08T02:30:00.000Z' },
  ];
  it.each(rows)('$name', ({ text, zone, utc }) => {
    expect(localInstant(text, zone)).toBe(Date.parse(utc));
  });

  it.each(['2026-03-08T02:00', '2026-03-08T02:30', '2026-03-08T02:59:59'])('%s is skipped', (text) => {
    expect(localInstant(text, CHICAGO)).toBe('gap');
  });

  it.each(['2026-02-29T09:00', '2026-13-01T09:00', '2026-04-31T09:00'])('%s is no date', (text) => {
    expect(localInstant(text, CHICAGO)).toBe(null);
  });
});

describe('nextDaily', () => {
  const rows = [
    { name: 'the same day', from: '2026-11-02T06:00:00Z', time: [1, 5], next: '2026-11-02T07:05:00Z' },
    { name: 'the next day', from: '2026-11-02T16:00:00Z', time: [1, 5], next: '2026-11-03T07:05:00Z' },
    { name: 'strictly later', from: '2026-11-02T07:05:00Z', time: [1, 5], next: '2026-11-03T07:05:00Z' },
    {
      name: 'in the gap: an hour later, as clocks were put forward',
      from: '2026-03-08T06:00:00Z',
      time: [2, 30],
      next: '2026-03-08T08:30:00Z',
    },
    { name: 'after the job in the gap', from: '2026-03-08T08:30:00Z', time: [2, 30], next: '2026-03-09T07:30:00Z' },
    {
      name: 'once where the hour comes twice',
      from: '2026-11-01T06:05:00Z',
      time: [1, 5],
      next: '2026-11-02T07:05:00Z',
    },
    {
      name: 'late in the evening, when UTC has the next date',
      from: '2026-11-03T04:00:00Z',
      time: [23, 0],
      next: '2026-11-03T05:00:00Z',
    },
  ] as const;
  it.each(rows)('$name', ({ from, time: [hour, minute], next }) => {
    expect(new Date(nextDaily(Date.parse(from), { hour, minute }, CHICAGO)).toISOString()).toBe(
      new Date(next).toISOString(),
    );
  });
});

describe('isTimeZone', () => {
  it.each([
    ['America/Chicago', true],
    ['UTC', true],
    ['America/Chicgo', false],
    ['', false],
  ])('%s: %s', (name, is) => {
    expect(isTimeZone(name)).toBe(is);
  });
});
