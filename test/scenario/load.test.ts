import { describe, expect, it } from 'vitest';
import { findFiles } from '../../harness/scenario/find-files.ts';
import { scenarioJsonSchema } from '../../harness/scenario/json-schema.ts';
import { loadTiny } from './tiny.ts';

const GOOD = (id: string): string => `id: ${id}\ntitle: T\n`;

const shown = (path: string, workingDir: string) =>
  findFiles([path], { workingDir, packageDir: '/opt/noticeproof' }).map(({ display }) => display);

describe('loadScenarios', () => {
  it('reads a folder with all below it, sorted, both endings; not hidden ones, nor other files', () => {
    const { scenarios, mistakes } = loadTiny({
      'scenarios/b.yml': GOOD('b'),
      'scenarios/a/z.yaml': GOOD('z'),
      'scenarios/a.yaml': GOOD('a'),
      'scenarios/.hidden/x.yaml': 'broken: [',
      'scenarios/node_modules/x.yaml': 'broken: [',
      'scenarios/README.md': 'text',
    });
    expect(mistakes).toEqual([]);
    expect(scenarios.map(({ file }) => file)).toEqual(['scenarios/a.yaml', 'scenarios/a/z.yaml', 'scenarios/b.yml']);
  });

  it('reads a file that is named twice once', () => {
    const { scenarios } = loadTiny({ 'scenarios/a.yaml': GOOD('a') }, ['scenarios/a.yaml', './scenarios']);
    expect(scenarios.map(({ id }) => id)).toEqual(['a']);
  });

  it('lists what is broken and loads the rest', () => {
    const { scenarios, mistakes } = loadTiny({
      'scenarios/a.yaml': GOOD('a'),
      'scenarios/b.yaml': 'id: b\n',
      'scenarios/c.yaml': `${GOOD('c')}population: none\nsender: { system: none }\n`,
      'scenarios/d.yaml': 'id: d\ntitle: x\0y',
      'scenarios/e.yaml': Buffer.alloc(2_000_001, 0x20),
    });
    expect(scenarios.map(({ id }) => id)).toEqual(['a']);
    expect(mistakes.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'scenarios/b.yaml:1:1',
      'scenarios/c.yaml:3:13',
      'scenarios/c.yaml:4:19',
      'scenarios/d.yaml:2:9',
      'scenarios/e.yaml:1:1',
    ]);
  });

  it('an id that two files share is a mistake of both', () => {
    const { scenarios, mistakes } = loadTiny({
      'scenarios/a.yaml': GOOD('same'),
      'scenarios/b.yaml': GOOD('other'),
      'scenarios/c.yaml': `# later\n${GOOD('same')}`,
    });
    expect(scenarios.map(({ id }) => id)).toEqual(['other']);
    expect(mistakes).toMatchObject([
      { file: 'scenarios/a.yaml', line: 1, column: 5, problem: expect.stringContaining('scenarios/c.yaml, line 2') },
      { file: 'scenarios/c.yaml', line: 2, column: 5, problem: expect.stringContaining('scenarios/a.yaml, line 1') },
    ]);
  });

  it('a path that leads nowhere is a mistake', () => {
    expect(loadTiny({}, ['none.yaml']).mistakes).toMatchObject([
      { file: 'none.yaml', problem: 'There is no such file.' },
    ]);
  });

  it("the user's fixture counts before the shipped one", () => {
    const { scenarios } = loadTiny({
      'fixtures/habits/honours-reply-to.yaml':
        'id: honours-reply-to\ntitle: mine\ntarget: body\nsource: { title: x, date: 2026-06 }',
      'scenarios/a.yaml': GOOD('a'),
    });
    expect(scenarios[0]?.people[0]?.habit).toMatchObject({ title: 'mine', target: 'body' });
  });

  it('says which line a contradiction stands in', () => {
    const host = 'hosts: [{ name: x.example, addresses: [192.0.2.1], sends: true }]';
    const { mistakes } = loadTiny({
      'scenarios/a.yaml': `${GOOD('a')}sites:\n  - { id: x, receiver: plain, ${host} }`,
    });
    expect(mistakes).toMatchObject([{ line: 4, column: 39, source: `  - { id: x, receiver: plain, ${host} }` }]);
  });
});

describe('findFiles', () => {
  it('shows a path outside the working folder as it was given', () => {
    expect(
      findFiles(['../x/a.yaml', '/abs/b.yaml', '/home/c.yaml'], { workingDir: '/home', packageDir: null }),
    ).toEqual([
      { path: '/x/a.yaml', display: '../x/a.yaml' },
      { path: '/abs/b.yaml', display: '/abs/b.yaml' },
      { path: '/home/c.yaml', display: 'c.yaml' },
    ]);
  });

  it('shows what came with the package by its place there, but what is below the working folder from there', () => {
    expect(shown('/opt/noticeproof/scenarios/a.yaml', '/work')).toEqual(['noticeproof:scenarios/a.yaml']);
    expect(shown('/opt/noticeproof/scenarios/a.yaml', '/opt/noticeproof')).toEqual(['scenarios/a.yaml']);
    expect(shown('/opt/noticeproof2/a.yaml', '/work')).toEqual(['/opt/noticeproof2/a.yaml']);
    // Who typed a way there reads the same way back.
    expect(shown('../opt/noticeproof/a.yaml', '/work')).toEqual(['../opt/noticeproof/a.yaml']);
  });
});

describe('scenarioJsonSchema', () => {
  it('is of draft 7, allows no unknown key and describes each', () => {
    const schema = scenarioJsonSchema() as Record<string, unknown>;
    expect(schema).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      additionalProperties: false,
      required: ['id', 'title'],
    });
    type Described = { readonly description?: string; readonly $ref?: string };
    const definitions = schema['definitions'] as Record<string, Described>;
    const aboutOf = (one: Described): string | undefined =>
      one.description ?? definitions[one.$ref?.replace('#/definitions/', '') ?? '']?.description;
    const properties = Object.entries(schema['properties'] as Record<string, Described>);
    expect(properties.filter(([, property]) => aboutOf(property) === undefined)).toEqual([]);
  });
});
