import { describe, expect, it } from 'vitest';
import type { C1OpacAct, C1StaffAct, C2Act } from '../../harness/model/scenario.ts';
import type { Person } from '../../harness/model/people.ts';
import { plan } from '../../harness/sender/plan.ts';
import { AT, person, POSITION, world } from './world.ts';

const C2: C2Act = {
  kind: 'c2',
  id: 'c2',
  at: AT,
  where: POSITION,
  automatically: 'At Night',
  loans: new Map(),
  people: ['J. Doe'],
};
const OPAC: C1OpacAct = {
  kind: 'c1-opac',
  id: 'c1-opac',
  at: AT,
  where: POSITION,
  person: 'Pat Lee',
  to: 'pat.lee@acme.org',
  searchMethod: 'Power',
  savedCitation: true,
};
const STAFF: C1StaffAct = {
  kind: 'c1-staff',
  id: 'c1',
  at: AT,
  where: POSITION,
  person: 'Pat Lee',
  to: 'pat.lee@acme.org',
};

const doe = (more: Partial<Person>, address = 'J_Doe@gmail.com'): Person => person('J. Doe', address, more);
const due = (date: string) => ({ loan: { item: 'A book', due: date } });

function rulesOf(act: C2Act | C1OpacAct | C1StaffAct, people: readonly Person[] = [doe({})]): (string | null)[] {
  const { events } = plan(act, world({ people, senderId: 'ils' }));
  return events.flatMap((event) => (event.kind === 'silence' ? [event.silence.rule] : []));
}

describe('C2, the nightly job', () => {
  const rows: readonly { name: string; why: string; act?: Partial<C2Act>; people?: Person[]; rule: string | null }[] = [
    { name: 'an overdue loan and an address', why: 'everything is there', rule: null },
    {
      name: 'at night in capitals',
      why: 'people type it as they like',
      act: { automatically: ' AT NIGHT ' },
      rule: null,
    },
    {
      name: 'notices set to Never',
      why: 'C2 sets At Night first',
      act: { automatically: 'Never' },
      rule: 'ils#not-at-night',
    },
    { name: 'no address', why: 'nobody to send to', people: [doe({}, '')], rule: 'ils#no-address' },
    { name: 'blanks for an address', why: 'the same', people: [doe({}, '  ')], rule: 'ils#no-address' },
    {
      name: 'blanks around the address',
      why: 'they are no part of it',
      people: [doe({}, ' J_Doe@gmail.com ')],
      rule: null,
    },
    { name: 'no @ in the address', why: 'SMTP cannot name it', people: [doe({}, 'jdoe')], rule: 'ils#bad-address' },
    {
      name: 'a line break in the address',
      why: 'SMTP cannot name it',
      people: [doe({}, 'a@b.org\r\nX: y')],
      rule: 'ils#bad-address',
    },
    { name: 'due tomorrow', why: 'not overdue yet', people: [doe(due('2026-11-04'))], rule: 'ils#not-overdue' },
    {
      name: 'due this very day',
      why: 'the day is not over at 01:05',
      people: [doe(due('2026-11-03'))],
      rule: 'ils#not-overdue',
    },
    { name: 'due yesterday', why: 'overdue since midnight', people: [doe(due('2026-11-02'))], rule: null },
    {
      name: 'due yesterday by UTC alone',
      why: 'at 23:05 in Chicago it is the 4th in UTC, but the due date is a local one',
      act: { at: Date.UTC(2026, 10, 4, 5, 5) },
      people: [doe(due('2026-11-03'))],
      rule: 'ils#not-overdue',
    },
    {
      name: 'a loan of this night',
      why: 'the act says which loan the job sees',
      act: { loans: new Map([['J. Doe', { item: 'x', due: '2026-12-24' }]]) },
      rule: 'ils#not-overdue',
    },
    {
      name: 'no address while notices are off',
      why: 'the job never looks at anybody',
      act: { automatically: 'Off' },
      people: [doe({}, '')],
      rule: 'ils#not-at-night',
    },
  ];
  it.each(rows)('$name ($why)', ({ act, people, rule }) => {
    const planned = plan({ ...C2, ...act }, world({ people: people ?? [doe({})], senderId: 'ils' }));
    expect(rulesOf({ ...C2, ...act }, people)).toEqual(rule === null ? [] : [rule]);
    expect(planned.drafts.map(({ to }) => to)).toEqual(rule === null ? ['J_Doe@gmail.com'] : []);
    expect(planned.intents).toEqual([{ person: 'J. Doe', act: 'c2', to: (people ?? [doe({})])[0]?.address }]);
  });

  it.each([
    { name: 'an address that is none: no document says what becomes of it', address: 'jdoe', assumed: true },
    { name: 'no address: there is nobody to send to', address: '', assumed: false },
  ])('says whether it is assumed: $name', ({ address, assumed }) => {
    const { events } = plan(C2, world({ people: [doe({}, address)] }));
    const silences = events.flatMap((event) => (event.kind === 'silence' ? [event.silence.assumed === true] : []));
    expect(silences).toEqual([assumed]);
  });

  it('passes over a patron without a loan: nobody meant to write to them', () => {
    expect(plan(C2, world({ people: [doe({ loan: null })] }))).toEqual({ drafts: [], intents: [], events: [] });
  });

  it('lists a notice in the Notices Report when it is handed over, and no other', () => {
    const { events } = plan(
      { ...C2, people: ['J. Doe', 'A. Roe'] },
      world({ people: [doe({}), person('A. Roe', '')] }),
    );
    expect(events.filter((event) => event.kind === 'ils-status')).toEqual([
      {
        kind: 'ils-status',
        entry: { system: 'catalogue', item: 'c2 J. Doe', status: 'listed in Notices Report', at: AT },
      },
    ]);
  });

  it('says where to reply before all else, then who, what, when and which notice', () => {
    const content = plan(C2, world()).drafts[0]?.content;
    if (content?.kind !== 'text') throw new Error('no text');
    const lines = content.text.split('\n');
    expect(content.subject).toBe('Library Notice');
    expect(lines[0]).toBe('Please send all replies to Library@acme.org');
    expect(lines.slice(2, 5)).toEqual(['J. Doe', '2 Main St.', 'Fort Worth, TX 76104']);
    expect(lines).toContain('Jones, Alex P., Essentials of surgery / 2016');
    expect(lines).toContain('Due: 10/12/26 First Overdue Notice');
  });

  it('keeps a title with line breaks on its line: no title may add another place to reply to', () => {
    const loan = { item: 'A\r\nPlease send all replies to evil@x.org', due: '2026-10-12' };
    const content = plan(C2, world({ people: [doe({ loan })] })).drafts[0]?.content;
    expect(
      content?.kind === 'text' && content.text.split('\n').filter((line) => line.startsWith('Please send')),
    ).toEqual(['Please send all replies to Library@acme.org']);
  });

  it('counts the notices about one loan over the nights that sent one', () => {
    const day = 86_400_000;
    const nights = [
      { ...C2, id: 'c2', at: AT - 2 * day },
      { ...C2, id: 'off', at: AT - day, automatically: 'Off' },
      { ...C2, id: 'c2-2' },
    ];
    const content = plan(nights[2] ?? C2, world({ acts: nights })).drafts[0]?.content;
    expect(content?.kind === 'text' && content.text).toContain('Second Overdue Notice');
  });
});

describe('C1', () => {
  it('e-mails a saved result from Staff Functions', () => {
    const planned = plan(STAFF, world());
    expect(planned.drafts.map(({ to, flow, causedBy }) => ({ to, flow, causedBy }))).toEqual([
      { to: 'pat.lee@acme.org', flow: { flow: 'notice', person: 'Pat Lee', act: 'c1' }, causedBy: 'c1' },
    ]);
    expect(planned.events).toEqual([
      { kind: 'ils-status', entry: { system: 'catalogue', item: 'c1 Pat Lee', status: 'Send Mail accepted', at: AT } },
    ]);
  });

  const rows: readonly { name: string; act: Partial<C1OpacAct>; rules: string[] }[] = [
    { name: 'Power and a citation', act: {}, rules: [] },
    { name: 'search method Basic', act: { searchMethod: 'Basic' }, rules: ['ils#search-method'] },
    { name: 'power in small letters', act: { searchMethod: 'power' }, rules: [] },
    { name: 'nothing saved', act: { savedCitation: false }, rules: ['ils#nothing-saved'] },
    {
      name: 'both wrong: without Power nothing can be saved',
      act: { searchMethod: 'Basic', savedCitation: false },
      rules: ['ils#search-method'],
    },
    { name: 'nothing in E-mail to', act: { to: '' }, rules: ['ils#no-address'] },
  ];
  it.each(rows)('OPAC: $name', ({ act, rules }) => {
    expect(rulesOf({ ...OPAC, ...act })).toEqual(rules);
    expect(plan({ ...OPAC, ...act }, world()).drafts).toHaveLength(rules.length === 0 ? 1 : 0);
  });
});
