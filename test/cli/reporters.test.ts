import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnFault } from '../../harness/model/fault.ts';
import type { Given } from './context.ts';
import { flow, scenarioReport } from '../report/scenario-report.ts';
import { MISTAKE, noticeproof } from './context.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'noticeproof-reporters-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

const TWO = [{ id: 'one' }, { id: 'off', outcome: 'unexpected' }] as const;

function run(args: readonly string[], given: Given = {}) {
  return noticeproof(['run', 'x', ...args], { stories: TWO, workingDir: dir, ...given });
}

function inFile(name: string): string {
  return readFileSync(join(dir, name), 'utf8');
}

/** What every reporter has to tell: a flow that is not as expected, with its reason. */
async function* unmet() {
  const reason = 'It was refused, say the rows.';
  const flows = [{ flow: 'notice', person: 'Ann', act: 'c2', met: false }] as const;
  yield scenarioReport({
    outcome: 'unexpected',
    flows: [flow({ fate: 'rejected', reached: false, reason })],
    expectations: [{ text: 'notice: inbox', line: 9, met: false, because: 'SPF passes.', actual: reason, flows }],
  });
}

/** Each reporter and how what it writes begins. */
const BEGINNINGS = [
  ['console', /^✓ works {3}one {2}Story one\n/],
  ['json', /^\{\n {2}"schemaVersion": 1,/],
  ['junit', /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /],
  ['tap', /^TAP version 14\n/],
  ['github-actions', /^::error /],
] as const;

describe('each reporter', () => {
  it.each(BEGINNINGS)('%s prints to standard output, and to a file what it would print', async (name, beginning) => {
    const printed = await run(['--reporter', name], { mistakes: [MISTAKE] });
    expect([printed.code, printed.stdout]).toEqual([2, expect.stringMatching(beginning)]);
    const filed = await run(['--reporter', name, '--output-file', 'out'], { mistakes: [MISTAKE] });
    expect([filed.stdout, inFile('out')]).toEqual(['', printed.stdout]);
  });

  it('goes beside the others, each to its own file, in any order', async () => {
    const args = BEGINNINGS.flatMap(([name]) => ['--reporter', name, '--output-file', `${name}.out`]);
    const { stdout, code } = await run(args.slice(0, -2));
    expect([code, readdirSync(dir).toSorted()]).toEqual([1, ['console.out', 'json.out', 'junit.out', 'tap.out']]);
    expect(stdout).toMatch(/^::error [^\n]*\n2 scenarios: 1 as expected, 1 not as expected\.\n$/);
    for (const [name, beginning] of BEGINNINGS.slice(0, -1)) expect(inFile(`${name}.out`)).toMatch(beginning);
  });

  it.each(['console', 'json', 'junit', 'tap', 'github-actions'])(
    '%s tells of what stands in each scenario',
    async (name) => {
      const { stdout } = await run(['--reporter', name], { harness: { runScenarios: unmet } });
      expect(stdout).toContain('It was refused, say the rows.');
    },
  );

  it('of annotations is told what fails the run, and where the repository begins', async () => {
    mkdirSync(join(dir, 'ci'));
    const given: Given = { workingDir: join(dir, 'ci'), workspace: dir, mistakes: [MISTAKE] };
    const { stdout } = await run(['--reporter', 'github-actions'], given);
    expect(stdout).toContain('::error file=ci/broken.yaml,line=3,col=9,');
    const outside = { ...MISTAKE, file: '../../elsewhere.yaml' };
    expect((await run(['--reporter', 'github-actions'], { ...given, mistakes: [outside] })).stdout).toMatch(
      /^::error title=/,
    );
    const dark: Given = { stories: [{ id: 'dark', outcome: 'inconclusive' }] };
    expect((await run(['--reporter', 'github-actions'], dark)).stdout).toMatch(/^::error /);
    expect((await run(['--reporter', 'github-actions', '--fail-on', 'unexpected'], dark)).stdout).toMatch(
      /^::warning /,
    );
  });
});

describe('one story alone is told in full, several in a line each', () => {
  it.each([
    ['one', [{ id: 'one' }], [], true],
    ['two', [{ id: 'one' }, { id: 'two' }], [], false],
    ['one of two', [{ id: 'one' }, { id: 'two' }], ['--only', 'two'], true],
  ] as const)('%s', async (_name, stories, args, full) => {
    expect((await run(args, { stories })).stdout.includes('decided by')).toBe(full);
  });
});

const FAULT = new TypeError('x is no y');

/** In the place of the reporter `tap`: one that fails at the end. */
const failsAtTheEnd = () => ({
  scenario: () => '',
  end(): string {
    throw FAULT;
  },
  stop: () => '',
});

describe('a reporter that fails', () => {
  const failing = ['--reporter', 'tap', '--output-file', 'tap.out', '--reporter', 'json', '--output-file', 'json.out'];

  it.each([
    ['at a scenario', 'scenario'],
    ['at the end', 'end'],
  ] as const)('%s is told by name, fails the run, leaves no file, and the others finish', async (_when, step) => {
    const asked: string[] = [];
    const tapReport = () => ({
      scenario: () => told('scenario'),
      end: () => told('end'),
      stop: () => told('stop'),
    });
    const told = (what: string): string => {
      asked.push(what);
      if (what === step) throw FAULT;
      return 'begun\n';
    };
    const { code, stderr } = await run(failing, { harness: { tapReport } });
    expect(code).toBe(70);
    expect(stderr).toMatch(/^The reporter tap failed, [^]*TypeError: x is no y\n +at /);
    expect(readdirSync(dir)).toEqual(['json.out']);
    expect(JSON.parse(inFile('json.out'))).toMatchObject({ summary: { scenarios: 2 } });
    // Asked once more, it might fail in a worse way.
    expect(asked).toEqual(step === 'scenario' ? ['scenario'] : ['scenario', 'scenario', 'end']);
  });

  it('weighs more than unmet expectations, mistakes and files that cannot be written', async () => {
    mkdirSync(join(dir, 'taken'));
    const args = ['--reporter', 'tap', '--reporter', 'json', '--output-file', 'taken'];
    const { code, stderr } = await run(args, { harness: { tapReport: failsAtTheEnd }, mistakes: [MISTAKE] });
    expect([code, stderr]).toEqual([70, expect.stringContaining('taken cannot be written: there is a folder of')]);
  });
});

describe('a run that does not come to its end', () => {
  const args = ['--reporter', 'tap', '--reporter', 'console', '--output-file', 'console.out'];

  it.each([
    ['is interrupted', { interrupted: true }, 130, 'Bail out! The run was interrupted.\n'],
    ['meets a fault', { fault: new OwnFault('x') }, 70, 'Bail out! The run stopped before its end.\n'],
  ] as const)('%s: whoever reads along is told, and files are absent', async (_name, given, code, last) => {
    const ended = await run(args, given);
    expect([ended.code, ended.stdout.endsWith(last)]).toEqual([code, true]);
    expect(readdirSync(dir)).toEqual([]);
  });
});

const into = (file: string) => ['--reporter', 'junit', '--output-file', file];

describe('an output file', () => {
  it('takes the place of an older one', async () => {
    writeFileSync(join(dir, 'out'), 'old and longer'.repeat(1000));
    await run(into('out'));
    expect(inFile('out')).toMatch(/<\/testsuites>\n$/);
  });

  it('goes where a link leads, and leaves the link', async () => {
    mkdirSync(join(dir, 'there'));
    writeFileSync(join(dir, 'there/out'), 'old');
    symlinkSync('there/out', join(dir, 'link'));
    await run(into('link'));
    expect(inFile('there/out')).toContain('<testsuites');
    expect([readdirSync(dir), readdirSync(join(dir, 'there'))]).toEqual([['link', 'there'], ['out']]);
  });

  it.skipIf(!existsSync('/dev/full'))('on a device that is full is told, and the device stays one', async () => {
    const { code, stderr } = await run(into('/dev/full'));
    expect([code, stderr]).toEqual([2, '/dev/full cannot be written: no space is left on the device.\n']);
    expect(statSync('/dev/full').isFile()).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('that is a pipe is written to, and stays one', async () => {
    execFileSync('mkfifo', [join(dir, 'pipe')]);
    const reader = spawn('cat', [join(dir, 'pipe')]);
    const read = text(reader.stdout);
    await run(into('pipe'));
    expect([await read, readdirSync(dir)]).toEqual([expect.stringMatching(/<\/testsuites>\n$/), ['pipe']]);
    expect(statSync(join(dir, 'pipe')).isFIFO()).toBe(true);
  });

  it('that cannot be written keeps no other from being written', async () => {
    mkdirSync(join(dir, 'taken'));
    const { code } = await run([...into('taken'), '--reporter', 'tap', '--output-file', 'taken/tap.out']);
    expect([code, inFile('taken/tap.out')]).toEqual([2, expect.stringMatching(/\n1\.\.2\n$/)]);
    expect(readdirSync(dir)).toEqual(['taken']);
  });
});
