import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { times } from './played.ts';

const LAUNCHER = resolve('bin/noticeproof.js');
const WORKS = 'id: works\ntitle: One notice\nacts: [c1-opac]\n';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-process-'));
  writeFileSync(join(folder, 'works.yaml'), WORKS);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A line of a shell, in which `np` is the command. */
function shell(line: string, env: NodeJS.ProcessEnv = process.env) {
  const np = `np() { "${process.execPath}" "${LAUNCHER}" "$@"; }`;
  return spawnSync('bash', ['-c', `${np}; ${line}`], { cwd: folder, encoding: 'utf8', env, timeout: 200_000 });
}

describe('what a report may not be written over', () => {
  const TO = 'np run works.yaml --reporter json --output-file';

  it.each(['works.yaml', './works.yaml', 'link.json'])('%s: a file that is read', (file) => {
    rmSync(join(folder, 'link.json'), { force: true });
    symlinkSync('works.yaml', join(folder, 'link.json'));
    const { status, stderr } = shell(`${TO} ${file}`);
    expect([status, stderr]).toEqual([2, `${file} is a file that this run reads: give the report another name.\n`]);
    expect(readFileSync(join(folder, 'works.yaml'), 'utf8')).toBe(WORKS);
  });

  it('a folder, a name that is too long: nothing is left beside it', () => {
    mkdirSync(join(folder, 'out'), { recursive: true });
    const long = 'x'.repeat(300);
    expect(shell(`${TO} out`).stderr).toBe('out cannot be written: there is a folder of that name.\n');
    expect(shell(`${TO} ${long}`).stderr).toBe(`${long} cannot be written: its name is too long.\n`);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('by four runs at once: the file is that of one of them, whole', () => {
    const { status } = shell(`${times(4, () => `${TO} same.json`).join(' & ')} & wait`);
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, 'same.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 });
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('where the command is called from', () => {
  it.skipIf(process.platform !== 'linux')('a folder that was taken away meanwhile is told', () => {
    const { status, stderr } = shell('mkdir gone && cd gone && rmdir ../gone && np run');
    expect([status, stderr]).toEqual([2, 'The folder you are in is gone: change to one that exists, and try again.\n']);
  });

  it('the name of a file that is empty is no name of this folder', () => {
    const { status, stderr } = shell('np run ""');
    expect([status, stderr]).toEqual([2, 'The name of a file or folder is empty.\n']);
  });

  it('neither time zone nor language nor home make a difference', () => {
    const { PATH } = process.env;
    const plain = shell('np run works.yaml --reporter json');
    const far = shell('np run works.yaml --reporter json', {
      PATH,
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
    });
    expect([plain.status, far.status]).toEqual([0, 0]);
    expect(far.stdout).toBe(plain.stdout);
  });
});

describe('streams that are not there', () => {
  it.each(['<&-', '>&-', '2>&-', '<&- >&- 2>&-'])('%s: the run is played to its end', (closed) => {
    const { status, stderr } = shell(`np run works.yaml --reporter json --output-file closed.json ${closed}`);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(join(folder, 'closed.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 });
    rmSync(join(folder, 'closed.json'));
  });

  it('a slow reader gets all of a long report', async () => {
    writeFileSync(
      join(folder, 'many.yaml'),
      `id: many\ntitle: Many\nacts: [c2]\npeople:\n${times(60, (n) => `  - { name: P${n}, address: p${n}@gmail.com, loan: { item: B, due: 2026-10-05 } }\n`).join('')}`,
    );
    const child = spawn(process.execPath, [LAUNCHER, 'run', 'many.yaml', '--reporter', 'json'], { cwd: folder });
    let text = '';
    child.stdout.setEncoding('utf8');
    for await (const piece of child.stdout as AsyncIterable<string>) {
      text += piece;
      await new Promise((go) => {
        setTimeout(go, 2);
      });
    }
    expect(text.length).toBeGreaterThan(500_000);
    expect(JSON.parse(text)).toMatchObject({ summary: { scenarios: 1 } });
  });
});

describe.skipIf(process.platform === 'win32')('a run that is ended from outside', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('by %s: 130, and nothing is left', async (signal) => {
    writeFileSync(
      join(folder, 'long.yaml'),
      `id: long\ntitle: Long\nacts: [c2]\npeople:\n${times(600, (n) => `  - { name: P${n}, address: p${n}@gmail.com, loan: { item: B, due: 2026-10-05 } }\n`).join('')}`,
    );
    const outputs = ['--reporter', 'json', '--output-file', 'o.json', '--reporter', 'junit', '--output-file', 'o.xml'];
    const child = spawn(
      process.execPath,
      [LAUNCHER, 'run', '--reporter', 'tap', ...outputs, 'works.yaml', 'long.yaml'],
      { cwd: folder },
    );
    const ended = new Promise<unknown>((done) => {
      child.on('exit', (code, by) => done([code, by]));
    });
    // The first scenario is told as soon as it is done; the long one goes on.
    await new Promise<void>((told, failed) => {
      child.stdout.once('data', () => told());
      child.once('exit', () => failed(new Error('it ended before it said anything')));
    });
    child.kill(signal);
    expect(await ended).toEqual([130, null]);
    expect(readdirSync(folder).filter((name) => name.includes('o.json') || name.includes('o.xml'))).toEqual([]);
  });
});

describe.skipIf(!existsSync('/dev/full'))('devices', () => {
  it('a full one as output file is told, and stays a device', () => {
    const { status, stderr } = shell('np run works.yaml --reporter json --output-file /dev/full; [ -c /dev/full ]');
    expect([status, stderr]).toEqual([0, '/dev/full cannot be written: no space is left on the device.\n']);
  });
});
