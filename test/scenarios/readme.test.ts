import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scenariosReadme } from './readme.ts';

it('scenarios/README.md lists every scenario (else: node test/scenarios/readme.ts --write)', () => {
  expect(readFileSync('scenarios/README.md', 'utf8')).toBe(scenariosReadme());
});
