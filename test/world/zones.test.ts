import { describe, expect, it } from 'vitest';
import { presentRecord } from '../../harness/standards/present-record.ts';
import { parseZoneText } from '../../harness/standards/zone-text.ts';
import { buildZones } from '../../harness/world/zones.ts';
import type { ZoneLine, ZoneNode, ZoneSet } from '../../harness/model/dns.ts';

function layer(text: string): readonly ZoneLine[] {
  const { lines, mistakes } = parseZoneText(text, (line, column) => ({ file: 'z', line, column }));
  expect(mistakes).toEqual([]);
  return lines;
}

const build = (...texts: string[]): ZoneSet => buildZones(texts.map(layer));

function node(zones: ZoneSet, name: string): ZoneNode | undefined {
  return [...zones.values()].map(({ nodes }) => nodes.get(name)).find((found) => found !== undefined);
}

/** What a name holds, SOA records left out: `TYPE data` for records, `TYPE! FAULT` for faults; null: not in any zone. */
function held(zones: ZoneSet, name: string): string[] | null {
  const found = node(zones, name);
  if (found === undefined) return null;
  const records = found.records.filter(({ data }) => data.type !== 'SOA');
  return [
    ...records.map(({ data }) => `${data.type} ${presentRecord(data)}`),
    ...[...found.faults].map(([type, fault]) => `${type}! ${fault}`),
  ].toSorted();
}

describe('layers', () => {
  const base = 'x.acme.org. TXT "old"\nx.acme.org. A 192.0.2.1';
  const rows: [name: string, reason: string, layers: string[], name: string, held: string[] | null][] = [
    [
      'one layer adds up',
      'an RRset has several records',
      ['a.org. TXT "1"\na.org. TXT "2"'],
      'a.org',
      ['TXT "1"', 'TXT "2"'],
    ],
    [
      'a later layer replaces the RRset',
      'it mentions name and type',
      [base, 'x.acme.org. TXT "new"'],
      'x.acme.org',
      ['A 192.0.2.1', 'TXT "new"'],
    ],
    [
      'and adds up in itself',
      'only earlier layers are replaced',
      [base, 'x.acme.org. TXT "1"\nx.acme.org. TXT "2"'],
      'x.acme.org',
      ['A 192.0.2.1', 'TXT "1"', 'TXT "2"'],
    ],
    [
      'other names stay',
      'they are not mentioned',
      [base, 'y.acme.org. TXT "new"'],
      'x.acme.org',
      ['A 192.0.2.1', 'TXT "old"'],
    ],
    [
      'a fault replaces records of its type',
      'it mentions name and type',
      [base, 'x.acme.org. TXT SERVFAIL'],
      'x.acme.org',
      ['A 192.0.2.1', 'TXT! SERVFAIL'],
    ],
    [
      'a record lifts the fault of its type',
      'faults of that type are replaced',
      ['x.acme.org. TXT SERVFAIL', 'x.acme.org. TXT "new"'],
      'x.acme.org',
      ['TXT "new"'],
    ],
    [
      'a record leaves faults of other types',
      'they are not mentioned',
      ['x.acme.org. MX TIMEOUT', 'x.acme.org. TXT "new"'],
      'x.acme.org',
      ['MX! TIMEOUT', 'TXT "new"'],
    ],
    [
      'a bare fault replaces every type',
      'it mentions them all',
      [base, 'x.acme.org. TIMEOUT'],
      'x.acme.org',
      ['ANY! TIMEOUT'],
    ],
    [
      'a bare fault beside records',
      'one layer adds up: the fault is for the other types',
      ['x.acme.org. TXT "1"\nx.acme.org. TIMEOUT'],
      'x.acme.org',
      ['ANY! TIMEOUT', 'TXT "1"'],
    ],
    [
      'a record after a bare fault',
      'the other types keep it',
      ['x.acme.org. TIMEOUT', 'x.acme.org. TXT "1"'],
      'x.acme.org',
      ['ANY! TIMEOUT', 'TXT "1"'],
    ],
    [
      'NODATA takes the RRset away',
      'the name stays',
      [base, 'x.acme.org. TXT NODATA\nx.acme.org. A NODATA'],
      'x.acme.org',
      [],
    ],
    ['NODATA makes the name exist', 'the name is there without data', ['x.acme.org. TXT NODATA'], 'x.acme.org', []],
    [
      'a record ends NODATA',
      'a later layer replaces it',
      ['x.acme.org. TXT NODATA', 'x.acme.org. TXT "1"'],
      'x.acme.org',
      ['TXT "1"'],
    ],
    [
      'NODATA against a bare fault',
      'that type has no data and no fault',
      ['x.acme.org. TIMEOUT\nx.acme.org. TXT NODATA'],
      'x.acme.org',
      ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA'].map((type) => `${type}! TIMEOUT`),
    ],
    ['NXDOMAIN takes the name away', 'nothing is left of it', [base, 'x.acme.org. NXDOMAIN'], 'x.acme.org', null],
    ['NXDOMAIN takes away what is below', 'RFC 8020 section 2', [base, 'acme.org. NXDOMAIN'], 'x.acme.org', null],
    ['NXDOMAIN at a suffix takes its domains away', 'RFC 8020 section 2', [base, 'org. NXDOMAIN'], 'x.acme.org', null],
    [
      'NXDOMAIN at a suffix of two labels too',
      'co.uk is one',
      ['a.b.co.uk. A 192.0.2.1', 'co.uk. NXDOMAIN'],
      'a.b.co.uk',
      null,
    ],
    [
      'NXDOMAIN at a domain above a suffix too',
      'nordland.no can be registered, and bo.nordland.no is a suffix (publicsuffix.org, 2026)',
      ['lib.bo.nordland.no. A 192.0.2.1', 'nordland.no. NXDOMAIN'],
      'lib.bo.nordland.no',
      null,
    ],
    ['NXDOMAIN at the root takes all away', 'all lies below it', [base, '. NXDOMAIN'], 'x.acme.org', null],
    [
      'NXDOMAIN at another suffix spares it',
      'it is not below',
      [base, 'net. NXDOMAIN'],
      'x.acme.org',
      ['A 192.0.2.1', 'TXT "old"'],
    ],
    [
      'NXDOMAIN spares names that only end alike',
      'they are not below',
      [base, 'cme.org. NXDOMAIN'],
      'x.acme.org',
      ['A 192.0.2.1', 'TXT "old"'],
    ],
    [
      'a record brings the name back',
      'without what it had before',
      [base, 'acme.org. NXDOMAIN', 'x.acme.org. A 192.0.2.9'],
      'x.acme.org',
      ['A 192.0.2.9'],
    ],
    [
      'the order within a layer counts',
      'wiped, then written anew',
      [base, 'acme.org. NXDOMAIN\nx.acme.org. A 192.0.2.9'],
      'x.acme.org',
      ['A 192.0.2.9'],
    ],
    [
      'a CNAME replaces all types',
      'RFC 1034 section 3.6.2: it stands alone',
      [base, 'x.acme.org. CNAME y.org.'],
      'x.acme.org',
      ['CNAME y.org.'],
    ],
    [
      'other types replace a CNAME',
      'RFC 1034 section 3.6.2: it stands alone',
      ['x.acme.org. CNAME y.org.', 'x.acme.org. A 192.0.2.1'],
      'x.acme.org',
      ['A 192.0.2.1'],
    ],
    [
      'NODATA replaces a CNAME',
      'a name with types of its own is no alias',
      ['x.a.org. CNAME y.org.', 'x.a.org. TXT NODATA'],
      'x.a.org',
      [],
    ],
    [
      'NODATA replaces a fault',
      'it mentions name and type',
      ['x.a.org. TXT SERVFAIL', 'x.a.org. TXT NODATA'],
      'x.a.org',
      [],
    ],
    [
      'NODATA after a record of its layer',
      'lines count in their order',
      ['x.a.org. TXT "1"\nx.a.org. TXT NODATA'],
      'x.a.org',
      [],
    ],
    [
      'a bare fault replaces NODATA',
      'it mentions every type',
      ['x.a.org. TXT NODATA', 'x.a.org. TIMEOUT'],
      'x.a.org',
      ['ANY! TIMEOUT'],
    ],
    [
      'a fault replaces NODATA',
      'the other types keep theirs',
      ['x.a.org. TIMEOUT\nx.a.org. TXT NODATA', 'x.a.org. TXT SERVFAIL'],
      'x.a.org',
      ['ANY! TIMEOUT', 'TXT! SERVFAIL'],
    ],
    [
      'a record replaces NODATA beside a bare fault',
      'the other types keep theirs',
      ['x.a.org. TIMEOUT\nx.a.org. TXT NODATA', 'x.a.org. TXT "1"'],
      'x.a.org',
      ['ANY! TIMEOUT', 'TXT "1"'],
    ],
  ];
  it.each(rows)('%s (%s)', (...row) => {
    const [, , layers, name, expected] = row;
    expect(held(build(...layers), name)).toEqual(expected);
  });

  it('keeps the order of TXT records and the TTL of each', () => {
    const found = node(build('a.org. 60 TXT "2"\na.org. 90 TXT "1"'), 'a.org');
    const texts = found?.records
      .filter(({ data }) => data.type === 'TXT')
      .map(({ ttl, data }) => [ttl, presentRecord(data)]);
    expect(texts).toEqual([
      [60, '"2"'],
      [90, '"1"'],
    ]);
  });
});

const soa = (name: string) => `${name}. 900 SOA ns.${name}. h.${name}. 7 1 1 1 120`;

describe('apexes', () => {
  const rows: [name: string, reason: string, text: string, name: string, apex: string][] = [
    ['registrable domain', 'public suffix org', 'a.b.acme.org. A 192.0.2.1', 'a.b.acme.org', 'acme.org'],
    ['suffix of two labels', 'public suffix co.uk', 'a.acme.co.uk. A 192.0.2.1', 'a.acme.co.uk', 'acme.co.uk'],
    [
      'libraries of a state',
      'lib.tx.us is a public suffix',
      'mail.ftworth.lib.tx.us. A 192.0.2.1',
      'mail.ftworth.lib.tx.us',
      'ftworth.lib.tx.us',
    ],
    [
      'private suffixes do not count',
      'github.io is a registrable domain of GitHub',
      'a.github.io. A 192.0.2.1',
      'a.github.io',
      'github.io',
    ],
    ['unknown top-level domain', 'the last two labels', 'mail.acme.lan. A 192.0.2.1', 'mail.acme.lan', 'acme.lan'],
    ['a public suffix itself', 'it stands for itself', 'org. TXT "a"', 'org', 'org'],
    [
      'a policy at a public suffix',
      'it does not declare the whole suffix',
      '_dmarc.org. TXT "a"',
      '_dmarc.org',
      '_dmarc.org',
    ],
    [
      'a SOA below',
      'every SOA owner is an apex',
      `${soa('sub.acme.org')}\na.sub.acme.org. A 192.0.2.1`,
      'a.sub.acme.org',
      'sub.acme.org',
    ],
    [
      'the nearest SOA above',
      'of several',
      `${soa('acme.org')}\n${soa('sub.acme.org')}\na.sub.acme.org. A 192.0.2.1`,
      'a.sub.acme.org',
      'sub.acme.org',
    ],
    [
      'a SOA at the suffix',
      'it does not own what registrants hold',
      `${soa('org')}\na.acme.org. A 192.0.2.1`,
      'a.acme.org',
      'acme.org',
    ],
    [
      'reverse names',
      'in-addr.arpa as a whole',
      '1.2.0.192.in-addr.arpa. PTR a.org.',
      '1.2.0.192.in-addr.arpa',
      'in-addr.arpa',
    ],
    [
      'reverse names of IPv6',
      'ip6.arpa as a whole',
      '1.8.b.d.0.1.0.0.2.ip6.arpa. PTR a.org.',
      '1.8.b.d.0.1.0.0.2.ip6.arpa',
      'ip6.arpa',
    ],
    [
      'a reverse zone with a SOA',
      'every SOA owner is an apex',
      `${soa('2.0.192.in-addr.arpa')}\n1.2.0.192.in-addr.arpa. PTR a.org.`,
      '1.2.0.192.in-addr.arpa',
      '2.0.192.in-addr.arpa',
    ],
    ['a wildcard', 'it lies in the zone it is for', '*.acme.org. A 192.0.2.1', '*.acme.org', 'acme.org'],
  ];
  it.each(rows)('%s (%s)', (...row) => {
    const [, , text, name, apex] = row;
    const zones = build(text);
    expect([...zones.values()].filter(({ nodes }) => nodes.has(name)).map((zone) => zone.apex)).toEqual([apex]);
  });

  it('always declares the reverse trees, and nothing else without a line', () => {
    expect([...build('').keys()]).toEqual(['in-addr.arpa', 'ip6.arpa']);
  });

  it('gives a zone without SOA a default one, kept for an hour', () => {
    const zone = build('acme.org. A 192.0.2.1').get('acme.org');
    expect([zone?.soa.mname, zone?.soa.minimum, zone?.soaTtl]).toEqual(['ns.acme.org', 3600, 3600]);
    expect(
      zone?.nodes
        .get('acme.org')
        ?.records.map(({ data }) => data.type)
        .toSorted(),
    ).toEqual(['A', 'SOA']);
  });

  it('takes the SOA that is written, of several the last, without doubling it', () => {
    const zone = build(soa('acme.org'), `${soa('acme.org')}\n${soa('acme.org').replace(' 7 ', ' 8 ')}`).get('acme.org');
    expect([zone?.soa.serial, zone?.soa.minimum, zone?.soaTtl]).toEqual([8, 120, 900]);
    expect(zone?.nodes.get('acme.org')?.records).toHaveLength(1);
  });

  it('keeps a domain that does not exist declared, and empty', () => {
    const zones = build(`${soa('acme.org')}\nmail.acme.org. A 192.0.2.1`, 'acme.org. NXDOMAIN');
    expect([...(zones.get('acme.org')?.nodes.keys() ?? ['no zone'])]).toEqual([]);
    expect(zones.get('acme.org')?.soa.minimum).toBe(3600);
  });

  it('keeps the apex of a domain that came back below a suffix that does not exist', () => {
    const zones = build('bank. NXDOMAIN\nx.bank. TXT "a"\ny.bank. NXDOMAIN');
    expect([...zones.values()].map(({ apex, nodes }) => [apex, nodes.size])).toEqual([
      ['in-addr.arpa', 1],
      ['ip6.arpa', 1],
      ['bank', 0],
      ['x.bank', 1],
      ['y.bank', 0],
    ]);
  });

  it('are the same for all who share the layers of a domain, and new for whoever changes it', () => {
    const shared = [
      layer('x.acme.org. A 192.0.2.1\ngmail.com. MX 5 mx.gmail.com.'),
      layer('mx.gmail.com. A 192.0.2.2'),
    ];
    const before = buildZones([...shared, layer('y.acme.org. A 192.0.2.3')]);
    const other = buildZones([...shared, layer('y.acme.org. A 192.0.2.4')]);
    const fewer = buildZones([shared[1] ?? []]);
    expect(other.get('gmail.com')).toBe(before.get('gmail.com'));
    expect([before, other].map((zones) => held(zones, 'y.acme.org'))).toEqual([['A 192.0.2.3'], ['A 192.0.2.4']]);
    expect([held(other, 'gmail.com'), held(fewer, 'gmail.com')]).toEqual([['MX 5 mx.gmail.com.'], []]);
  });

  it('a fault of every type at an apex is for its SOA too', () => {
    expect(build('acme.org. TXT "a"', 'acme.org. SERVFAIL').get('acme.org')?.nodes.get('acme.org')?.records).toEqual(
      [],
    );
    expect(build('acme.org. SOA SERVFAIL').get('acme.org')?.nodes.get('acme.org')?.records).toEqual([]);
    expect(build('acme.org. TXT SERVFAIL').get('acme.org')?.nodes.get('acme.org')?.records).toHaveLength(1);
  });
});
