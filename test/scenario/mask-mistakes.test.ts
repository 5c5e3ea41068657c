import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../harness/model/position.ts';
import { maskMistakes } from '../../harness/scenario/mask-mistakes.ts';

const FILE = `people: [{ name: Ann Lopez, address: ann.lopez@yahoo.com, loan: { item: Bread without hurry } }]
sender: { From: library@acme.org }`;
const POPULATION = `tester: { name: Pat Lee, corporate: pat.lee@acme.org, personal: pat.lee@gmail.com }`;
const TEXTS = new Map([
  ['stories/ann.lopez.yaml', { text: FILE }],
  ['noticeproof:fixtures/populations/public-library.yaml', { text: POPULATION }],
]);

function mistake(problem: string, more: Partial<Mistake> = {}): Mistake {
  const at = { file: 'stories/ann.lopez.yaml', line: 1, column: 12 };
  return { ...at, problem, mend: 'Write it.', source: FILE, ...more };
}

const ROWS: readonly (readonly [why: string, problem: string, masked: string])[] = [
  ['a name of the file', 'There are two people called `Ann Lopez`.', 'There are two people called `Patron 1`.'],
  ['an address of the file', 'No mailbox ann.lopez@yahoo.com.', 'No mailbox patron-1@yahoo.com.'],
  ['people of the population', 'Did you mean pat.lee@acme.org (Pat Lee)?', 'Did you mean staff-1@acme.org (Staff 1)?'],
  ['a title', 'The loan of “Bread without hurry”.', 'The loan of “Item 1”.'],
  ['the library', 'library@acme.org takes no mail.', 'library@acme.org takes no mail.'],
  ['somebody whom no file names', 'There is no pot.lee@acme.org.', 'There is no somebody@acme.org.'],
  ['an office in an example', 'Write one, such as library@acme.example.', 'Write one, such as library@acme.example.'],
];

describe('masked mistakes', () => {
  it.each(ROWS)('tell %s', (_, problem, masked) => {
    expect(maskMistakes([mistake(problem, { mend: problem })], TEXTS)).toEqual([
      { file: 'stories/patron-1.yaml', line: 1, column: 12, problem: masked, mend: masked, source: null },
    ]);
  });

  it('of a file that could not be read know the populations at least', () => {
    const [masked] = maskMistakes([mistake('Pat Lee and me@x.example', { file: 'gone.yaml' })], TEXTS);
    expect(masked).toMatchObject({ file: 'gone.yaml', problem: 'Staff 1 and somebody@x.example', source: null });
  });

  it('quote a value whose control characters are shown as escapes', () => {
    const text = String.raw`people: [{ name: "Zoe\tQuux", address: zq@x.example, loan: { item: "Jewels\u0007of\nOpar\\north" } }]`;
    const texts = new Map([['tabs.yaml', { text }]]);
    const told = (value: string) => {
      const problem = `It is ${JSON.stringify(value)}, which cannot stand here.`;
      return maskMistakes([mistake(problem, { file: 'tabs.yaml' })], texts).map((each) => each.problem);
    };
    expect(told('Zoe\tQuux')).toEqual(['It is "Patron 1", which cannot stand here.']);
    expect(told('Jewels\u0007of\nOpar\\north')).toEqual(['It is "Item 1", which cannot stand here.']);
    // What is nobody's stays as it was shown.
    expect(told('a\tb\\nc')).toEqual([String.raw`It is "a\tb\\nc", which cannot stand here.`]);
  });
});
