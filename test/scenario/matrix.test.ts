import { describe, expect, it } from 'vitest';
import { cyberTools } from '../cyber-tools.ts';
import type { Scenario } from '../../harness/model/world.ts';
import { marked } from '../source/marked.ts';
import { loadTiny } from './tiny.ts';

const SITE = `sites:
  - id: other
    domains: [other.example]
    receiver: strict
    hosts: [{ name: mx.other.example, addresses: [192.0.2.31], sends: true }]
`;

const STORY = `id: story
title: T
tags: [default]
sender: { Internet Domain Name: ours.example }
zones: |
  acme.example. TXT "one"
${SITE}matrix:
  patron: { habit: ignores-reply-to }
  receivers:
    big: Doe@bigmail.example
    other: { address: doe@other.example, sites: [{ id: other, settings: { strictness: high } }] }
  setups:
    plain:
      about: As it comes
      expect:
        notice: inbox accept
        misdirected-reply: read-by-nobody plain#accept
        because: the reason of this row
    b1:
      about: As the library
      sender: { "The above e-mail addresses' e-mail server DNS TXT records": TRUE }
      zones: |
        acme.example. TXT "two"
      patron: { habit: honours-reply-to, forwardsFrom: { address: doe@vendor.example, by: srs } }
      expect:
        notice: { rejected accept: big, inbox accept: [other] }
        reply: inbox plain#accept
        bounce: inbox plain#accept
        because: another reason
expect:
  - { works: true, because: in every cell }
`;

function cells(text: string): readonly Scenario[] {
  const { scenarios, mistakes } = loadTiny({ 'scenarios/s.yaml': text });
  expect(mistakes).toEqual([]);
  return scenarios;
}

function cell(id: string, text = STORY): Scenario {
  const found = cells(text).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no cell ${id}`);
  return found;
}

/** The line of the story in which a text stands. */
function lineWith(text: string): number {
  return STORY.split('\n').findIndex((line) => line.includes(text)) + 1;
}

/** The flows a cell expects, as `flow fate rule`. */
function expected(id: string): readonly string[] {
  return cell(id).expectations.flatMap((one) =>
    one.kind === 'flows' ? [`${one.flow} ${one.fate} ${one.rules?.join() ?? ''}`] : [],
  );
}

describe('a story with a matrix', () => {
  it('becomes one scenario a cell, row by row', () => {
    expect(cells(STORY).map(({ id }) => id)).toEqual([
      'story[plain,big]',
      'story[plain,other]',
      'story[b1,big]',
      'story[b1,other]',
    ]);
    expect(cell('story[b1,big]')).toMatchObject({
      title: 'T',
      tags: ['default'],
      file: 'scenarios/s.yaml',
      cell: { story: 'story', setup: 'b1', about: 'As the library', receiver: 'big' },
    });
  });

  it('leaves an ordinary story without a cell', () => {
    expect(cells('id: s\ntitle: S\n').map(({ id, cell: one }) => [id, one])).toEqual([['s', null]]);
  });

  it("lays a set-up's keys over the story's, and a receiver's over these", () => {
    const { zones, sites, ...rest } = cell('story[b1,other]');
    expect(cyberTools(rest).properties).toMatchObject({ domainName: 'ours.example', dnsRecords: 'TRUE' });
    const texts = zones.flat().flatMap((line) => (line.kind === 'record' && line.data.type === 'TXT' ? [line] : []));
    expect(texts.map(({ where }) => where.line)).toEqual([lineWith('TXT "one"'), lineWith('TXT "two"')]);
    expect(sites.find(({ id }) => id === 'other')).toMatchObject({ settings: { strictness: 'high' } });
    expect(cell('story[b1,big]').sites.find(({ id }) => id === 'other')).toMatchObject({ settings: {} });
  });

  it('has one overdue patron at the receiver, and the nightly job alone', () => {
    const { people, acts, mailboxes } = cell('story[plain,big]');
    expect(acts.map(({ kind }) => kind)).toEqual(['c2']);
    expect(people.filter(({ role }) => role === 'patron')).toMatchObject([
      { id: 'Patron', address: 'Doe@bigmail.example', habit: { id: 'ignores-reply-to' }, loan: { due: '2026-10-05' } },
    ]);
    expect(mailboxes.map(({ address }) => address)).toContain('doe@bigmail.example');
  });

  it('forwards from the address on file to the receiver', () => {
    const { people, mailboxes } = cell('story[b1,other]');
    expect(people.find(({ id }) => id === 'Patron')).toMatchObject({
      address: 'doe@vendor.example',
      habit: { id: 'honours-reply-to' },
    });
    expect(mailboxes.find(({ address }) => address === 'doe@vendor.example')?.forward).toMatchObject({
      to: 'doe@other.example',
      by: 'srs',
    });
  });

  it.each([
    {
      name: 'a rule without owner is that of the receiver of the column',
      id: 'story[plain,other]',
      flows: ['notice inbox strict#accept', 'misdirected-reply read-by-nobody plain#accept'],
    },
    {
      name: 'an answer is expected where the notice arrives, and no bounce',
      id: 'story[b1,other]',
      flows: ['notice inbox strict#accept', 'reply inbox plain#accept'],
    },
    {
      name: 'a bounce is expected where it comes back, and no answer',
      id: 'story[b1,big]',
      flows: ['notice rejected plain#accept', 'bounce inbox plain#accept'],
    },
  ])('$name', ({ id, flows }) => {
    expect(expected(id)).toEqual(flows);
  });

  it("keeps the story's own expectations in every cell, and knows where each is written", () => {
    const { expectations } = cell('story[b1,big]');
    expect(expectations.map(({ because }) => because)).toEqual(['in every cell', 'another reason', 'another reason']);
    expect(expectations.map(({ where }) => where.line)).toEqual(
      ['works: true', 'rejected accept', 'bounce:'].map(lineWith),
    );
  });
});

const TABLE =
  'matrix:\n  receivers: { big: d@bigmail.example, more: e@bigmail.example }\n  setups:\n    one:\n      about: A\n';

const MISTAKES = [
  {
    name: 'a receiver that is not there',
    text: `${TABLE}      expect: { notice: { inbox: [big, ¦mroe] }, because: x }`,
    problem: /no receiver `mroe`/,
    mend: /mean `more`\?/,
    also: /nothing of the notice to more/,
  },
  {
    name: 'a receiver twice in a row',
    text: `${TABLE}      expect: { notice: { inbox: [big, more], spam: ¦big }, because: x }`,
    problem: /`big` stands in this row already, as `inbox`/,
    mend: /once/,
  },
  {
    name: 'a receiver forgotten',
    text: `${TABLE}      expect: { ¦notice: { inbox: big }, because: x }`,
    problem: /nothing of the notice to more/,
    mend: /Add them/,
  },
  {
    name: 'a fate misspelt',
    text: `${TABLE}      expect: { notice: { ¦inbxo accept: big }, because: x }`,
    problem: /`inbxo accept` cannot be a key/,
    mend: /a fate and the row/,
  },
  {
    name: 'a row of no such rule',
    text: `${TABLE}      expect: { notice: ¦inbox acept, because: x }`,
    problem: /`plain` has no rule `acept`/,
    mend: /mean `accept`/,
  },
  {
    name: 'people beside a matrix',
    text: `¦people: []\n${TABLE}`,
    problem: /one patron/,
    mend: /Leave `people` out/,
  },
  {
    name: 'no receivers',
    text: 'matrix:\n  ¦receivers: {}\n  setups: { a: { about: A } }',
    problem: /empty/,
    mend: /one/,
  },
  {
    name: 'a zone of a set-up that is wrong',
    text: `${TABLE}      zones: |\n        acme.example. ¦QQ x`,
    problem: /QQ/,
    mend: /./,
  },
  {
    name: 'a site of a set-up that lacks something',
    text: `${TABLE}      sites:\n        - ¦{ id: new, receiver: plain }`,
    problem: /has no `hosts`/,
    mend: /Add it/,
  },
];

describe('a mistake in a matrix', () => {
  it.each(MISTAKES)('is told once, where it stands: $name', ({ text, problem, mend, also }) => {
    const { text: written, line, column } = marked(`id: s\ntitle: S\n${text}`);
    const { scenarios, mistakes } = loadTiny({ 'scenarios/s.yaml': written });
    expect(scenarios).toEqual([]);
    const told = mistakes.filter((one) => !(also?.test(one.problem) ?? false));
    expect(told).toEqual([
      expect.objectContaining({
        line,
        column,
        problem: expect.stringMatching(problem),
        mend: expect.stringMatching(mend),
      }),
    ]);
  });

  it('in one cell leaves out the whole story', () => {
    const wrong = STORY.replace('other: { address', 'lost: doe@nowhere.example\n    other: { address');
    const { scenarios } = loadTiny({ 'scenarios/s.yaml': wrong });
    expect(scenarios).toEqual([]);
  });
});
