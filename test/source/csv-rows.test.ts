import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCsv } from '../../harness/source/csv-rows.ts';
import { MistakeError } from '../../harness/source/mistake-error.ts';
import { LONGEST_LINE } from '../../harness/source/text-blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'noticeproof-csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;

function read(bytes: string | Buffer) {
  count += 1;
  const path = join(folder, `${count}.csv`);
  writeFileSync(path, bytes);
  const { encoding, delimiter, rows } = openCsv(path, 'table.csv');
  return { encoding, delimiter, rows: [...rows] };
}

function mistakeIn(bytes: string | Buffer) {
  try {
    read(bytes);
  } catch (error) {
    if (error instanceof MistakeError) return error.mistakes[0];
    throw error;
  }
  return undefined;
}

const TEXT = 'email,emailpro\nÿé@acme.example,\n';
const ROWS = [
  { line: 1, cells: ['email', 'emailpro'] },
  { line: 2, cells: ['ÿé@acme.example', ''] },
];

describe('a table is read in the encoding it was saved in', () => {
  const bigEndian = Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16();
  it.each([
    ['utf-8', Buffer.from(TEXT), 'every byte is UTF-8'],
    ['utf-8', Buffer.from(`\uFEFF${TEXT}`), 'the mark at the beginning is no part of the first name'],
    ['windows-1252', Buffer.from(TEXT, 'latin1'), 'a byte over 0x7f that is no UTF-8: an older encoding'],
    ['utf-16le', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'what a spreadsheet calls Unicode text'],
    ['utf-16be', bigEndian, 'the same from a machine that writes the high byte first'],
  ])('%s', (encoding, bytes) => {
    expect(read(bytes)).toEqual({ encoding, delimiter: ',', rows: ROWS });
  });

  it('is Windows-1252 also where the first such letter comes late, beyond what is read at a time', () => {
    const rows = `${'a@acme.example,\n'.repeat(20_000)}é@acme.example,\n`;
    const found = read(Buffer.from(rows, 'latin1'));
    expect([found.encoding, found.rows.at(-1)]).toEqual([
      'windows-1252',
      { line: 20_001, cells: ['é@acme.example', ''] },
    ]);
  });
});

describe('rows', () => {
  it.each([
    [
      'a,b\nc,d\n',
      ',',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'commas',
    ],
    [
      'a;b\r\nc;d\r\n',
      ';',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'semicolons, and line ends of Windows',
    ],
    [
      'a\tb\rc\td',
      '\t',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
      'tabs, line ends of an old Macintosh, none at the end',
    ],
    ['"a;b;c",d\n', ',', [['a;b;c', 'd']], 'what stands in quotes is no separator'],
    ['"say ""a""",d\n', ',', [['say "a"', 'd']], 'a quote twice is one (RFC 4180 section 2.7)'],
    ['O"Neil,d\n', ',', [['O"Neil', 'd']], 'a quote within a bare cell is a character'],
    [
      '"a\nb",d\n\n\ne,f\n',
      ',',
      [
        ['a\nb', 'd'],
        ['e', 'f'],
      ],
      'a line break in quotes is no end; empty lines are no rows',
    ],
    ["=cmd|' /C calc'!A0,d\n", ',', [["=cmd|' /C calc'!A0", 'd']], 'a formula is text'],
  ])('%j', (text, delimiter, cells) => {
    const found = read(text);
    expect([found.delimiter, found.rows.map((row) => row.cells)]).toEqual([delimiter, cells]);
  });

  it('know the line they begin in, beyond line breaks in quotes and empty lines', () => {
    expect(read('a\n"b\nb",x\n\nc\n').rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it('are whole where a quoted cell lies across what is read at a time', () => {
    // 65,536 bytes are read at a time; the second line of the quoted cell ends beyond them.
    const before = `${'x'.repeat(63)}\n`.repeat(1023);
    const { rows } = read(`${before}"${'y'.repeat(40)}\n${'z'.repeat(100)}",end\nlast,row\n`);
    expect(rows.slice(-2)).toEqual([
      { line: 1024, cells: [`${'y'.repeat(40)}\n${'z'.repeat(100)}`, 'end'] },
      { line: 1026, cells: ['last', 'row'] },
    ]);
  });
});

describe('a table that is none', () => {
  it.each([
    ['a,b\nc\0,d\n', 2, 2, /NUL/, 'a NUL'],
    [Buffer.from('a,b\nc,d\n', 'utf16le'), 1, 2, /UTF-16 without its mark/, 'UTF-16 without a mark is full of them'],
    [`a,b\n${'x'.repeat(10_000_000)}`, 2, LONGEST_LINE + 1, /longer than 16384/, '10 MB on one line'],
    [`a,b\nc,d\n"e,f\n${'g,h\n'.repeat(10)}`, 3, 1, /opened in this row and not closed/, 'to the end of the file'],
    [`a,b\nc,"d\n${'g,h\n'.repeat(40_000)}`, 2, 3, /opened in this row and not closed/, 'over more than a cell can be'],
  ] as const)('case %#', (...[bytes, line, column, problem]) => {
    const mistake = mistakeIn(bytes);
    expect(mistake).toMatchObject({ file: 'table.csv', line, column, source: null });
    expect(mistake?.problem).toMatch(problem);
    expect(mistake?.mend).not.toBe('');
  });
});
