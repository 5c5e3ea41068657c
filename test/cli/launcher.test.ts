import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'noticeproof-launcher-'));
  for (const place of ['harness/cli', 'dist/cli']) mkdirSync(join(folder, place), { recursive: true });
  cpSync('bin', join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'harness/cli/main.ts'), `export const main = (): void => console.log('sources');\n`);
  writeFileSync(join(folder, 'dist/cli/main.js'), `export const main = () => console.log('built');\n`);
});
afterEach(() => rmSync(folder, { recursive: true }));

function launch(...options: string[]) {
  return spawnSync(process.execPath, [...options, join(folder, 'bin/noticeproof.js')], { encoding: 'utf8' });
}

/** Lets Node think that it is another one, before the launcher is read. */
function as(version: string): string[] {
  const versions = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });`;
  return ['--import', `data:text/javascript,${encodeURIComponent(versions)}`];
}

describe('bin/noticeproof.js', () => {
  it('runs the sources of a clone, whatever was built there some time ago', () => {
    expect(launch().stdout).toBe('sources\n');
  });

  it('runs what was built in the package, which has no sources', () => {
    rmSync(join(folder, 'harness'), { recursive: true });
    expect(launch().stdout).toBe('built\n');
  });

  it.each(['22.18.9', '20.20.2', '21.99.0'])('says on Node %s in a plain sentence that it is too old', (version) => {
    const { status, stdout, stderr } = launch(...as(version));
    expect(stderr).toMatch(new RegExp(`^noticeproof needs Node.js 22.19.0 or later; this is ${version}. .+\n$`));
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it.each(['22.19.0', '22.20.0', '23.0.0', '24.0.0-rc.1'])('runs on Node %s', (version) => {
    expect(launch(...as(version)).stdout).toBe('sources\n');
  });
});
