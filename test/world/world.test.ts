import { describe, expect, it } from 'vitest';
import { cyberTools } from '../cyber-tools.ts';
import type { ChangeAct } from '../../harness/model/scenario.ts';
import type { World } from '../../harness/model/world.ts';
import { buildWorld } from '../../harness/world/build.ts';
import { applyChange } from '../../harness/world/change.ts';
import { findContradictions } from '../../harness/world/contradictions.ts';
import { resolveTiny } from '../scenario/tiny.ts';

describe('buildWorld', () => {
  const world = buildWorld(resolveTiny(''));

  it('finds sites by id and domain, hosts by address, mailboxes by address, people by name', () => {
    expect(world.sites.get('library')?.title).toBe('Acme Library');
    expect(world.siteOfDomain.get('bigmail.example')?.id).toBe('bigmail');
    expect(world.hostAt.get('2001:db8::21')).toMatchObject({
      host: { name: 'mail.acme.example' },
      site: { id: 'library' },
    });
    expect(world.mailboxes.get('ann@bigmail.example')?.reader).toEqual({ kind: 'person', person: 'Ann' });
    expect(world.people.get('Pat')?.role).toBe('staff');
    expect([...world.zones.keys()]).toEqual(expect.arrayContaining(['acme.example', 'in-addr.arpa', 'ip6.arpa']));
  });

  it('finds no contradiction in it', () => {
    expect(findContradictions(world.scenario)).toEqual([]);
  });
});

function textsOf(world: World): readonly unknown[] {
  return (world.zones.get('acme.example')?.nodes.get('acme.example')?.records ?? []).flatMap(({ data }) =>
    data.type === 'TXT' ? data.strings : [],
  );
}

describe('applyChange', () => {
  const scenario = resolveTiny(`acts:
  - change: { about: first, zones: "acme.example. TXT one", sender: { Internet Domain Name: new.example } }
  - change: { about: second, zones: "acme.example. TXT two" }
  - change: { about: third, sender: { MAIL FROM: a@b.example } }`);
  const changes = scenario.acts.filter((act): act is ChangeAct => act.kind === 'change');
  const before = buildWorld(scenario);
  const worlds = changes.reduce<World[]>((all, act) => [...all, applyChange(all.at(-1) ?? before, act)], []);
  it('lays zone text over what was there, change by change, and leaves the rest', () => {
    expect([before, ...worlds].map(textsOf)).toEqual([[], ['one'], ['two'], ['two']]);
    const mx = worlds[1]?.zones.get('acme.example')?.nodes.get('acme.example')?.records ?? [];
    expect(mx.some(({ data }) => data.type === 'MX')).toBe(true);
  });

  it('merges properties', () => {
    expect(worlds.map((one) => cyberTools(one).properties).map((set) => [set.domainName, set.mailFrom])).toEqual([
      ['new.example', null],
      ['new.example', null],
      ['new.example', 'a@b.example'],
    ]);
    expect(cyberTools(before).properties.domainName).toBe('acme.example');
  });
});
