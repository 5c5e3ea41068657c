import { describe, expect, it } from 'vitest';
import { buildWorld } from '../../harness/world/build.ts';
import { loadTiny, resolveTiny } from './tiny.ts';

/** Records of one name in presentation order, from whichever zone has it. */
function recordsOf(text: string, name: string): readonly string[] {
  const { zones } = buildWorld(resolveTiny(text));
  const node = [...zones.values()].map(({ nodes }) => nodes.get(name)).find((found) => found !== undefined);
  return (node?.records ?? []).map(({ data }) => Object.values(data).flat().join(' '));
}

describe('what hosts publish by themselves', () => {
  const rows = [
    { name: 'both families', text: '', at: 'mail.acme.example', records: ['A 192.0.2.21', 'AAAA 2001:db8::21'] },
    { name: 'PTR (RFC 1035 section 3.5)', text: '', at: '21.2.0.192.in-addr.arpa', records: ['PTR mail.acme.example'] },
    {
      name: 'PTR (RFC 3596 section 2.5)',
      text: '',
      at: '1.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
      records: ['PTR mail.acme.example'],
    },
    { name: 'no PTR where the host says so', text: '', at: '12.2.0.192.in-addr.arpa', records: [] },
    {
      name: 'zone text replaces the type it speaks of, and no other',
      text: 'zones: |\n  mail.acme.example. A 192.0.2.77\n  mail.acme.example. TXT "x"',
      at: 'mail.acme.example',
      records: ['AAAA 2001:db8::21', 'A 192.0.2.77', 'TXT x'],
    },
    {
      name: 'zone text replaces a PTR',
      text: 'zones: 21.2.0.192.in-addr.arpa. PTR other.example.',
      at: '21.2.0.192.in-addr.arpa',
      records: ['PTR other.example'],
    },
    {
      name: 'hosts that a scenario writes take the place of those before, records and all',
      text: 'library: { site: { hosts: [{ name: mail.acme.example, addresses: [192.0.2.66], sends: true, ptr: Two.example }] } }',
      at: 'mail.acme.example',
      records: ['A 192.0.2.66'],
    },
  ];
  it.each(rows)('$name', ({ text, at, records }) => {
    expect(recordsOf(text, at).toSorted()).toEqual(records.toSorted());
  });
});

function exchanges(text: string): readonly string[] {
  return recordsOf(text, 'acme.example').filter((record) => record.startsWith('MX'));
}

describe('layers of zone text', () => {
  it('the last word is that of `zones`, then the own sites, then the fixtures', () => {
    const site = 'library: { site: { zone: acme.example. MX 20 site.example. } }\n';
    expect(exchanges('')).toEqual(['MX 10 mail.acme.example']);
    expect(exchanges(site)).toEqual(['MX 20 site.example']);
    expect(exchanges(`${site}zones: acme.example. MX 30 own.example.`)).toEqual(['MX 30 own.example']);
    expect(exchanges('zones: ["acme.example. MX 30 own.example.", "acme.example. MX 40 last.example."]')).toEqual([
      'MX 40 last.example',
    ]);
  });

  it('base zones of the fixtures lie below everything', () => {
    const base = 'acme.example. MX 1 base.example.\nbase.example. A 192.0.2.55\nmail.acme.example. NXDOMAIN\n';
    const { scenarios } = loadTiny({ 'fixtures/zones/base.zone': base, 'scenarios/s.yaml': 'id: s\ntitle: S' });
    const [scenario] = scenarios;
    const zones = scenario === undefined ? new Map() : buildWorld(scenario).zones;
    expect(zones.get('base.example').nodes.get('base.example').records).toHaveLength(2);
    // A host brings its own name back.
    expect(zones.get('acme.example').nodes.get('mail.acme.example').records).toHaveLength(2);
    const { records } = zones.get('acme.example').nodes.get('acme.example');
    expect(records).toContainEqual(
      expect.objectContaining({ data: { type: 'MX', preference: 10, exchange: 'mail.acme.example' } }),
    );
    expect(records).toHaveLength(2);
  });
});

it('hosts of a population publish for the site that the scenario makes of them, whichever was read before', () => {
  const { scenarios, mistakes } = loadTiny({
    'scenarios/a.yaml': 'id: a\ntitle: A\n',
    'scenarios/b.yaml': 'id: b\ntitle: B\nlibrary: { site: { id: ours } }\n',
    'scenarios/c.yaml': 'id: c\ntitle: C\n',
  });
  expect(mistakes).toEqual([]);
  const publishers = scenarios.map(
    ({ zones }) => zones.flat().find(({ name }) => name === 'mail.acme.example')?.publishedBy,
  );
  expect(publishers, 'a later move of the site takes its own records away').toEqual(['library', 'ours', 'library']);
});
