import { describe, expect, it } from 'vitest';
import { FATES } from '../../harness/model/flow.ts';
import { judge } from '../../harness/verdict/judge.ts';
import { WORST_FIRST } from '../../harness/verdict/worst.ts';
import * as given from './evidence.ts';
import type { TimelineParts } from './evidence.ts';

function judged(...timelines: TimelineParts[]) {
  return judge(given.evidence(given.world(), ...timelines), given.zones());
}

const REFUSED = { records: [given.notice({ outcome: 'reject', clientIp: given.OTHER_VENDOR_IP }), given.bounce()] };

describe('several timelines', () => {
  it('have the worse fate win and show both, each with the address it was sent from', () => {
    const [notice] = judged({}, REFUSED).flows;
    expect(notice).toMatchObject({
      fate: 'rejected',
      decidedBy: 'b.d1',
      deliveries: ['a.d1', 'b.d1'],
      variants: [
        { clientIp: given.VENDOR_IP, pctApplied: true, fate: 'inbox' },
        { clientIp: given.OTHER_VENDOR_IP, pctApplied: true, fate: 'rejected' },
      ],
    });
  });

  it('show no variants where they agree', () => {
    expect(judged({}, {}).flows[0]?.variants).toEqual([]);
  });

  it('have unique ids of deliveries, causes included; act ids stay as they are', () => {
    const { deliveries } = judged({}, REFUSED);
    expect(deliveries.map(({ id, causedBy }) => [id, causedBy])).toEqual([
      ['a.d1', 'c2'],
      ['b.d1', 'c2'],
      ['b.d2', 'b.d1'],
    ]);
  });

  it('leave the ids alone where there is only one', () => {
    expect(judged({}).deliveries.map(({ id }) => id)).toEqual(['d1']);
  });

  it('take an act with the id of a delivery for an act', () => {
    const act = { ...given.C2, id: 'd1' };
    const records = [given.notice({ causedBy: 'd1', act: 'd1' })];
    const intents = [{ person: 'Ann', act: 'd1', to: 'ann@free.example' }];
    const world = given.world({ acts: [act] });
    const report = judge(given.evidence(world, { records, intents }, { records, intents }), given.zones());
    expect(report.deliveries.map(({ causedBy }) => causedBy)).toEqual(['d1', 'd1']);
  });

  it('let not-applicable give way to everything and inconclusive to nothing', () => {
    const unknown = { records: [given.notice({ undeclared: [{ name: 'x.test', type: 'A' }] })] };
    const flows = judged(REFUSED, unknown).flows;
    expect(flows.find(({ flow }) => flow === 'notice')?.fate).toBe('inconclusive');
    expect(judged({}, REFUSED).flows.find(({ flow }) => flow === 'bounce')?.fate).toBe('read-by-nobody');
  });

  it('rank every fate once', () => {
    expect(WORST_FIRST.toSorted()).toEqual(FATES.toSorted());
  });
});

describe('works', () => {
  const reply = given.answer('reply', 'library@acme.example');
  const cases = [
    { name: 'everything arrived', records: [given.notice(), reply], works: true },
    {
      name: 'the answer was lost',
      records: [given.notice(), { ...reply, end: { kind: 'expired' } as const }],
      works: false,
    },
    { name: 'the notice was lost', records: [given.notice({ outcome: 'spam' })], works: false },
    { name: 'unknown', records: [given.notice({ undeclared: [{ name: 'x.test', type: 'A' }] })], works: null },
  ] as const;
  it.each(cases)('$name: $works', ({ records, works }) => {
    expect(judged({ records }).works).toBe(works);
  });

  /** contract.md: a notice to a mailbox that does not exist counts by its bounce reaching its reader. */
  it.each([
    { name: 'its bounce came home', to: 'nobody@free.example', home: 'library@acme.example', works: true },
    { name: 'its bounce was lost', to: 'nobody@free.example', home: 'Do.Not.Reply@vendor.example', works: false },
    {
      name: 'the mailbox is there, so no bounce makes good for it',
      to: 'ann@free.example',
      home: 'library@acme.example',
      works: false,
    },
  ])('a notice that has no mailbox to go to: $name', ({ to, home, works }) => {
    const records = [given.notice({ to, outcome: 'reject' }), given.bounce({ to: home })];
    expect(judged({ records }).works).toBe(works);
  });

  /** The world is the one at the start; what the receiver knew when the notice came stands in its facts. */
  it.each([
    { name: 'deleted since the start, so its bounce makes good for it', recipient: 'unknown', works: true },
    { name: 'suspended: there is somebody who was not reached', recipient: 'disabled', works: false },
    { name: 'full: likewise', recipient: 'full', works: false },
  ] as const)('a notice to a mailbox that is $name', ({ recipient, works }) => {
    const notice = given.notice({ to: 'ann@free.example', outcome: 'reject', facts: { recipient } });
    expect(judged({ records: [notice, given.bounce({ to: 'library@acme.example' })] }).works).toBe(works);
  });
});

describe('deliveries in the report', () => {
  it('leave authentication null where the receiver decided before it looked: null is not none', () => {
    const [early] = judged({ records: [given.notice()] }).deliveries;
    expect(early).toMatchObject({ spf: null, dkim: null, dmarc: null, alignment: null });
    const facts = {
      spf: given.spfFact('none', 'acme.example'),
      dmarc: given.dmarcFact('fail', 'acme.example', 'none'),
    };
    const [late] = judged({ records: [given.notice({ facts })] }).deliveries;
    expect(late).toMatchObject({ spf: 'none', dkim: null, dmarc: 'fail', alignment: { spf: false, dkim: false } });
  });

  it('show every attempt in the local time of the scenario, and the last one’s reply', () => {
    const [delivery] = judged({ records: [given.notice({ putOff: 1 })] }).deliveries;
    expect(delivery?.attempts).toEqual([
      { at: '2026-11-02T09:00:00-06:00', stage: 'data-end', reply: '451 4.7.1 Later' },
      { at: '2026-11-02T09:00:00-06:00', stage: 'data-end', reply: '250 2.0.0 OK' },
    ]);
    expect(delivery?.reply).toEqual({ code: 250, enhanced: '2.0.0', text: 'OK' });
  });

  it('name the sending server’s own rule where no host was found', () => {
    const lost = given.notice({ server: null, end: { kind: 'no-route' }, localRule: 'vendor#null-mx' });
    expect(judged({ records: [lost] }).deliveries[0]).toMatchObject({
      rule: 'vendor#null-mx',
      outcome: null,
      receiver: null,
    });
  });

  it('read the addresses of a message that was passed on from its header', () => {
    const raw = Buffer.from(
      'From: Acme\r\n <library@acme.example>\r\nReply-To: desk@acme.example\r\n\r\nFrom: not@this.example\r\n',
    );
    const first = given.notice({ outcome: 'relay', server: 'acme' });
    const next = given.notice({ id: 'd2', causedBy: 'd1', content: { kind: 'bytes', raw } });
    const passedOn = judged({ records: [first, next] }).deliveries[1];
    expect(passedOn).toMatchObject({ headerFrom: 'library@acme.example', replyTo: 'desk@acme.example' });
  });

  it('write DNS answers as an administrator knows them', () => {
    const dns = [
      {
        by: 'free',
        name: 'a.test',
        type: 'MX',
        answer: {
          status: 'found',
          data: [{ type: 'MX', preference: 5, exchange: 'm.test' }],
          ttl: 1,
          aliases: ['b.test'],
        },
        fromCache: true,
        at: given.START,
      },
      {
        by: 'free',
        name: 'a.test',
        type: 'TXT',
        answer: { status: 'found', data: [{ type: 'TXT', strings: ['a"b', 'c'] }], ttl: 1, aliases: [] },
        fromCache: false,
        at: given.START,
      },
      {
        by: 'free',
        name: 'c.test',
        type: 'A',
        answer: { status: 'nxdomain', data: [], ttl: 1, aliases: [] },
        fromCache: false,
        at: given.START,
      },
    ] as const;
    const [delivery] = judged({ records: [given.notice({ dns })] }).deliveries;
    expect(delivery?.evidence.dns.map(({ answer }) => answer)).toEqual([
      'CNAME b.test; 5 m.test.',
      '"a\\"b" "c"',
      'nxdomain',
    ]);
  });
});
