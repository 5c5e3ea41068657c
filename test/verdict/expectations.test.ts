import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../harness/model/scenario.ts';
import { judge } from '../../harness/verdict/judge.ts';
import * as given from './evidence.ts';
import type { TimelineParts } from './evidence.ts';

type Flows = Extract<Expectation, { kind: 'flows' }>;

function expecting(fields: Partial<Flows>): Flows {
  return {
    kind: 'flows',
    because: 'a source',
    where: { file: 'story.yaml', line: 12, column: 5 },
    flow: 'notice',
    to: null,
    acts: null,
    fate: 'inbox',
    rules: null,
    learns: null,
    reply: null,
    variants: null,
    ...fields,
  };
}

const PEOPLE = [given.person('Ann'), given.person('Bob')];
const INTENTS = [
  { person: 'Ann', act: 'c1-staff-corporate', to: 'ann@free.example' },
  { person: 'Bob', act: 'c2', to: 'bob@free.example' },
];
const ANN = given.notice({ act: 'c1-staff-corporate', causedBy: 'c1-staff-corporate', rule: { id: 'accept' } });
const BOB_PARTS = { id: 'd2', person: 'Bob', to: 'bob@free.example' };
const BOB = given.notice({
  ...BOB_PARTS,
  outcome: 'reject',
  rule: { id: 'refuse' },
  reply: { code: 550, enhanced: '5.7.26', text: 'Not authenticated' },
});

function judged(expectations: readonly Expectation[], ...timelines: TimelineParts[]) {
  const world = given.world({ people: PEOPLE, expectations });
  const played = timelines.length > 0 ? timelines : [{ intents: INTENTS, records: [ANN, BOB] }];
  return judge(given.evidence(world, ...played), given.zones());
}

const ROWS: readonly {
  readonly name: string;
  readonly fields: Partial<Flows>;
  readonly met: boolean;
  readonly actual: RegExp;
}[] = [
  {
    name: 'one person by name',
    fields: { to: ['Ann'] },
    met: true,
    actual: /^Ann in c1-staff-corporate: inbox by free-mx#accept$/,
  },
  { name: 'one person by address, whatever its case', fields: { to: ['ANN@free.example'] }, met: true, actual: /Ann/ },
  { name: 'everybody, of whom one failed', fields: {}, met: false, actual: /Bob in c2: rejected by free-mx#refuse/ },
  { name: 'an act', fields: { acts: ['c2'], fate: 'rejected' }, met: true, actual: /Bob/ },
  { name: 'the beginning of an act’s id', fields: { acts: ['c1-staff'] }, met: true, actual: /Ann/ },
  { name: 'no flow at all', fields: { to: ['Cleo'] }, met: false, actual: /^no such flow$/ },
  { name: 'one of two persons unknown', fields: { to: ['Ann', 'Cleo'] }, met: false, actual: /no such flow of Cleo/ },
  {
    name: 'the right rule',
    fields: { to: ['Bob'], fate: 'rejected', rules: ['free-mx#refuse'] },
    met: true,
    actual: /refuse/,
  },
  {
    name: 'another rule',
    fields: { to: ['Bob'], fate: 'rejected', rules: ['free-mx#other'] },
    met: false,
    actual: /refuse/,
  },
  {
    name: 'a rule of the list that decided nothing',
    fields: { to: ['Bob'], fate: 'rejected', rules: ['free-mx#refuse', 'free-mx#other'] },
    met: false,
    actual: /refuse/,
  },
  {
    name: 'who learns',
    fields: { to: ['Bob'], fate: 'rejected', learns: 'nobody' },
    met: true,
    actual: /learns: nobody/,
  },
  {
    name: 'somebody else learns',
    fields: { to: ['Bob'], fate: 'rejected', learns: 'library' },
    met: false,
    actual: /nobody/,
  },
  {
    name: 'text of the reply',
    fields: { to: ['Bob'], fate: 'rejected', reply: '550 5.7.26' },
    met: true,
    actual: /5\.7\.26/,
  },
  { name: 'other text', fields: { to: ['Bob'], fate: 'rejected', reply: '550 5.1.1' }, met: false, actual: /5\.7\.26/ },
];

function flowsSpokenOf(fields: Partial<Flows>) {
  return judged([expecting(fields)]).expectations[0]?.flows;
}

describe('an expectation about flows', () => {
  it.each(ROWS)('$name: met $met', ({ fields, met, actual }) => {
    const report = judged([expecting(fields)]);
    expect(report.expectations[0]).toMatchObject({ met, line: 12, because: 'a source' });
    expect(report.expectations[0]?.actual).toMatch(actual);
    expect(report.outcome).toBe(met ? 'as-expected' : 'unexpected');
  });

  it('says of each flow it speaks of whether that one fits, once even where it is named twice', () => {
    const ann = { flow: 'notice', person: 'Ann', act: 'c1-staff-corporate', met: true };
    const bob = { flow: 'notice', person: 'Bob', act: 'c2', met: false };
    expect(flowsSpokenOf({})).toEqual([ann, bob]);
    expect(flowsSpokenOf({ to: ['Ann', 'ann@free.example'] })).toEqual([ann]);
    expect(flowsSpokenOf({ to: ['Cleo'] })).toEqual([]);
  });

  it('holds fates against the addresses they were sent from', () => {
    const only = [{ person: 'Ann', act: 'c2', to: 'ann@free.example' }];
    const timelines = [
      { intents: only, records: [given.notice()] },
      { intents: only, records: [given.notice({ outcome: 'reject', clientIp: given.OTHER_VENDOR_IP })] },
    ];
    const both = new Map([
      [given.VENDOR_IP, 'inbox'],
      [given.OTHER_VENDOR_IP, 'rejected'],
    ] as const);
    const swapped = new Map([[given.VENDOR_IP, 'rejected']] as const);
    const met = (variants: Flows['variants']) =>
      judged([expecting({ fate: 'rejected', variants })], ...timelines).expectations[0]?.met;
    expect([met(both), met(swapped)]).toEqual([true, false]);
  });

  it('reads as a plain line', () => {
    const fields = {
      to: ['Bob'],
      acts: ['c2'],
      fate: 'rejected',
      rules: ['free-mx#refuse'],
      learns: 'nobody',
    } as const;
    expect(judged([expecting(fields)]).expectations[0]?.text).toBe(
      'notice of Bob in c2: rejected, by free-mx#refuse, nobody learns of it',
    );
  });
});

describe('an expectation about a reply', () => {
  it('selects by the address of the notice, which is the person’s', () => {
    const records = [ANN, given.answer('reply', 'library@acme.example', { act: 'c1-staff-corporate' })];
    const played = { intents: INTENTS.slice(0, 1), records };
    const met = (to: string) => judged([expecting({ flow: 'reply', to: [to] })], played).expectations[0]?.met;
    expect([met('ann@free.example'), met('library@acme.example'), met('bob@free.example')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('other expectations', () => {
  const base = { because: '', where: given.WHERE };
  it.each([
    [{ kind: 'finding', code: 'silent-loss', ...base }, true],
    [{ kind: 'finding', code: 'mail-loop', ...base }, false],
    [{ kind: 'works', works: false, ...base }, true],
    [{ kind: 'works', works: true, ...base }, false],
    [{ kind: 'works', works: null, ...base }, false],
  ] as const)('%o: met %s', (expectation, met) => {
    expect(judged([expectation]).expectations[0]?.met).toBe(met);
  });
});

describe('what nobody can say', () => {
  const unknown = {
    intents: INTENTS.slice(0, 1),
    records: [{ ...given.notice({ act: 'c1-staff-corporate', undeclared: [{ name: 'x.test', type: 'TXT' }] }) }],
  };
  const all = ['notice', 'reply', 'bounce'] as const;

  it('makes a scenario inconclusive that did not foresee it', () => {
    expect(judged([], unknown).outcome).toBe('inconclusive');
  });
  it('is as expected where every such flow was foreseen', () => {
    const foreseen = all.map((flow) => expecting({ flow, fate: 'inconclusive' }));
    expect(judged(foreseen, unknown).outcome).toBe('as-expected');
    expect(judged(foreseen.slice(1), unknown).outcome).toBe('inconclusive');
  });
  it('does not meet an expectation of anything else, but does not refute it either', () => {
    const report = judged([expecting({})], unknown);
    expect(report.expectations.map(({ met }) => met)).toEqual([false]);
    expect(report.outcome).toBe('inconclusive');
  });
  describe('of one of two people', () => {
    const dark = [{ name: 'x.test', type: 'TXT' }] as const;
    const bobUnknown = { intents: INTENTS, records: [ANN, given.notice({ ...BOB_PARTS, undeclared: dark })] };
    const bounceUnknown = {
      intents: INTENTS,
      records: [ANN, BOB, given.bounce({ person: 'Bob', causedBy: 'd2', undeclared: dark })],
    };
    const rows: [name: string, fields: Partial<Flows>, parts: TimelineParts, outcome: string][] = [
      ['the other is named too', { to: ['Ann', 'Bob'] }, bobUnknown, 'inconclusive'],
      ['a rule was expected of each', { rules: ['free-mx#accept', 'other#accept'] }, bobUnknown, 'inconclusive'],
      ['the other is not as expected', { fate: 'rejected' }, bobUnknown, 'unexpected'],
      [
        'whoever learns of a refusal learns it by the bounce',
        { to: ['Bob'], fate: 'rejected', learns: 'library' },
        bounceUnknown,
        'inconclusive',
      ],
      [
        'and the refusal was another one',
        { to: ['Bob'], fate: 'rejected', rules: ['free-mx#other'], learns: 'library' },
        bounceUnknown,
        'unexpected',
      ],
    ];
    it.each(rows)('%s', (_name, fields, parts, outcome) => {
      expect(judged([expecting(fields)], parts).outcome).toBe(outcome);
    });
  });

  it('does not excuse what is known and not as expected', () => {
    expect(judged([expecting({}), expecting({ flow: 'away-message' })], unknown).outcome).toBe('unexpected');
  });
});
