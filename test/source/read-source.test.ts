import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MistakeError } from '../../harness/source/mistake-error.ts';
import { LARGEST_FILE, readSource } from '../../harness/source/read-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'source-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(bytes: Buffer | string): string {
  const path = join(folder, 'file.yaml');
  writeFileSync(path, bytes);
  return path;
}

function mistakeOf(path: string): unknown {
  try {
    readSource(path, 'shown.yaml');
  } catch (error) {
    if (error instanceof MistakeError) return error.mistakes[0];
    throw error;
  }
  return null;
}

describe('readSource', () => {
  it('gives text and lines, whatever the line ends', () => {
    const path = write('a: 1\r\nb: é\n');
    expect(readSource(path, 'shown.yaml')).toEqual({
      file: 'shown.yaml',
      path,
      text: 'a: 1\r\nb: é\n',
      lines: ['a: 1', 'b: é', ''],
    });
  });

  it('takes a byte order mark for what it is: no part of the first key', () => {
    expect(readSource(write('\uFEFFid: x'), 'shown.yaml').text).toBe('id: x');
  });

  it('reads a file of exactly the largest size', () => {
    expect(readSource(write(Buffer.alloc(LARGEST_FILE, 0x20)), 'shown.yaml').text).toHaveLength(LARGEST_FILE);
  });

  const rows = [
    {
      name: 'one byte too many',
      bytes: Buffer.alloc(LARGEST_FILE + 1, 0x20),
      mistake: { line: 1, column: 1, problem: /2000001 bytes; at most 2000000/, mend: /smaller files/ },
    },
    {
      name: 'NUL: column counts characters, so é is one',
      bytes: 'id: x\ntitle: é\0b\n',
      mistake: { line: 2, column: 9, problem: /NUL/, mend: /Take the character out/ },
    },
    {
      name: 'Windows-1252: 0x92 is its apostrophe and no UTF-8',
      bytes: Buffer.from([...Buffer.from('id: x\ntitle: Pat'), 0x92, 0x73, 0x0a]),
      mistake: { line: 2, column: 11, problem: /not UTF-8/, mend: /UTF-8/, source: 'title: Pat\uFFFDs' },
    },
    {
      name: 'UTF-16, little-endian with its mark',
      bytes: Buffer.from('\uFEFFid: x', 'utf16le'),
      mistake: { line: 1, column: 1, problem: /UTF-16/, mend: /UTF-8/ },
    },
  ];
  it.each(rows)('refuses $name', ({ bytes, mistake }) => {
    expect(mistakeOf(write(bytes))).toMatchObject({
      file: 'shown.yaml',
      ...mistake,
      problem: expect.stringMatching(mistake.problem),
      mend: expect.stringMatching(mistake.mend),
    });
  });

  it('says that a file is not there', () => {
    expect(mistakeOf(join(folder, 'none.yaml'))).toMatchObject({ line: 1, problem: 'There is no such file.' });
  });

  it('does not read a folder', () => {
    expect(mistakeOf(folder)).toMatchObject({ problem: 'This is not an ordinary file.' });
  });
});
