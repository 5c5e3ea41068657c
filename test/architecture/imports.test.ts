import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One import that each folder must not have, and why: data flows one way, from the nouns to the entry points. */
const PLANTED: readonly (readonly [file: string, imports: string, because: string])[] = [
  ['harness/model/planted.ts', '../standards/address.ts', 'the nouns import nothing'],
  ['harness/standards/planted.ts', '../source/source-file.ts', 'pure functions of the RFCs know the nouns only'],
  ['harness/standards/spf/planted.ts', '../../dns/answer.ts', 'a folder below is bound like the folder itself'],
  ['harness/source/planted.ts', '../standards/address.ts', 'reading files knows the nouns only'],
  ['harness/scenario/planted.ts', '../world/build.ts', 'no step calls another'],
  ['harness/world/planted.ts', '../scenario/load.ts', 'no step calls another'],
  ['harness/dns/planted.ts', '../world/zones.ts', 'no step calls another'],
  ['harness/sender/planted.ts', '../receiver/listen.ts', 'no step calls another'],
  ['harness/receiver/planted.ts', '../dns/resolver.ts', 'no step calls another'],
  ['harness/replies/planted.ts', '../sender/compose.ts', 'no step calls another'],
  ['harness/verdict/planted.ts', '../runner/play.ts', 'judging knows nothing of how it was played'],
  ['harness/verdict/findings/planted.ts', '../../runner/play.ts', 'a folder below is bound like the folder itself'],
  ['harness/report/planted.ts', '../verdict/judge.ts', 'rendering knows the report only'],
  ['harness/runner/planted.ts', '../cli/main.ts', 'the entry points stand on top'],
  ['harness/cli/planted.ts', '../runner/run.ts', 'entry points use the public API'],
  ['harness/vitest/planted.ts', '../runner/run.ts', 'entry points use the public API'],
  ['harness/runner/planted-vitest.ts', 'vitest', 'the harness works without the test runner'],
  ['harness/verdict/planted-type.ts', 'type ../runner/play.ts', 'a type import couples as much'],
  ['harness/sender/planted-judge.ts', 'mailauth', 'only the receiver judges'],
  ['harness/dns/planted-dns.ts', 'node:dns', "nothing asks the machine's resolver"],
  ['harness/runner/planted-timer.ts', 'node:timers/promises', 'time is virtual'],
];

describe('import direction', () => {
  let folder = '';
  let reported = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'noticeproof-lint-'));
    copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
    for (const [file, imports] of PLANTED) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      const [first = '', second] = imports.split(' ');
      const line = second === undefined ? `import * as x from '${first}';` : `import type * as x from '${second}';`;
      writeFileSync(join(folder, file), `${line}\nexport const planted: unknown = typeof x;\n`);
    }
    try {
      execFileSync(join(process.cwd(), 'node_modules/.bin/oxlint'), ['--format', 'unix', '.'], { cwd: folder });
    } catch (error) {
      reported = String((error as { stdout: Buffer }).stdout);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(PLANTED)('%s may not import %s: %s', (file) => {
    const lines = reported.split('\n').filter((line) => line.includes(file) && line.includes('no-restricted-imports'));
    expect(lines, reported).not.toHaveLength(0);
  });

  it('has a planted line for every folder of the harness', () => {
    const folders = readdirSync('harness', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const covered = new Set(PLANTED.map(([file]) => file.split('/')[1]));
    expect(folders.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});
