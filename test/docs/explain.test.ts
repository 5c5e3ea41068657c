import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FLOW_KINDS } from '../../harness/model/flow.ts';
import { explainPage, PAGE } from './explain-example.ts';

it('docs/explain.md shows what the command prints (else: node test/docs/explain-example.ts --write)', async () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(await explainPage());
});

it.each([...FLOW_KINDS, '--flow', '--to', '--act', '--json'])('docs/explain.md tells of %s', (word) => {
  expect(readFileSync(PAGE, 'utf8')).toContain(`\`${word}\``);
});
