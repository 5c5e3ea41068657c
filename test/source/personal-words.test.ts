import { describe, expect, it } from 'vitest';
import { personalWords } from '../../harness/source/personal-words.ts';

interface Row {
  readonly name: string;
  readonly why: string;
  readonly text: string;
  readonly people: readonly (readonly [kind: string, name: string, ...typed: string[]])[];
  readonly titles?: readonly string[];
  readonly official?: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'people',
    why: 'name and address in one block are one person’s; a host has a name too and is nobody',
    text: `people:
  - { name: Ann, address: ann@x.example, loan: { item: Salt, due: 2026-10-05 }, forwards: { to: a@y.example } }
sites: [{ hosts: [{ name: mail.x.example }] }]`,
    people: [
      ['patron', 'Ann', 'ann@x.example'],
      ['patron', '', 'a@y.example'],
    ],
    titles: ['Salt'],
  },
  {
    name: 'the tester',
    why: 'is of the staff and has two addresses',
    text: 'tester: { name: Pat, corporate: pat@acme.org, personal: p@x.example }',
    people: [['staff', 'Pat', 'pat@acme.org', 'p@x.example']],
  },
  {
    name: 'acts and expectations',
    why: 'they name people, also such as are not there',
    text: `acts: [{ c2: { people: [Bo], loans: { Cy: { item: Emma } } } }, { c1-staff: { to: [corporate, d@x.example] } }]
expect: [{ flow: notice, to: Dee }]`,
    people: [
      ['patron', 'Bo'],
      ['patron', 'Cy'],
      ['patron', '', 'd@x.example'],
      ['patron', 'Dee'],
    ],
    titles: ['Emma'],
  },
  {
    name: 'a matrix',
    why: 'its columns are addresses of one patron',
    text: 'matrix: { receivers: { gmail: j@gmail.com, other: { address: k@x.example } } }',
    people: [
      ['patron', '', 'j@gmail.com'],
      ['patron', '', 'k@x.example'],
    ],
  },
  {
    name: 'mailboxes',
    why: 'who reads them tells whose they are; a catalogue, an account and a server have addresses of their own',
    text: `sites: [{ dsnFrom: d@x.example, accounts: { k@x.example: { addresses: [l@x.example] } }, mailboxes: { b@x.example: { reader: library }, e@x.example: { reader: nobody } } }]
sender: { From: f@x.example }`,
    people: [['patron', '', 'e@x.example']],
    official: ['d@x.example', 'k@x.example', 'l@x.example', 'b@x.example', 'f@x.example'],
  },
  {
    name: 'broken YAML',
    why: 'what could be read before and after the break counts',
    text: 'people:\n  - { name: Ann, address: ann@x.example\n  - { name: Bo ] }\n: [',
    people: [
      ['patron', 'Ann', 'ann@x.example'],
      ['patron', 'Bo'],
    ],
  },
  { name: 'no YAML of ours', why: 'nothing is taken for granted', text: '- 1\n- [2, {3: 4}]\n- null', people: [] },
];

describe('personalWords', () => {
  it.each(ROWS)('$name: $why', ({ text, people, titles = [], official = [] }) => {
    const words = personalWords(text);
    const found = words.people.map(({ kind, name, typed }) => [kind, name, ...typed]);
    expect(found.toSorted()).toEqual(people.map((one) => [...one]).toSorted());
    expect([...words.titles]).toEqual(titles);
    expect(words.official.toSorted()).toEqual(official.toSorted());
  });
});
