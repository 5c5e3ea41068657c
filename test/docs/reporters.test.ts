import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REPORTERS } from '../../harness/cli/reporters.ts';
import { PAGE, reportersPage, runOnPage } from './reporter-examples.ts';

const TEXT = readFileSync(PAGE, 'utf8');

it('docs/reporters.md shows what the commands print (else: node test/docs/reporter-examples.ts --write)', async () => {
  expect(TEXT).toBe(await reportersPage());
});

it.each([...REPORTERS])('docs/reporters.md has a section on %s', (name) => {
  expect(TEXT).toContain(`\n## ${name}\n`);
});

const LINES = [...TEXT.matchAll(/npx noticeproof (run[^\n]*)/g)].map(([, line = '']) => line);

it.each(LINES)('docs/reporters.md shows a command that can be given: %s', async (line) => {
  const { code } = await runOnPage([...line.split(' '), 'acme']);
  // One of the page's two scenarios is not as expected.
  expect(code).toBe(1);
});
