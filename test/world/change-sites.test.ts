import { describe, expect, it } from 'vitest';
import type { ChangeAct } from '../../harness/model/scenario.ts';
import type { World } from '../../harness/model/world.ts';
import { buildWorld } from '../../harness/world/build.ts';
import { applyChange } from '../../harness/world/change.ts';
import { stagesOf } from '../../harness/world/stages.ts';
import { resolveTiny } from '../scenario/tiny.ts';

const SCENARIO = resolveTiny(`zones: |
  out2.vendor.example. TXT "written by somebody"
  12.2.0.192.in-addr.arpa. PTR written.vendor.example.
acts:
  - change:
      about: the vendor moves one machine and gives up the other
      sites:
        - id: cybertools
          hosts: [{ name: out1.vendor.example, addresses: [192.0.2.13], sends: true, receives: false }]
  - change: { about: only a property, sender: { Internet Domain Name: x.example } }
  - change: { about: a setting, sites: [{ id: library, settings: { hours: 8 } }] }`);
const CHANGES = SCENARIO.acts.filter((act): act is ChangeAct => act.kind === 'change');
const BEFORE = buildWorld(SCENARIO);
const WORLDS = CHANGES.reduce<World[]>((all, act) => [...all, applyChange(all.at(-1) ?? BEFORE, act)], []);

function recordsAt(world: World | undefined, zone: string, name: string): readonly string[] {
  const { records = [] } = world?.zones.get(zone)?.nodes.get(name) ?? {};
  return records.map(({ data }) => Object.values(data).flat().join(' ')).toSorted();
}

describe('a move', () => {
  const [moved] = WORLDS;

  it('takes the old addresses away and has the site at the new one', () => {
    expect(BEFORE.hostAt.get('192.0.2.11')?.site.id).toBe('cybertools');
    expect(moved?.hostAt.has('192.0.2.11')).toBe(false);
    expect(moved?.hostAt.get('192.0.2.13')).toMatchObject({ host: { name: 'out1.vendor.example' } });
    expect(moved?.sites.get('cybertools')?.hosts).toHaveLength(1);
    expect(moved?.siteOfDomain.get('vendor.example')).toBe(moved?.sites.get('cybertools'));
  });

  it.each([
    ['the name of the machine leads to its new address', 'vendor.example', 'out1.vendor.example', ['A 192.0.2.13']],
    ['the new address leads back', 'in-addr.arpa', '13.2.0.192.in-addr.arpa', ['PTR out1.vendor.example']],
    ['the old one leads nowhere', 'in-addr.arpa', '11.2.0.192.in-addr.arpa', []],
    ['what somebody wrote stays', 'vendor.example', 'out2.vendor.example', ['TXT written by somebody']],
    ['a PTR record too', 'in-addr.arpa', '12.2.0.192.in-addr.arpa', ['PTR written.vendor.example']],
    ['other sites stay as they are', 'in-addr.arpa', '21.2.0.192.in-addr.arpa', ['PTR mail.acme.example']],
  ])('%s', (_name, zone, name, records) => {
    expect(recordsAt(moved, zone, name)).toEqual(records);
  });

  it('outlasts later changes', () => {
    expect(WORLDS[2]?.hostAt.has('192.0.2.13')).toBe(true);
  });
});

describe('a change of settings', () => {
  it('holds from then on', () => {
    expect(WORLDS[1]?.sites.get('library')?.settings).toEqual({});
    expect(WORLDS[2]?.sites.get('library')?.settings).toEqual({ hours: 8 });
  });
});

describe('the stages of a scenario', () => {
  it('are the start and each change of zones or sites, not of properties', () => {
    expect(stagesOf(SCENARIO)).toHaveLength(3);
  });
});

describe('machines that are handed on', () => {
  it('publish for the site that has them now, though one list is written for both', () => {
    const { acts, ...scenario } = resolveTiny(`acts:
  - change:
      about: the vendor has one machine
      sites: [{ id: cybertools, hosts: &one [{ name: one.vendor.example, addresses: [192.0.2.14], sends: true }] }]
  - change:
      about: the library takes it over
      sites:
        - { id: cybertools, hosts: [{ name: two.vendor.example, addresses: [192.0.2.15], sends: true }] }
        - { id: library, hosts: *one }
  - change:
      about: and gives it up
      sites: [{ id: library, hosts: [{ name: mail.acme.example, addresses: [192.0.2.21], sends: true }] }]`);
    const changes = acts.filter((act): act is ChangeAct => act.kind === 'change');
    const worlds = changes.reduce<World[]>(
      (all, act) => [...all, applyChange(all.at(-1) ?? buildWorld({ ...scenario, acts }), act)],
      [],
    );
    const held = worlds.map((world) => recordsAt(world, 'vendor.example', 'one.vendor.example'));
    expect(held).toEqual([['A 192.0.2.14'], ['A 192.0.2.14'], []]);
  });
});
