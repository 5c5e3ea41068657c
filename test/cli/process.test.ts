import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const LAUNCHER = resolve('bin/noticeproof.js');

const WORKS = `id: works\ntitle: One notice\nacts: [c1-opac]\n`;
const UNMET = `${WORKS.replace('works', 'unmet')}expect:\n  - { works: false, because: It is said to fail and does not. }\n`;
const FORGOTTEN = `id: forgotten
title: A name that nobody declared
acts: [c2]
sender: { "The above e-mail addresses' e-mail server DNS TXT records": TRUE }
zones: |
  acme.org. TXT "v=spf1 include:spf.nowhere-declared.example -all"
people: [{ name: J, address: j@gmail.com, loan: { item: A book, due: 2026-10-05 } }]
`;

/** The domain is that of a site that comes with noticeproof. */
const CLASH = `id: clash
title: Two sites for one domain
sites: [{ id: new, receiver: permissive, domains: [gmail.com], hosts: [{ name: b.example, addresses: [192.0.2.99], sends: true }] }]
`;

describe('the process', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'noticeproof-process-'));
    writeFileSync(join(folder, 'works.yaml'), WORKS);
    writeFileSync(join(folder, 'unmet.yaml'), UNMET);
    writeFileSync(join(folder, 'forgotten.yaml'), FORGOTTEN);
    writeFileSync(join(folder, 'broken.yaml'), 'id: broken\ntitle: [');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [LAUNCHER, ...args], { cwd: folder, encoding: 'utf8' });

  const ENDINGS: readonly (readonly [args: readonly string[], code: number, because: string])[] = [
    [['run', 'works.yaml'], 0, 'everything is as expected'],
    [['run', 'unmet.yaml'], 1, 'an expectation is not met'],
    [['run', 'broken.yaml'], 2, 'a file has a mistake'],
    [['run', 'works.yaml', 'broken.yaml', 'unmet.yaml'], 2, 'a mistake weighs more than an unmet expectation'],
    [['run', 'forgotten.yaml'], 3, 'a name that nobody declared was not expected'],
    [['run', '--fail-on', 'unexpected', 'forgotten.yaml'], 0, 'the user does not mind the inconclusive'],
    [['run', 'unmet.yaml', 'forgotten.yaml'], 1, 'unmet weighs more than inconclusive'],
    [['run', '--only', 'nothing-like-it', 'works.yaml'], 2, 'nothing matched'],
    [
      ['run', '--reporter', 'json', '--output-file', 'works.yaml/out.json', 'works.yaml'],
      2,
      'output cannot be written',
    ],
    [['runn'], 2, 'there is no such command'],
  ];

  it.each(ENDINGS)('%j ends with %i: %s', (args, code) => {
    const ended = run(...args);
    expect(ended.status, ended.stdout + ended.stderr).toBe(code);
    expect(ended.stderr).not.toContain('    at ');
  });

  it('prints nothing but JSON on stdout where the JSON goes there', () => {
    const { stdout } = run('run', '--reporter', 'json', 'works.yaml');
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, summary: { scenarios: 1, asExpected: 1 } });
  });

  it('shows no path of this machine, neither of its own scenarios nor of its own fixtures', () => {
    const here = resolve('.');
    const shipped = run('run', '--reporter', 'json', '--only', 'default-works');
    expect(shipped.stdout).toContain('"file": "noticeproof:scenarios/');
    expect(shipped.stdout).not.toContain(here);
    writeFileSync(join(folder, 'y-twice.yaml'), CLASH);
    const clash = run('run', '--reporter', 'json', 'y-twice.yaml');
    expect(clash.stdout).toContain('noticeproof:fixtures/providers/google.yaml, line ');
    expect(clash.stdout + clash.stderr).not.toContain(here);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends with 130 on %s in the middle, and leaves no output file',
    async (signal) => {
      const people = Array.from(
        { length: 400 },
        (_, n) => `{ name: P${n}, address: p${n}@gmail.com, loan: { item: B, due: 2026-10-05 } }`,
      );
      writeFileSync(
        join(folder, 'z-long.yaml'),
        `id: long\ntitle: Long\nacts: [c2]\npeople:\n  - ${people.join('\n  - ')}\n`,
      );
      // The file of `tap` is begun with the first scenario, that of `json` at the end.
      const files = [
        '--reporter',
        'json',
        '--output-file',
        'out.json',
        '--reporter',
        'tap',
        '--output-file',
        'out.json.tap',
      ];
      const reporters = ['--reporter', 'console', ...files];
      const child = spawn(process.execPath, [LAUNCHER, 'run', ...reporters, 'works.yaml', 'z-long.yaml'], {
        cwd: folder,
      });
      const ended = new Promise<number | null>((done) => {
        child.on('exit', done);
      });
      // The first scenario is told as soon as it is done; the long one goes on.
      await new Promise<void>((told, failed) => {
        child.stdout.once('data', () => told());
        child.once('exit', () => failed(new Error('it ended before it said anything')));
      });
      child.kill(signal);
      expect(await ended).toBe(130);
      expect(readdirSync(folder).filter((file) => file.includes('out.json'))).toEqual([]);
    },
  );

  it.skipIf(!existsSync('/dev/full'))('says that nothing can be printed, and ends with 2', () => {
    const piped = `"${process.execPath}" "${LAUNCHER}" run works.yaml > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', piped], { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, 'standard output cannot be written: no space is left on the device.\n']);
  });

  it.skipIf(!existsSync('/proc/self'))('gives a folder up that the system does not let it make', () => {
    const args = ['run', '--reporter', 'json', '--output-file', '/proc/noticeproof/deep/out.json', 'works.yaml'];
    const ended = spawnSync(process.execPath, [LAUNCHER, ...args], { cwd: folder, encoding: 'utf8', timeout: 200_000 });
    expect([ended.status, ended.stderr]).toEqual([
      2,
      '/proc/noticeproof/deep/out.json cannot be written: its folder cannot be made.\n',
    ]);
  });

  it('ends quietly when the reader of its output goes away', () => {
    const piped = `"${process.execPath}" "${LAUNCHER}" run "${resolve('scenarios/default')}" | head -n 1`;
    const { stderr, stdout } = spawnSync('sh', ['-c', piped], { cwd: folder, encoding: 'utf8' });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).not.toContain('EPIPE');
  });
});
