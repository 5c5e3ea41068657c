import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scenarioJsonSchema } from '../../harness/index.ts';
import { shippedScenariosLoaded } from '../runner/shipped.ts';

it('docs/scenario.schema.json is what the command prints (else: npm run schema)', () => {
  expect(JSON.parse(readFileSync('docs/scenario.schema.json', 'utf8'))).toEqual(scenarioJsonSchema());
});

it('every shipped scenario names that schema, so that editors help', () => {
  const files = [...new Set(shippedScenariosLoaded().map(({ file }) => file))];
  const line = '# yaml-language-server: $schema=../../docs/scenario.schema.json';
  expect(files.filter((file) => !readFileSync(file, 'utf8').startsWith(line))).toEqual([]);
});
