import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadScenarios, receiverJsonSchema, renderJson, reportJsonSchema, summarise } from '../../harness/index.ts';
import { complaints, reportComplaints } from './report-complaints.ts';
import { SCHEMAS } from './schemas.ts';
import { shippedScenariosLoaded } from '../runner/shipped.ts';

it.each(SCHEMAS)(
  'docs/%s.schema.json is what the command prints (else: node test/docs/schemas.ts --write)',
  (name, made) => {
    expect(JSON.parse(readFileSync(`docs/${name}.schema.json`, 'utf8'))).toEqual(made());
  },
);

it('every shipped scenario names that schema, so that editors help', () => {
  const files = [...new Set(shippedScenariosLoaded().map(({ file }) => file))];
  const line = '# yaml-language-server: $schema=../../docs/scenario.schema.json';
  expect(files.filter((file) => !readFileSync(file, 'utf8').startsWith(line))).toEqual([]);
});

describe('the schema of the report', () => {
  // Those of all shipped scenarios are held against it where they are played: test/scenarios/shipped.test.ts.
  it('holds for mistakes, without the line they stand in', () => {
    const { mistakes } = loadScenarios(['no-such-file.yaml'], { workingDir: process.cwd() });
    const printed = JSON.parse(renderJson(summarise([], mistakes))) as { errors: unknown[] };
    expect(printed.errors).toHaveLength(1);
    expect(reportComplaints(printed)).toEqual([]);
  });

  const empty = JSON.parse(renderJson(summarise([], []))) as object;
  it.each([
    ['a key that no report has', { ...empty, duration: 12 }],
    ['a summary that lacks a number', { ...empty, summary: { scenarios: 0, asExpected: 0, unexpected: 0 } }],
    ['another version', { ...empty, schemaVersion: 2 }],
  ])('does not hold for %s', (_, document) => {
    expect(reportComplaints(document)).not.toEqual([]);
  });
});

/** All names of properties in a JSON Schema. */
function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(value as object) : []),
    ...keysOf(value),
  ]);
}

it.each([...new Set(keysOf(reportJsonSchema()))])('docs/report.md tells of the key %s', (key) => {
  // Such as `id`, or `evidence.dns`.
  expect(readFileSync('docs/report.md', 'utf8')).toMatch(new RegExp(`\`(?:\\w+\\.)*${key}(?:\\.\\w+)*\``));
});

describe('the schema of receiver files', () => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(receiverJsonSchema());
  const files = readdirSync('fixtures/receivers').map((name) => `fixtures/receivers/${name}`);

  it.each(files)('holds for %s', (file) => {
    expect(complaints(validate, parse(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('does not hold for a condition that no receiver knows', () => {
    const file = parse(readFileSync('fixtures/receivers/permissive.yaml', 'utf8')) as { rules: object };
    const row = {
      id: 'odd',
      when: { weather: 'rain' },
      outcome: 'reject',
      about: 'x',
      source: { title: 'x', date: '2026-01' },
    };
    expect(complaints(validate, { ...file, rules: { ...file.rules, connect: [row] } })).not.toEqual([]);
  });
});
