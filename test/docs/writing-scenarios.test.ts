import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FATES, FLOW_KINDS, LEARNERS } from '../../harness/model/flow.ts';
import { loadScenarios, scenarioJsonSchema } from '../../harness/index.ts';
import { TAGS } from '../../harness/scenario/shape/tags.ts';

const PAGE = readFileSync(new URL('../../docs/writing-scenarios.md', import.meta.url), 'utf8');
const EXAMPLES = [...PAGE.matchAll(/```yaml\n(.*?)```/gs)]
  .map(([, text = '']) => text)
  .filter((text) => text.split('\n').some((line) => /^\w/.test(line)));

const folder = mkdtempSync(join(tmpdir(), 'writing-scenarios-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** All names of properties in a JSON Schema. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'properties'
      ? [...Object.keys(value as object), ...Object.values(value as object).flatMap(keysOf)]
      : keysOf(value),
  );
}

describe('docs/writing-scenarios.md', () => {
  it.each(EXAMPLES.map((text, index) => [index + 1, text] as const))(
    'example %i loads without a mistake',
    (index, text) => {
      const file = `example-${index}.yaml`;
      const named = /^id:/m.test(text) ? text : `id: example-${index}\ntitle: an example\n${text}`;
      writeFileSync(join(folder, file), named);
      const { scenarios, mistakes } = loadScenarios([file], { workingDir: folder });
      expect(mistakes).toEqual([]);
      expect(new Set(scenarios.map(({ id, cell }) => cell?.story ?? id)).size).toBe(1);
    },
  );

  it.each([...new Set(keysOf(scenarioJsonSchema()))])('tells of the key %s', (key) => {
    expect(PAGE.includes(`\`${key}\``) || PAGE.includes(`\`${key}:`)).toBe(true);
  });

  it.each([...TAGS, ...FATES, ...FLOW_KINDS, ...LEARNERS])('tells of the word %s', (word) => {
    expect(PAGE).toContain(`\`${word}\``);
  });
});
