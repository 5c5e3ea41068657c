import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MachineFault, OwnFault } from '../../harness/model/fault.ts';
import { MISTAKE, noticeproof } from './context.ts';
import type { Given } from './context.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'noticeproof-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const FINE = { id: 'fine' };
const UNEXPECTED = { id: 'off', outcome: 'unexpected' } as const;
const CELLS = ['x', 'y'].map((receiver) => {
  const id = `m[a,${receiver}]`;
  return { id, cell: { story: 'm', setup: 'a', about: 'A', receiver, address: '' } };
});
const INCONCLUSIVE = { id: 'dark', outcome: 'inconclusive' } as const;

interface Row {
  readonly name: string;
  readonly args?: readonly string[];
  readonly given: Given;
  readonly code: number;
}

/** contract.md: 70, then 2, then 1, then 3. */
const EXITS: readonly Row[] = [
  { name: 'as expected', given: { stories: [FINE] }, code: 0 },
  { name: 'an expectation not met', given: { stories: [FINE, UNEXPECTED] }, code: 1 },
  { name: 'unexpectedly inconclusive', given: { stories: [INCONCLUSIVE] }, code: 3 },
  { name: 'not met before inconclusive', given: { stories: [INCONCLUSIVE, UNEXPECTED] }, code: 1 },
  { name: 'a mistake before both', given: { stories: [INCONCLUSIVE, UNEXPECTED], mistakes: [MISTAKE] }, code: 2 },
  { name: 'only broken files', given: { stories: [], mistakes: [MISTAKE] }, code: 2 },
  {
    name: 'our own fault before all',
    given: { stories: [UNEXPECTED], mistakes: [MISTAKE], fault: new OwnFault('x') },
    code: 70,
  },
  { name: 'a bug that is no named fault', given: { fault: new TypeError('x') }, code: 70 },
  { name: 'no port to be had', given: { fault: new MachineFault('no port') }, code: 3 },
  { name: 'interrupted', given: { stories: [UNEXPECTED], interrupted: true }, code: 130 },
  { name: 'nothing there', given: { stories: [] }, code: 2 },
  {
    name: 'inconclusive does not fail where only unexpected does',
    args: ['--fail-on', 'unexpected'],
    given: { stories: [INCONCLUSIVE] },
    code: 0,
  },
  {
    name: 'unexpected does not fail where only inconclusive does',
    args: ['--fail-on', 'inconclusive'],
    given: { stories: [UNEXPECTED] },
    code: 0,
  },
  {
    name: 'mistakes fail whatever fails',
    args: ['--fail-on', 'inconclusive'],
    given: { mistakes: [MISTAKE] },
    code: 2,
  },
];

describe('exit codes of run', () => {
  it.each(EXITS)('$name: $code', async ({ args = [], given, code }) => {
    expect((await noticeproof(['run', 'x.yaml', ...args], given)).code).toBe(code);
  });

  it('tells our own fault as ours, with the stack', async () => {
    const { stderr } = await noticeproof(['run', 'x.yaml'], { fault: new OwnFault('a relay without a next hop') });
    expect(stderr).toContain('This is a fault of noticeproof');
    expect(stderr).toMatch(/a relay without a next hop\n +at /);
  });
});

describe('usage errors: exit code 2, a plain sentence on stderr, nothing on stdout', () => {
  it.each([
    ['no command', [], /Usage: noticeproof/],
    ['an unknown command', ['rnu'], /unknown command 'rnu'/],
    ['an unknown option', ['run', '--reportr', 'json'], /unknown option '--reportr'/],
    ['an unknown reporter', ['run', 'x', '--reporter', 'xml'], /There is no reporter "xml"; there are console, json/],
    ['a file without a reporter', ['run', 'x', '--output-file', 'f'], /belongs behind the --reporter/],
    [
      'two files for one reporter',
      ['run', 'x', '--reporter', 'json', '--output-file', 'f', '--output-file', 'g'],
      /two output files/,
    ],
    ['two reporters on stdout', ['run', 'x', '--reporter', 'json', '--reporter', 'console'], /standard output/],
    [
      'two reporters in one file',
      ['run', 'x', '--reporter', 'json', '--output-file', 'f', '--reporter', 'console', '--output-file', 'f'],
      /Two reporters would write to f/,
    ],
    [
      'two reporters in one file under two names',
      ['run', 'x', '--reporter', 'json', '--output-file', 'f', '--reporter', 'console', '--output-file', './g/../f'],
      /Two reporters would write to \.\/g\/\.\.\/f/,
    ],
    ['no number', ['run', 'x', '--concurrency', '0'], /whole number from 1/],
    ['an unknown failure', ['run', 'x', '--fail-on', 'warning'], /unexpected or inconclusive/],
    [
      'an id or tag that nothing has',
      ['run', 'x', '--only', 'one', '--only', 'b3'],
      /No scenario has the id or tag b3/,
    ],
  ] as const)('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await noticeproof(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });

  it.each([['--help'], ['--version'], ['run', '--help']])('%s %s is none', async (...args) => {
    const { code, stdout } = await noticeproof(args.filter((arg) => arg !== undefined));
    expect(code).toBe(0);
    expect(stdout).toMatch(/Usage: noticeproof|^9\.9\.9$/m);
  });
});

describe('mistakes', () => {
  it('are told with place, line, caret, problem and mend, and the others still run', async () => {
    const { stderr, stdout } = await noticeproof(['run', 'x'], { mistakes: [MISTAKE] });
    expect(stderr).toBe(
      [
        'broken.yaml:3:9',
        '      fate: inbx',
        '            ^',
        '  There is no fate "inbx".',
        '  Did you mean inbox?',
        '',
      ].join('\n'),
    );
    expect(stdout).toContain('Story one');
  });

  it('have the caret below its place behind tabs and control characters too, and let none of them through', async () => {
    const tabbed = { ...MISTAKE, source: 'a:\t\u001b[31mx', column: 4 };
    const { stderr } = await noticeproof(['run', 'x'], { mistakes: [tabbed] });
    expect(stderr).toContain('\n    a:  [31mx\n       ^\n');
    expect(stderr).not.toContain('\u001b');
  });
});

describe('an id where a file belongs', () => {
  const lost = { ...MISTAKE, file: 'default-works', line: 1, column: 1, mend: 'Check the path.' };

  it('is answered with the option for it', async () => {
    const { stderr } = await noticeproof(['run', 'default-works'], { mistakes: [lost] });
    expect(stderr).toContain('Check the path. To choose scenarios by id or tag, write: --only default-works');
  });

  it('is not guessed of a file that is there, or of a path', async () => {
    mkdirSync(join(dir, 'default-works'));
    const there = await noticeproof(['run', 'default-works'], { mistakes: [lost], workingDir: dir });
    const path = await noticeproof(['run', 'a/b.yaml'], { mistakes: [{ ...lost, file: 'a/b.yaml' }] });
    expect(`${there.stderr}${path.stderr}`).not.toContain('--only');
  });
});

describe('selection', () => {
  const stories = [
    { id: 'one', tags: ['default'] },
    { id: 'two', tags: ['b1-ip4'] },
    { id: 'three', tags: ['b1-ip4'] },
  ];
  it.each([
    [['--only', 'one'], ['one']],
    [
      ['--only', 'b1-ip4'],
      ['two', 'three'],
    ],
    [
      ['--only', 'one', '--only', 'three'],
      ['one', 'three'],
    ],
    [[], ['one', 'two', 'three']],
  ])('%j', async (args, ids) => {
    const { stdout } = await noticeproof(['run', 'x', '--reporter', 'json', ...args], { stories });
    expect(JSON.parse(stdout).scenarios.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it.each([
    ['a story with a matrix means all of its cells', 'm', ['m[a,x]', 'm[a,y]']],
    ['a cell means itself alone', 'm[a,y]', ['m[a,y]']],
  ])('%s', async (_name, only, ids) => {
    const { stdout, code } = await noticeproof(['run', 'x', '--reporter', 'json', '--only', only], {
      stories: [{ id: 'one' }, ...CELLS],
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).scenarios.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('takes the paths that were named and says nothing about them', async () => {
    const { paths, stderr } = await noticeproof(['run', 'a.yaml', 'b']);
    expect([paths, stderr]).toEqual([['a.yaml', 'b'], '']);
  });

  it('takes the folder here, else the shipped one, and says which', async () => {
    const shipped = await noticeproof(['run'], { workingDir: dir });
    expect([shipped.paths, shipped.stderr]).toEqual([['/shipped'], 'Scenarios that come with noticeproof\n']);
    mkdirSync(join(dir, 'scenarios'));
    const own = await noticeproof(['run'], { workingDir: dir });
    expect([own.paths, own.stderr]).toEqual([['scenarios'], 'Scenarios of ./scenarios\n']);
  });

  it('hands the concurrency on, and none where none was asked for', async () => {
    expect((await noticeproof(['run', 'x', '--concurrency', '3'])).options).toEqual([{ concurrency: 3 }]);
    expect((await noticeproof(['run', 'x', '--no-progress'])).options).toEqual([{}]);
  });
});

describe('output', () => {
  it('of json on stdout is json and nothing else', async () => {
    const { stdout } = await noticeproof(['run', '--reporter', 'json'], { workingDir: dir, mistakes: [MISTAKE] });
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, errors: [{ file: 'broken.yaml' }] });
  });

  it('goes to the file behind its reporter; the other one prints', async () => {
    const args = ['run', 'x', '--reporter', 'json', '--output-file', 'out/report.json', '--reporter', 'console'];
    const { stdout, code } = await noticeproof(args, { workingDir: dir });
    expect([code, JSON.parse(readFileSync(join(dir, 'out/report.json'), 'utf8')).schemaVersion]).toEqual([0, 1]);
    expect(stdout).toContain('1 scenario: 1 as expected.');
    expect(readdirSync(join(dir, 'out'))).toEqual(['report.json']);
  });

  it('that cannot be written is told, leaves nothing behind, and ends with 2', async () => {
    mkdirSync(join(dir, 'taken'));
    const args = ['run', 'x', '--reporter', 'json', '--output-file', 'taken'];
    const { code, stderr } = await noticeproof(args, { workingDir: dir, stories: [UNEXPECTED] });
    expect([code, stderr]).toEqual([2, 'taken cannot be written: there is a folder of that name.\n']);
    expect(readdirSync(dir)).toEqual(['taken']);
  });

  it('is absent after a fault, not half there', async () => {
    const args = ['run', 'x', '--reporter', 'json', '--output-file', 'report.json'];
    await noticeproof(args, { workingDir: dir, fault: new OwnFault('x') });
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('list', () => {
  const stories = [
    { id: 'one', tags: ['default'] },
    { ...UNEXPECTED, tags: ['default'] },
  ];
  it('shows id, title and tags, and runs nothing', async () => {
    const { stdout, options, code } = await noticeproof(['list', 'x'], { stories });
    expect([stdout, options, code]).toEqual(['one  Story one  [default]\noff  Story off  [default]\n', [], 0]);
  });
  it('shows a story with a matrix once', async () => {
    const { stdout } = await noticeproof(['list', 'x'], { stories: [{ id: 'one', tags: ['default'] }, ...CELLS] });
    expect(stdout).toBe('one  Story one  [default]\nm (2 cells)  Story m[a,x]  []\n');
  });
  it('runs by tag and ends as a run does', async () => {
    const { stdout, code } = await noticeproof(['list', '--by-tag', 'x'], { stories });
    expect(code).toBe(1);
    expect(stdout).toContain('default\n  works   ✓ Story one (one)\n  works   ✗ Story off (off)\n  fails   none\n');
    expect(stdout).toContain('address-export\n  no scenario shows it\n');
  });
  it('ends with 2 where a file is broken', async () => {
    expect((await noticeproof(['list', 'x'], { mistakes: [MISTAKE] })).code).toBe(2);
  });
});

describe('schema', () => {
  it('prints the JSON Schema', async () => {
    const { stdout } = await noticeproof(['schema']);
    expect(JSON.parse(stdout)).toEqual({ $schema: 'http://json-schema.org/draft-07/schema#' });
  });

  it.each(['report', 'receiver'])('prints that of the %s', async (of) => {
    const { stdout } = await noticeproof(['schema', of]);
    expect(JSON.parse(stdout)).toEqual({ title: of });
  });

  it('names what there is where there is no such schema', async () => {
    const { code, stderr } = await noticeproof(['schema', 'recipe']);
    expect(code).toBe(2);
    expect(stderr).toContain('scenario, report, receiver');
  });
});
