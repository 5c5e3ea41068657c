import { describe, expect, it } from 'vitest';
import { presentRecord } from '../../harness/standards/present-record.ts';
import { openResolver } from '../../harness/dns/resolver.ts';
import { zonesOf } from './zones.ts';
import type { CacheEntry, RecordType, ZoneSet } from '../../harness/model/dns.ts';
import type { Event } from '../../harness/model/state.ts';

const before = zonesOf(`
acme.org. 900 SOA ns1.acme.org. h.acme.org. 1 2 3 4 300
acme.org. 60 TXT "old"
zero.acme.org. 0 TXT "old"
bad.acme.org. SERVFAIL
slow.acme.org. TIMEOUT
shut.acme.org. REFUSED
www.acme.org. 60 CNAME late.acme.org.
`);
const after = zonesOf(`
acme.org. TXT "new"
acme.org. MX 10 late.acme.org.
late.acme.org. A 192.0.2.1
late.acme.org. TXT "new"
zero.acme.org. TXT "new"
bad.acme.org. TXT "new"
slow.acme.org. TXT "new"
shut.acme.org. TXT "new"
unwritten.net. TXT "new"
www.acme.org. CNAME acme.org.
`);

interface Asked {
  readonly zones: ZoneSet;
  readonly at: number;
  readonly by?: string;
  readonly cache?: ReadonlyMap<string, CacheEntry>;
}

const open = ({ zones, at, by = 'gmail', cache = new Map() }: Asked) => openResolver({ by, zones, cache, at });

/** What the reducer makes of a resolver's events. */
function keep(events: readonly Event[], cache: ReadonlyMap<string, CacheEntry> = new Map()) {
  const kept = events.flatMap((event): [string, CacheEntry][] =>
    event.kind === 'answer-kept' ? [[event.key, event.entry]] : [],
  );
  return new Map([...cache, ...kept]);
}

/** Asks before the change at second 0, and after it at `second`: what the second answer was and where it came from. */
function later(name: string, type: RecordType, second: number, by = 'gmail') {
  const first = open({ zones: before, at: 0 });
  first.lookup(name, type);
  const again = open({ zones: after, at: second * 1000, by, cache: keep(first.events) });
  const { status, data, ttl } = again.lookup(name, type);
  const cached = again.journal.at(-1)?.fromCache === true ? 'kept' : 'asked';
  return `${cached} ${status === 'found' ? data.map(presentRecord).join(' ') : status} ${ttl}`;
}

describe('a cache across a change of the zone', () => {
  const rows: [reason: string, name: string, type: RecordType, second: number, told: string][] = [
    ['a positive answer is kept for its TTL, with the seconds left', 'acme.org', 'TXT', 59, 'kept "old" 1'],
    ['and no longer (RFC 1035 section 3.2.1)', 'acme.org', 'TXT', 60, 'asked "new" 3600'],
    ['NXDOMAIN is kept for the SOA minimum (RFC 2308 section 5)', 'late.acme.org', 'A', 299, 'kept nxdomain 1'],
    ['and no longer', 'late.acme.org', 'A', 300, 'asked 192.0.2.1 3600'],
    ['NODATA is kept too (RFC 2308 section 5)', 'acme.org', 'MX', 299, 'kept nodata 1'],
    ['and no longer', 'acme.org', 'MX', 300, 'asked 10 late.acme.org. 3600'],
    ['a TTL of 0 is not kept (RFC 1035 section 3.2.1)', 'zero.acme.org', 'TXT', 0, 'asked "new" 3600'],
    ['SERVFAIL is not kept', 'bad.acme.org', 'TXT', 0, 'asked "new" 3600'],
    ['TIMEOUT is not kept', 'slow.acme.org', 'TXT', 0, 'asked "new" 3600'],
    ['REFUSED is not kept', 'shut.acme.org', 'TXT', 0, 'asked "new" 3600'],
    ['a name of no zone is not kept', 'unwritten.net', 'TXT', 0, 'asked "new" 3600'],
    ['letter case and a final dot do not count', 'ACME.org.', 'TXT', 1, 'kept "old" 59'],
    ['the least TTL behind a CNAME', 'www.acme.org', 'TXT', 59, 'kept nxdomain 1'],
    ['and no longer', 'www.acme.org', 'TXT', 60, 'asked "new" 3600'],
    ['a part of a second counts as none left', 'acme.org', 'TXT', 58.5, 'kept "old" 1'],
  ];
  it.each(rows)('%s: %s %s after %d s', (...row) => {
    const [, name, type, second, told] = row;
    expect(later(name, type, second)).toBe(told);
  });

  it('belongs to one site', () => {
    expect(later('acme.org', 'TXT', 1, 'yahoo')).toBe('asked "new" 3600');
  });

  it('a receiver that never asked sees a new record at once', () => {
    const { lookup } = open({ zones: after, at: 0, cache: keep(open({ zones: before, at: 0 }).events) });
    expect(lookup('late.acme.org', 'A').status).toBe('found');
  });

  it('a kept NXDOMAIN answers the other types of its name (RFC 2308 section 5), a kept NODATA does not', () => {
    const first = open({ zones: before, at: 0 });
    first.lookup('late.acme.org', 'A');
    first.lookup('acme.org', 'A');
    first.lookup('www.acme.org', 'A');
    const { lookup } = open({ zones: after, at: 1000, cache: keep(first.events) });
    expect(lookup('late.acme.org', 'TXT')).toMatchObject({ status: 'nxdomain', ttl: 299 });
    expect(lookup('acme.org', 'MX').status).toBe('found');
    expect(lookup('www.acme.org', 'TXT').status).toBe('nxdomain');
    // The alias itself exists: the name error is about its target (RFC 2308 section 2.1).
    expect(lookup('www.acme.org', 'CNAME').status).toBe('found');
  });
});

describe('one resolver', () => {
  it('journals every question in order, and answers a repeated one from what it keeps', () => {
    const { lookup, journal, events } = open({ zones: before, at: 5000 });
    lookup('Acme.org.', 'TXT');
    lookup('late.acme.org', 'A');
    lookup('acme.org', 'TXT');
    lookup('bad.acme.org', 'TXT');
    lookup('bad.acme.org', 'TXT');
    lookup('zero.acme.org', 'TXT');
    lookup('zero.acme.org', 'TXT');
    expect(journal.map(({ name, type, fromCache, by, at }) => [name, type, fromCache, by, at])).toEqual([
      ['acme.org', 'TXT', false, 'gmail', 5000],
      ['late.acme.org', 'A', false, 'gmail', 5000],
      ['acme.org', 'TXT', true, 'gmail', 5000],
      ['bad.acme.org', 'TXT', false, 'gmail', 5000],
      ['bad.acme.org', 'TXT', false, 'gmail', 5000],
      ['zero.acme.org', 'TXT', false, 'gmail', 5000],
      ['zero.acme.org', 'TXT', false, 'gmail', 5000],
    ]);
    expect(events.map((event) => event.kind === 'answer-kept' && [event.key, event.entry.expires])).toEqual([
      ['gmail|acme.org|TXT', 65_000],
      // RFC 2308 section 5: for every type of the name.
      ['gmail|late.acme.org|*', 305_000],
    ]);
  });

  it('leaves the cache it was given as it is, and does not keep again what came from it', () => {
    const first = open({ zones: before, at: 0 });
    first.lookup('acme.org', 'TXT');
    const cache = keep(first.events);
    const again = open({ zones: before, at: 1000, cache });
    again.lookup('acme.org', 'TXT');
    again.lookup('late.acme.org', 'A');
    expect([...cache.keys()]).toEqual(['gmail|acme.org|TXT']);
    expect(again.events).toHaveLength(1);
  });
});
