import { describe, expect, it } from 'vitest';
import type { PatronExport } from '../../harness/model/patrons.ts';
import { isFormula } from '../../harness/scenario/patrons/formula.ts';
import { seenAddresses } from '../../harness/scenario/patrons/seen-addresses.ts';
import { loadTiny } from './tiny.ts';

const SCENARIO = 'id: s\ntitle: S\npatrons: { export: p.csv }\n';

function load(csv: string | Buffer, scenario = SCENARIO) {
  return loadTiny({ 'scenarios/s.yaml': scenario, 'scenarios/p.csv': csv });
}

function counted(csv: string | Buffer, scenario = SCENARIO): PatronExport {
  const { scenarios, mistakes } = load(csv, scenario);
  const found = scenarios[0]?.patrons;
  if (found === undefined || found === null) throw new Error(JSON.stringify(mistakes, null, 2));
  return found;
}

const HEADER = 'email,emailpro,B_email\n';

describe('an address export is counted', () => {
  const found = counted(
    `${HEADER}a@x.example,b@y.example,c@z.example\n,b@y.example,\n,,\nA@X.example,,\n"a@x.example, b@x.example",,\nnobody,ok@x.example,\n`,
  );

  it('one patron a row, by the first address that is filled in, even where that is none', () => {
    const { patrons, withoutAddress, unusable, others } = found;
    // The first row has two further addresses, and the last one's good address stands behind one that is none.
    expect({ patrons, withoutAddress, unusable, others }).toEqual({
      patrons: 6,
      withoutAddress: 1,
      unusable: 2,
      others: 3,
    });
  });

  it('by domain, and the same address in other letters is one', () => {
    expect(Object.fromEntries(found.domains)).toEqual({ 'x.example': 2, 'y.example': 1 });
    expect([found.duplicates, found.duplicatesExact]).toEqual([1, true]);
  });

  it('with the line and the kind of what is no address', () => {
    expect(found.unusableCells).toEqual([
      { kind: 'no-at', count: 1, first: [{ line: 7, field: 'email', text: 'nobody' }] },
      { kind: 'several-addresses', count: 1, first: [{ line: 6, field: 'email', text: 'a@x.example, b@x.example' }] },
    ]);
  });

  it('by one field only, where the scenario says that the catalogue uses that', () => {
    const csv = `${HEADER}a@x.example,b@y.example,\nc@x.example,,\n`;
    const { domains, withoutAddress, others } = counted(csv, SCENARIO.replace('p.csv', 'p.csv, use: emailpro'));
    expect([Object.fromEntries(domains), withoutAddress, others]).toEqual([{ 'y.example': 1 }, 1, 2]);
  });

  it('without rows that have more cells than columns, and with those that end early', () => {
    const { patrons, uneven } = counted(`${HEADER}a@x.example\nDoe, Jane,b@x.example,,\n`);
    expect([patrons, uneven]).toEqual([1, { count: 1, lines: [3] }]);
  });

  it('in the encoding it was saved in: a letter beyond ASCII is a letter', () => {
    const { encoding, unusableCells } = counted(Buffer.from(`${HEADER}jos\u00e9@x.example,,\n`, 'latin1'));
    expect([encoding, unusableCells[0]?.kind, unusableCells[0]?.first[0]?.text]).toEqual([
      'windows-1252',
      'beyond-ascii',
      'jos\u00e9@x.example',
    ]);
  });
});

describe('columns', () => {
  const row = 'Jo,Doe,a@x.example,b@y.example,';
  it.each([
    [`firstname,surname,email,emailpro,B_email\n${row}`, 'named', 1, 'the second report'],
    [`B_email;Primary email\n;a@x.example`, 'named', 1, 'in another order, by the labels of Koha’s forms'],
    [row, 'missing', 1, 'no names, an address in the first line: five are the second report'],
    [`Jo,Doe,,,\n${row}`, 'missing', 2, 'no names, no address: a line of names has one for each column'],
    [`a@x.example`, 'missing', 1, 'one column of addresses'],
    [`Vorname,Name,Mail,Dienst,Andere\n${row}`, 'other-names', 1, 'names nobody here knows'],
  ])('%j: %s', (csv, header, patrons) => {
    const found = counted(`${csv}\n`);
    expect([found.header, found.patrons, found.domains.get('x.example')]).toEqual([header, patrons, 1]);
  });
});

describe('mistakes', () => {
  it.each([
    ['', 1, 1, /empty/, 'nothing in it'],
    ['a,b\nc,d\n', 1, 1, /names none of the columns/, 'two columns are no report'],
    ['a@x.example,b\n', 1, 1, /2 columns are no report/, 'the same without names'],
    ['email,email\n', 1, 1, /Two columns are called `email`/, 'which of them?'],
    [`${HEADER}a\0,,\n`, 2, 2, /NUL/, 'no text'],
    [`${HEADER}${'x'.repeat(10_000_000)}`, 2, 16_385, /longer than/, '10 MB on one line'],
    [`${HEADER}"a,,\n`, 2, 1, /not closed/, 'a quote without its other'],
    [HEADER, 1, 1, /no patron below/, 'a report that found nobody'],
    ['\nVorname,Name,Mail,Dienst,Andere\n\n', 2, 1, /no patron below/, 'names nobody here knows, and empty lines'],
  ])('case %# in the file', (csv, line, column, problem) => {
    const { scenarios, mistakes } = load(csv);
    expect(scenarios).toEqual([]);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatchObject({ file: 'scenarios/p.csv', line, column, source: null });
    expect(mistakes[0]?.problem).toMatch(problem);
    expect(mistakes[0]?.mend).not.toBe('');
  });

  it.each([
    ['patrons: { export: q.csv }', 3, 20, /no file `q.csv`/, 'no such file'],
    ['patrons: { export: p.csv, use: mail }', 3, 32, /mail/, 'a field that is none'],
    ['patrons: { file: p.csv }', 3, 1, /export/, 'the file is what it is about'],
  ])('%j in the scenario', (line, at, column, problem) => {
    const { mistakes } = load(HEADER, `id: s\ntitle: S\n${line}\n`);
    expect(mistakes[0]).toMatchObject({ file: 'scenarios/s.yaml', line: at, column });
    expect(`${mistakes[0]?.problem} ${mistakes[0]?.mend}`).toMatch(problem);
  });

  it('a folder is no file, and a column that is wanted must be there', () => {
    expect(load(HEADER, SCENARIO.replace('p.csv', '.')).mistakes[0]?.problem).toMatch(/not an ordinary file/);
    expect(load('email\n', SCENARIO.replace('p.csv', 'p.csv, use: B_email')).mistakes[0]).toMatchObject({
      file: 'scenarios/p.csv',
      problem: 'There is no column `B_email`, which the scenario says the catalogue writes to.',
    });
  });

  it('quote nothing of the file', () => {
    const { mistakes } = load(`${HEADER}jane.doe@x.example,"oops\n`);
    expect(JSON.stringify(mistakes)).not.toContain('jane');
  });
});

it('whoever watches the files of a scenario knows of its export, also while it is not there', () => {
  const { files } = load(HEADER, SCENARIO.replace('p.csv', 'q.csv'));
  expect(files.filter((file) => file.endsWith('q.csv'))).toHaveLength(1);
});

describe('formulas', () => {
  it.each([
    ["=cmd|' /C calc'!A0", true, 'a program'],
    ['=1+1@x.example', true, 'an address by the grammar, and a formula to a spreadsheet'],
    ['@SUM(A1)', true, 'an old spreadsheet’s sign'],
    ['+1+cmd', true, 'a sum'],
    ['-1 (817) 555-0100', false, 'a telephone number'],
    ['+jane@x.example', false, 'an address may begin with a plus'],
    ['jane=doe@x.example', false, 'the sign stands at the beginning or it is none'],
  ])('%j: %s', (cell, expected) => {
    expect(isFormula(cell)).toBe(expected);
  });

  it('are counted once a row, wherever in it they stand, and stay text', () => {
    const { formulas, patrons } = counted(`firstname,email\n=A1,a@x.example\n=A1,=A2\nJo,c@x.example\n`);
    expect([formulas, patrons]).toEqual([{ count: 2, lines: [2, 3] }, 3]);
  });
});

describe('addresses seen before', () => {
  it('are known, whatever else was added', () => {
    const seen = seenAddresses(1000);
    const first = Array.from({ length: 1000 }, (_, n) => seen.add(`a${n}@x.example`));
    const again = Array.from({ length: 1000 }, (_, n) => seen.add(`a${n}@x.example`));
    expect([first.some((known) => known !== false), again.every((known) => known === true)]).toEqual([false, true]);
  });

  it('have a limit, beyond which nobody can say of new ones, while the old ones are still known', () => {
    const seen = seenAddresses(2);
    expect(['a', 'b', 'c', 'a', 'c'].map((address) => seen.add(address))).toEqual([false, false, null, true, null]);
  });
});
