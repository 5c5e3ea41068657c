import { describe, expect, it } from 'vitest';
import type { FlowReport, ScenarioReport } from '../../harness/model/report.ts';
import type { Fate, FlowKind } from '../../harness/model/flow.ts';
import { judge } from '../../harness/verdict/judge.ts';
import * as given from './evidence.ts';
import type { RecordParts, TimelineParts, WorldParts } from './evidence.ts';

function judged(parts: WorldParts, ...timelines: TimelineParts[]): ScenarioReport {
  return judge(given.evidence(given.world(parts), ...timelines), given.zones());
}

function flowOf(report: ScenarioReport, flow: FlowKind): FlowReport {
  const found = report.flows.find((one) => one.flow === flow);
  if (found === undefined) throw new Error(`no ${flow}`);
  return found;
}

interface NoticeCase {
  readonly name: string;
  readonly notice: Partial<RecordParts>;
  readonly world?: WorldParts;
  readonly fate: Fate;
  readonly reached: boolean | null;
}

/** Expected fates: the table of mission.md, row by row. */
const NOTICES: readonly NoticeCase[] = [
  { name: 'the reader’s own mailbox', notice: {}, fate: 'inbox', reached: true },
  { name: 'a warning banner still counts', notice: { outcome: 'inbox-warn' }, fate: 'inbox', reached: true },
  {
    name: 'letter case of the address does not matter',
    notice: { to: 'Ann@Free.example' },
    fate: 'inbox',
    reached: true,
  },
  { name: 'the spam folder', notice: { outcome: 'spam' }, fate: 'spam', reached: false },
  { name: 'quarantine', notice: { outcome: 'quarantine' }, fate: 'quarantine', reached: false },
  { name: 'accepted and thrown away', notice: { outcome: 'discard' }, fate: 'discarded', reached: false },
  { name: 'refused by the receiver', notice: { outcome: 'reject' }, fate: 'rejected', reached: false },
  { name: 'accepted, then returned', notice: { outcome: 'accept-then-dsn' }, fate: 'bounced', reached: false },
  { name: 'no route', notice: { server: null, end: { kind: 'no-route' } }, fate: 'rejected', reached: false },
  {
    name: 'the queue gave up',
    notice: { outcome: 'defer', end: { kind: 'expired' } },
    fate: 'expired',
    reached: false,
  },
  {
    name: 'a stranger’s mailbox',
    notice: {},
    world: { mailboxes: { 'ann@free.example': { kind: 'stranger' } } },
    fate: 'wrong-person',
    reached: false,
  },
  {
    name: 'another patron’s mailbox',
    notice: { to: 'bob@free.example' },
    world: { people: [given.person('Ann'), given.person('Bob')] },
    fate: 'wrong-person',
    reached: false,
  },
  {
    name: 'a mailbox that two people have on file',
    notice: {},
    world: {
      people: [given.person('Ann'), given.person('Bob', { address: 'Ann@free.example' })],
      mailboxes: { 'ann@free.example': { kind: 'person', person: 'Bob' } },
    },
    fate: 'inbox',
    reached: true,
  },
  {
    name: 'a mailbox that is an account of two, only one of whom has it on file',
    notice: { to: 'two@free.example' },
    world: { people: [given.person('Ann'), given.person('Bob')], shared: { 'two@free.example': ['Bob', 'Ann'] } },
    fate: 'inbox',
    reached: true,
  },
  {
    name: 'the library’s own mailbox is not the patron’s',
    notice: { to: 'library@acme.example' },
    fate: 'wrong-person',
    reached: false,
  },
  {
    name: 'a staff member’s report in the library’s shared mailbox',
    notice: { to: 'library@acme.example' },
    world: { people: [given.person('Ann', { role: 'staff' })] },
    fate: 'inbox',
    reached: true,
  },
  {
    name: 'taken for a mailbox that is nobody’s',
    notice: { to: 'gone@free.example' },
    fate: 'read-by-nobody',
    reached: false,
  },
  {
    name: 'the library’s relay refuses an outsider',
    notice: {
      outcome: 'reject',
      server: 'acme',
      facts: { recipient: 'foreign' },
      route: { kind: 'smarthost', host: 'm' },
    },
    fate: 'relay-refused',
    reached: false,
  },
  {
    name: 'the library’s relay refuses before it heard of the recipient',
    notice: { outcome: 'reject', server: 'acme', facts: { recipient: null }, route: { kind: 'smarthost', host: 'm' } },
    fate: 'relay-refused',
    reached: false,
  },
  {
    name: 'a relay that is itself the recipient’s server is the receiver',
    notice: {
      outcome: 'reject',
      server: 'free',
      facts: { recipient: 'unknown' },
      route: { kind: 'smarthost', host: 'm' },
    },
    fate: 'rejected',
    reached: false,
  },
  {
    name: 'a server that an MX record leads to and that takes no mail for the domain was never asked to relay',
    notice: { outcome: 'reject', facts: { recipient: 'foreign' } },
    fate: 'rejected',
    reached: false,
  },
  {
    name: 'a second server of the library’s own refuses to pass on what the first one took',
    notice: { outcome: 'reject', site: 'acme', server: 'acme', facts: { recipient: 'foreign' } },
    fate: 'relay-refused',
    reached: false,
  },
  {
    name: 'it hung on a name nobody declared',
    notice: { undeclared: [{ name: 'x.test', type: 'TXT' }] },
    fate: 'inconclusive',
    reached: null,
  },
  {
    name: 'put off because of such a name',
    notice: { outcome: 'defer', end: { kind: 'undeclared' }, undeclared: [{ name: 'x.test', type: 'TXT' }] },
    fate: 'inconclusive',
    reached: null,
  },
];

describe('fate of a notice', () => {
  it.each(NOTICES)('$name: $fate', ({ notice, world, fate, reached }) => {
    const flow = flowOf(judged(world ?? {}, { records: [given.notice(notice)] }), 'notice');
    expect([flow.fate, flow.reached]).toEqual([fate, reached]);
  });

  it('follows a relay to the last hop, whose refusal counts though the relay had accepted', () => {
    const relayed = given.notice({ outcome: 'relay', server: 'acme' });
    const content = { kind: 'bytes', raw: Buffer.from('From: a@vendor.example\r\n\r\n') } as const;
    const next = { id: 'd2', causedBy: 'd1', site: 'acme', content };
    const last = given.notice({ ...next, outcome: 'reject', rule: { id: 'no' } });
    const flow = flowOf(judged({}, { records: [relayed, last] }), 'notice');
    expect(flow).toMatchObject({ fate: 'rejected', decidedBy: 'd2', rule: 'free-mx#no', deliveries: ['d1', 'd2'] });
  });

  it('counts a relay without next hop as rejected where deliveries were cut off, and as our fault otherwise', () => {
    const records = [given.notice({ outcome: 'relay', server: 'acme' })];
    const loops = [{ flow: 'bounce', person: 'Ann', act: 'c2' } as const];
    expect(flowOf(judged({}, { records, loops }), 'notice').fate).toBe('rejected');
    expect(() => judged({}, { records })).toThrow('no next hop');
  });

  it('is never-sent where the catalogue kept it back, with the rule that did', () => {
    const key = { flow: 'notice', person: 'Ann', act: 'c2' } as const;
    const silences = [{ key, reason: 'No address.', rule: 'catalogue#no-address', fate: 'never-sent' } as const];
    const report = judged({}, { records: [], silences });
    expect(flowOf(report, 'notice')).toMatchObject({
      fate: 'never-sent',
      reached: false,
      rule: 'catalogue#no-address',
      from: null,
      decidedBy: null,
      learns: 'nobody',
    });
    expect(report.works).toBe(false);
  });

  it('throws where a notice was neither sent nor kept back: that is no outcome but a bug', () => {
    expect(() => judged({}, { records: [] })).toThrow('neither sent nor kept back');
  });
});

interface AnswerCase {
  readonly name: string;
  readonly world?: WorldParts;
  readonly records: readonly ReturnType<typeof given.record>[];
  readonly flow: FlowKind;
  readonly fate: Fate;
  readonly reason?: string;
}

const DEAD_END = 'Do.Not.Reply@vendor.example';
const UNKNOWN_NAME = [{ name: 'x.test', type: 'MX' }] as const;

const ANSWERS: readonly AnswerCase[] = [
  {
    name: 'a reply in the library’s mailbox',
    records: [given.notice(), given.answer('reply', 'library@acme.example')],
    flow: 'reply',
    fate: 'inbox',
  },
  {
    name: 'a reply in a staff member’s mailbox is with the library',
    world: { people: [given.person('Ann'), given.person('Sue', { role: 'staff', address: 'sue@acme.example' })] },
    records: [given.notice(), given.answer('reply', 'sue@acme.example')],
    flow: 'reply',
    fate: 'inbox',
  },
  {
    name: 'a reply in a patron’s mailbox is with the wrong person',
    world: { people: [given.person('Ann'), given.person('Bob')] },
    records: [given.notice(), given.answer('reply', 'bob@free.example')],
    flow: 'reply',
    fate: 'wrong-person',
  },
  {
    name: 'a misdirected reply at the vendor’s dead end',
    world: { people: [given.ignoring('Ann')] },
    records: [given.notice(), given.answer('misdirected-reply', DEAD_END, { server: 'vendor' })],
    flow: 'misdirected-reply',
    fate: 'read-by-nobody',
  },
  {
    name: 'whoever honours Reply-To misdirects nothing',
    records: [given.notice(), given.answer('reply', 'library@acme.example')],
    flow: 'misdirected-reply',
    fate: 'not-applicable',
    reason: 'Ann honours Reply-To.',
  },
  {
    name: 'whoever ignores Reply-To makes no reply to it',
    world: { people: [given.ignoring('Ann')] },
    records: [given.notice()],
    flow: 'reply',
    fate: 'not-applicable',
    reason: 'Ann answers to From, whatever Reply-To says.',
  },
  ...(['reply', 'misdirected-reply'] as const).map((flow) => ({
    name: `whoever only reads makes no ${flow}`,
    world: { people: [given.onlyReading('Ann')] },
    records: [given.notice()],
    flow,
    fate: 'not-applicable' as const,
    reason: 'Ann reads it and answers nothing by hand.',
  })),
  {
    name: 'nobody answers what never came',
    records: [given.notice({ outcome: 'spam' })],
    flow: 'reply',
    fate: 'not-applicable',
    reason: 'The notice never arrived, so there is nothing to answer.',
  },
  {
    name: 'nobody is away',
    records: [given.notice(), given.answer('reply', 'library@acme.example')],
    flow: 'away-message',
    fate: 'not-applicable',
    reason: 'Ann is not away.',
  },
  {
    name: 'nobody answers by hand while away',
    world: { people: [given.away('Ann')] },
    records: [given.notice()],
    flow: 'reply',
    fate: 'not-applicable',
    reason: 'Ann is away and answers nothing by hand.',
  },
  {
    name: 'an away message at the vendor’s dead end',
    world: { people: [given.away('Ann')] },
    records: [given.notice(), given.answer('away-message', DEAD_END, { server: 'vendor' })],
    flow: 'away-message',
    fate: 'read-by-nobody',
  },
  {
    name: 'no bounce of what was accepted',
    records: [given.notice(), given.answer('reply', 'library@acme.example')],
    flow: 'bounce',
    fate: 'not-applicable',
    reason: 'Whatever was sent was accepted, so nothing came back.',
  },
  {
    name: 'the bounce of a notice at the vendor’s dead end',
    records: [given.notice({ outcome: 'reject' }), given.bounce()],
    flow: 'bounce',
    fate: 'read-by-nobody',
  },
  {
    name: 'the bounce of a notice in the library’s mailbox',
    records: [given.notice({ outcome: 'reject' }), given.bounce({ to: 'library@acme.example', server: 'acme' })],
    flow: 'bounce',
    fate: 'inbox',
  },
  {
    name: 'the bounce of a reply is for the patron',
    records: [
      given.notice(),
      given.answer('reply', 'library@acme.example', { outcome: 'reject' }),
      given.bounce({ id: 'd3', causedBy: 'd2', to: 'ann@free.example', server: 'free' }),
    ],
    flow: 'bounce',
    fate: 'inbox',
  },
  {
    name: 'an answer to an inconclusive notice is inconclusive, though it was played',
    records: [given.notice({ undeclared: UNKNOWN_NAME }), given.answer('reply', 'library@acme.example')],
    flow: 'reply',
    fate: 'inconclusive',
  },
  {
    name: 'a bounce may or may not come of an inconclusive notice',
    records: [given.notice({ undeclared: UNKNOWN_NAME })],
    flow: 'bounce',
    fate: 'inconclusive',
  },
  {
    name: 'a bounce may or may not come of an inconclusive reply',
    records: [given.notice(), given.answer('reply', 'library@acme.example', { undeclared: UNKNOWN_NAME })],
    flow: 'bounce',
    fate: 'inconclusive',
  },
  {
    name: 'what is not applicable stays so, whatever becomes of the notice',
    records: [given.notice({ undeclared: UNKNOWN_NAME })],
    flow: 'away-message',
    fate: 'not-applicable',
  },
];

describe('fate of an answer', () => {
  it.each(ANSWERS)('$name', ({ world, records, flow, fate, reason }) => {
    const found = flowOf(judged(world ?? {}, { records }), flow);
    expect([found.fate, found.reason]).toEqual([fate, reason ?? found.reason]);
  });

  it('takes the responder’s word for its silence', () => {
    const key = { flow: 'away-message', person: 'Ann', act: 'c2' } as const;
    const silences = [
      { key, reason: 'It was sent by a robot.', rule: 'oof#robot-sender', fate: 'not-applicable' } as const,
    ];
    const world = { people: [given.away('Ann', { assumed: true })] };
    const flow = flowOf(judged(world, { records: [given.notice()], silences }), 'away-message');
    expect(flow).toMatchObject({ fate: 'not-applicable', rule: 'oof#robot-sender', assumed: true });
  });
});

describe('who learns of a failure', () => {
  const staffAct = { ...given.C2, kind: 'c1-staff', person: 'Ann', to: 'ann@free.example' } as const;
  const cases = [
    {
      name: 'the library, by the bounce in its mailbox',
      records: [given.notice({ outcome: 'reject' }), given.bounce({ to: 'library@acme.example', server: 'acme' })],
      flow: 'notice',
      learns: 'library',
    },
    {
      name: 'nobody, where nobody reads the bounce',
      records: [given.notice({ outcome: 'reject' }), given.bounce()],
      flow: 'notice',
      learns: 'nobody',
    },
    {
      name: 'the vendor, where the vendor reads the bounce',
      world: { mailboxes: { 'do.not.reply@vendor.example': { kind: 'vendor' } } },
      records: [given.notice({ outcome: 'reject' }), given.bounce()],
      flow: 'notice',
      learns: 'vendor',
    },
    {
      name: 'nobody, where the bounce itself was filed as spam',
      records: [given.notice({ outcome: 'reject' }), given.bounce({ to: 'library@acme.example', outcome: 'spam' })],
      flow: 'notice',
      learns: 'nobody',
    },
    {
      name: 'the patron, whose answer came back',
      records: [
        given.notice(),
        given.answer('reply', 'library@acme.example', { outcome: 'reject' }),
        given.bounce({ id: 'd3', causedBy: 'd2', to: 'ann@free.example', server: 'free' }),
      ],
      flow: 'reply',
      learns: 'patron',
    },
    { name: 'nobody, of spam', records: [given.notice({ outcome: 'spam' })], flow: 'notice', learns: 'nobody' },
    { name: 'not asked, where nothing failed', records: [given.notice()], flow: 'notice', learns: null },
  ] as const;

  it.each(cases)('$name', (row) => {
    const parts = 'world' in row ? row.world : {};
    expect(flowOf(judged(parts, { records: row.records }), row.flow).learns).toBe(row.learns);
  });

  it('is the library where somebody saw the screen: C1 sent nothing', () => {
    const key = { flow: 'notice', person: 'Ann', act: 'c2' } as const;
    const silences = [{ key, reason: 'Nothing saved.', rule: 'catalogue#nothing-saved', fate: 'never-sent' } as const];
    const report = judged({ acts: [staffAct] }, { records: [], silences });
    expect(flowOf(report, 'notice').learns).toBe('library');
  });
});

describe('assumed and model', () => {
  it('say so where the rule, the habit, the responder or the queue is assumed', () => {
    const byRule = judged({}, { records: [given.notice({ assumed: true, rule: { id: 'r', model: true } })] });
    expect(flowOf(byRule, 'notice')).toMatchObject({ assumed: true, model: true });
    const byQueue = judged({}, { records: [given.notice({ outcome: 'defer', end: { kind: 'expired' } })] });
    expect(flowOf(byQueue, 'notice')).toMatchObject({ assumed: true, rule: 'vendor#queue-lifetime' });
    const habit = { ...given.person('Ann').habit, assumed: true };
    const records = [given.notice(), given.answer('reply', 'library@acme.example')];
    const byHabit = judged({ people: [given.person('Ann', { habit })] }, { records });
    expect(flowOf(byHabit, 'reply').assumed).toBe(true);
    expect(flowOf(byHabit, 'notice').assumed).toBe(false);
  });
});

function reasonOf(more: Partial<RecordParts>): string {
  return flowOf(judged({}, { records: [given.notice(more)] }), 'notice').reason;
}

describe('what is said of the row that decided', () => {
  it('is what the row is about', () => {
    const rule = { id: 'known', when: given.condition({ spf: 'pass' }), about: 'A friend is let in' };
    expect(reasonOf({ rule })).toMatch(/which Ann reads\. A friend is let in\.$/);
  });

  it('is not "everything else" for the row that files what is left: nothing else is told there', () => {
    const rule = { id: 'accept', about: 'Everything else is filed in the inbox.' };
    expect(reasonOf({ rule })).toMatch(/which Ann reads\. Nothing that it checks stood in the way\.$/);
    expect(reasonOf({ rule, outcome: 'reject' })).toMatch(/Everything else is filed in the inbox\.$/);
  });

  it.each([
    ['a server said it', {}, /the last answer was 451 4\.7\.1/],
    ['nobody answered', { server: null, local: true }, /no server had answered, and it noted itself: 451 4\.7\.1/],
  ] as const)('does not take for an answer what the sender noted itself: %s', (_case, more, words) => {
    expect(reasonOf({ ...more, outcome: 'defer', end: { kind: 'expired' } })).toMatch(words);
  });
});
