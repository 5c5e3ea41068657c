import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenarios } from '../../harness/index.ts';

const story = (id: string): string => `id: ${id}\ntitle: ${id}\nacts: [c2]\n`;

let workingDir = '';
beforeAll(() => {
  workingDir = mkdtempSync(join(tmpdir(), 'hostile-files-'));
  mkdirSync(join(workingDir, 'scenarios', 'folder.yaml'), { recursive: true });
  mkdirSync(join(workingDir, 'elsewhere'));
  writeFileSync(join(workingDir, 'scenarios', 'one.yaml'), story('one'));
  writeFileSync(join(workingDir, 'scenarios', 'folder.yaml', 'two.yaml'), story('two'));
  writeFileSync(join(workingDir, 'elsewhere', 'three.yaml'), story('three'));
});
afterAll(() => rmSync(workingDir, { recursive: true, force: true }));

const load = (...paths: string[]) => loadScenarios(paths, { workingDir });
const told = (...paths: string[]): readonly string[] =>
  load(...paths).mistakes.map(({ file, problem, mend }) => `${file}: ${problem} ${mend}`);
const ids = (...paths: string[]): readonly string[] => load(...paths).scenarios.map(({ id }) => id);

describe('a folder called like a file', () => {
  it('is a folder', () => expect(ids('scenarios')).toEqual(['two', 'one']));
});

describe('links', () => {
  it('to a folder are followed, and a file that two ways lead to is one', () => {
    mkdirSync(join(workingDir, 'linking', 'inner'), { recursive: true });
    writeFileSync(join(workingDir, 'linking', 'four.yaml'), story('four'));
    symlinkSync('../elsewhere', join(workingDir, 'linking', 'linked'));
    symlinkSync('../four.yaml', join(workingDir, 'linking', 'inner', 'same.yaml'));
    expect(load('linking').mistakes).toEqual([]);
    expect(ids('linking').toSorted()).toEqual(['four', 'three']);
  });

  it('that lead in a circle do not go on for ever', () => {
    mkdirSync(join(workingDir, 'circle', 'a'), { recursive: true });
    writeFileSync(join(workingDir, 'circle', 'a', 'x.yaml'), story('x'));
    symlinkSync('..', join(workingDir, 'circle', 'a', 'up'));
    symlinkSync('b.yaml', join(workingDir, 'circle', 'c.yaml'));
    symlinkSync('c.yaml', join(workingDir, 'circle', 'b.yaml'));
    expect(ids('circle')).toEqual(['x']);
    expect(told('circle')).toEqual([
      'circle/b.yaml: The file cannot be read: links lead in a circle. Take one of the links away.',
      'circle/c.yaml: The file cannot be read: links lead in a circle. Take one of the links away.',
    ]);
  });
});

describe('things that are no text files', () => {
  const rows: [name: string, path: string, problem: string][] = [
    ['an endless device', '/dev/zero', 'This is not an ordinary file.'],
    ['nothing', '/dev/null', 'This is not an ordinary file.'],
    ['a pipe nobody writes into', 'pipe.yaml', 'This is not an ordinary file.'],
    [
      'binary',
      'binary.yaml',
      'There is a character here that is not UTF-8; the file was likely saved in an older encoding.',
    ],
  ];
  it.skipIf(process.platform === 'win32').each(rows)('%s', (_name, path, problem) => {
    writeFileSync(
      join(workingDir, 'binary.yaml'),
      Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) & 255)),
    );
    rmSync(join(workingDir, 'pipe.yaml'), { force: true });
    execFileSync('mkfifo', [join(workingDir, 'pipe.yaml')]);
    expect(load(path).mistakes).toMatchObject([{ file: path, problem }]);
  });
});

describe('what may not be read', () => {
  // The superuser may read everything.
  it.skipIf(process.getuid?.() === 0)('is told, and keeps nothing else from being read', () => {
    mkdirSync(join(workingDir, 'shut', 'inner'), { recursive: true });
    writeFileSync(join(workingDir, 'shut', 'x.yaml'), story('x'));
    writeFileSync(join(workingDir, 'shut', 'y.yaml'), story('y'));
    chmodSync(join(workingDir, 'shut', 'y.yaml'), 0);
    chmodSync(join(workingDir, 'shut', 'inner'), 0);
    expect(ids('shut')).toEqual(['x']);
    expect(told('shut')).toEqual([
      'shut/inner: The folder cannot be read. Check that you may read it.',
      'shut/y.yaml: The file cannot be read: permission denied. Check that you may read it.',
    ]);
    chmodSync(join(workingDir, 'shut', 'inner'), 0o700);
  });
});

describe('names of files', () => {
  it.skipIf(process.platform !== 'linux')('that are not UTF-8 are told', () => {
    mkdirSync(join(workingDir, 'names'));
    const name = Buffer.concat([
      Buffer.from(join(workingDir, 'names', 'b')),
      Buffer.from([0xff]),
      Buffer.from('.yaml'),
    ]);
    writeFileSync(name, story('b'));
    expect(told('names')).toEqual([
      'names/b\uFFFD.yaml: There is no such file, or its name is not in UTF-8. Give it a name of plain letters.',
    ]);
  });
});
