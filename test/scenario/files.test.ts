import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { loadScenarios } from '../../harness/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'noticeproof-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

it('loadScenarios names every file that it hangs on, also one with a mistake, and no fixture that nobody uses', () => {
  const habit = 'title: x\ntarget: from\nsource: { title: seen, date: 2026-01-01 }\nassumed: false\n';
  write('scenarios/a.yaml', 'id: a\ntitle: a\npeople: [{ name: Ann, address: ann@gmail.com, habit: own }]\n');
  write('scenarios/b.yaml', 'id: b\ntitel: misspelt\n');
  write('fixtures/habits/own.yaml', `id: own\n${habit}`);
  write('fixtures/habits/spare.yaml', `id: spare\n${habit}`);
  const { files } = loadScenarios(['scenarios', 'gone.yaml'], { workingDir: folder });
  const own = files.filter((file) => file.startsWith(folder)).map((file) => file.slice(folder.length + 1));
  expect(own.toSorted()).toEqual(['fixtures/habits/own.yaml', 'gone.yaml', 'scenarios/a.yaml', 'scenarios/b.yaml']);
  expect(files.filter((file) => file.endsWith('fixtures/providers/google.yaml'))).toHaveLength(1);
});
