import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { makeProject, vitestRun, type Project } from './project.ts';

const PAGE = readFileSync(new URL('../../docs/vitest.md', import.meta.url), 'utf8');
/** Blocks that are whole files, by name; of two with the same name, both. */
const BLOCKS = [...PAGE.matchAll(/```\w+ file=(\S+)\n(.*?)```/gs)].map(([, file = '', text = '']) => ({ file, text }));
const [PLUGIN = '', PROJECTS = ''] = BLOCKS.filter(({ file }) => file === 'vitest.config.ts').map(({ text }) => text);
const FILES = Object.fromEntries(BLOCKS.map(({ file, text }) => [file, text]));

let project: Project | undefined;
afterEach(() => project?.remove());

describe('docs/vitest.md', () => {
  it('shows files that run green, with scenarios in a project of their own', async () => {
    project = makeProject({ ...FILES, 'vitest.config.ts': PROJECTS });
    const ran = await vitestRun(project);
    expect([...ran.tests].map(([name, { status }]) => `${status}: ${name}`).toSorted(), ran.text).toEqual([
      'passed: scenarios/first.yaml > Ann gets her notice, and the library her answer (first)',
      'passed: test/ann.test.ts > Ann reads her overdue notice',
      'passed: test/ann.test.ts > nobody is away',
      'passed: test/ann.test.ts > nothing is refused',
      'passed: test/ann.test.ts > the library reads every answer',
      'passed: test/scenarios.test.ts > Ann gets her notice, and the library her answer (first)',
    ]);
  });

  it('shows the failure that its scenario gives with the plugin once it expects spam', async () => {
    const [shown = ''] = [...PAGE.matchAll(/```text\n(.*?)\n```/gs)].map(([, text = '']) => text);
    const scenario = FILES['scenarios/first.yaml'] ?? '';
    project = makeProject({
      'vitest.config.ts': PLUGIN,
      'scenarios/first.yaml': scenario.replace('fate: inbox', 'fate: spam'),
      'test/other.test.js': "import { test } from 'vitest';\ntest('runs as before', () => {});\n",
    });
    const { tests } = await vitestRun(project);
    expect(
      tests.get('scenarios/first.yaml > Ann gets her notice, and the library her answer (first)')?.failure,
    ).toContain(shown);
    expect(tests.get('test/other.test.js > runs as before')?.status).toBe('passed');
  });

  it.each([...PAGE.matchAll(/\]\(([\w-]+\.md)#([\w-]+)\)/g)].map(([, file = '', place = '']) => [file, place]))(
    'leads to a heading that is there: %s#%s',
    (file, place) => {
      const other = readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
      const places = [...other.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replaceAll(/[^\w\- ]/g, '')
          .replaceAll(' ', '-'),
      );
      expect(places).toContain(place);
    },
  );
});
