import { describe, expect, it } from 'vitest';
import type { OrdinaryMailAct } from '../../harness/model/scenario.ts';
import { compose, fromPresentHost } from '../../harness/sender/compose.ts';
import { plan } from '../../harness/sender/plan.ts';
import { AT, host, site, world } from './world.ts';

const ACT: OrdinaryMailAct = {
  id: 'ordinary-mail',
  kind: 'ordinary-mail',
  at: AT,
  where: { file: 'test', line: 1, column: 1 },
  person: 'Pat Lee',
  to: 'pat.lee@gmail.com',
  from: 'pat.lee@acme.org',
};

describe('an ordinary message', () => {
  const of = world({ properties: { relay: true, dnsRecords: 'TRUE' } });
  const { drafts, intents, events } = plan(ACT, of);
  const [draft] = drafts;

  it("leaves the library's own server by MX, under the writer's address, whatever the catalogue is set to", () => {
    expect(drafts).toHaveLength(1);
    expect(draft).toMatchObject({
      flow: { flow: 'notice', person: 'Pat Lee', act: 'ordinary-mail' },
      site: of.scenario.library.site,
      mailFrom: 'pat.lee@acme.org',
      to: 'pat.lee@gmail.com',
      route: { kind: 'mx' },
      helo: null,
      content: { from: { address: 'pat.lee@acme.org' }, replyTo: null },
    });
  });

  it('is meant for its reader, and the catalogue knows nothing of it', () => {
    expect(intents).toEqual([{ person: 'Pat Lee', act: 'ordinary-mail', to: 'pat.lee@gmail.com' }]);
    expect(events).toEqual([]);
  });
});

describe('a delivery that waits in a queue', () => {
  const of = world();
  const [draft] = plan(ACT, of).drafts;
  const delivery = draft === undefined ? null : compose(draft, { id: 'd1', world: of, originIndex: 0 });
  const home = of.sites.get(of.scenario.library.site);

  it('leaves from where it was written as long as that machine is there', () => {
    expect(home).toBeDefined();
    if (delivery === null || home === undefined) return;
    expect(fromPresentHost(delivery, home, 0)).toBe(delivery);
  });

  it.each([
    ['the machine has another address', 'same'],
    ['the machine is gone', 'other.acme.org'],
  ])('goes along with its site where %s', (_why, name) => {
    if (delivery === null || home === undefined) throw new Error('nothing was written');
    const moved = host(name === 'same' ? delivery.clientHost : name, ['203.0.113.99']);
    expect(fromPresentHost(delivery, site(home.id, home.domains, [moved]), 0)).toMatchObject({
      id: 'd1',
      raw: delivery.raw,
      clientIp: '203.0.113.99',
      clientHost: moved.name,
      clientHelo: moved.name,
    });
  });
});
