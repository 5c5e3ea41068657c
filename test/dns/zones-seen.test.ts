import { describe, expect, it } from 'vitest';
import type { ZoneSet } from '../../harness/model/dns.ts';
import { zonesSeen, type Published } from '../../harness/dns/zones-seen.ts';
import { buildZones } from '../../harness/world/zones.ts';

const where = { file: 'z', line: 1, column: 1 };

function zonesWith(text: string): ZoneSet {
  const line = { kind: 'record', where, ttl: 3600, data: { type: 'TXT', strings: [text] } } as const;
  const fresh = text === 'old' ? [] : [{ ...line, name: 'new.example' }];
  return buildZones([[{ ...line, name: 'a.example' }, { ...line, name: 'b.example' }, ...fresh]]);
}

const HOUR = 3_600_000;
const NOON = 12 * HOUR;
/** What was there from the start, and what was changed at noon. */
const PUBLISHED: readonly [Published, ...Published[]] = [
  { from: 0, zones: zonesWith('old') },
  { from: NOON, zones: zonesWith('new') },
];
const LAGGING = [{ zone: 'a.example', delay: 4 * 3600, seenBy: ['yahoo'], where }];

function seen(by: string, at: number, name: string): string {
  const zones = zonesSeen(PUBLISHED, LAGGING, { by, at });
  const data = zones
    .get(name)
    ?.nodes.get(name)
    ?.records.find((record) => record.data.type === 'TXT')?.data;
  return data?.type === 'TXT' ? data.strings.join('') : 'nothing';
}

describe('what a resolver finds', () => {
  it.each([
    ['yahoo', NOON, 'a.example', 'old', 'the secondary has not asked yet'],
    ['yahoo', NOON + 4 * HOUR - 1, 'a.example', 'old', 'nor has it a moment before'],
    ['yahoo', NOON + 4 * HOUR, 'a.example', 'new', 'now it has'],
    ['gmail', NOON, 'a.example', 'new', 'others ask the primary'],
    ['yahoo', NOON, 'b.example', 'new', 'other zones have no such server'],
    ['yahoo', NOON - 1, 'a.example', 'old', 'nothing was changed yet'],
  ])('%s at %i of %s: %s, since %s', (by, at, name, text) => {
    expect(seen(by, at, name)).toBe(text);
  });

  it('is today’s where the late server does not have the zone at all: the next one is asked', () => {
    const lagging = [{ zone: 'new.example', delay: 60, seenBy: ['yahoo'], where }];
    const zones = zonesSeen(PUBLISHED, lagging, { by: 'yahoo', at: NOON });
    expect(zones.get('new.example')).toBe(PUBLISHED[1]?.zones.get('new.example'));
    expect(zones.has('new.example')).toBe(true);
  });
});
