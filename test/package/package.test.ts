import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  installedProject,
  isRegistryThere,
  linkedProject,
  OLDEST_NODE,
  pack,
  pathsIn,
  run,
  runInstalled,
  tool,
  VERSION,
} from './projects.ts';

/** All of it is tried from the tarball alone, in a folder from which nothing of the checkout can be seen. */
const tarball = await pack();
const online = await isRegistryThere();

const STORY = `id: mine
title: A story with a receiver and a habit of one's own
library:
  site: { receiver: closed }
people:
  - { name: Kim, address: kim@gmail.com, habit: shouts, loan: { item: A book, due: 2026-10-05 } }
  - { name: Lee, address: lee@yahoo.com, loan: { item: A disc, due: 2026-10-05 } }
acts: [c2]
expect:
  - { flow: notice, fate: inbox, rule: [gmail#accept, yahoo#accept], because: The shipped receivers take it. }
  - { flow: misdirected-reply, to: Kim, fate: read-by-nobody, because: The habit answers to From. }
  - { flow: reply, to: Lee, fate: rejected, rule: closed#closed, because: The library's server takes nothing. }
`;
const HABIT = `id: shouts
title: answers to From
target: from
source: { title: what Kim told us, date: 2026-11 }
assumed: false
`;
const CLOSED = `id: closed
title: A server that takes nothing
about: For a test.
orgDomain: psl
sources: { US: { title: our administrator, date: 2026-11 } }
rules:
  rcpt:
    - { id: closed, when: { recipient: [ok, unknown] }, outcome: reject, reply: 550 5.7.1 Closed, about: It is closed., source: US }
  after:
    - { id: accept, outcome: inbox, about: What is left., source: US }
`;
/** Does what a program would, in the types that it would. */
const PROGRAM = `import { loadScenarios, runScenarios, summarise, OwnFault, type Fate, type Report, type ScenarioReport } from 'noticeproof';
import manifest from 'noticeproof/package.json' with { type: 'json' };
const fates: Fate[] = [];
const reports: ScenarioReport[] = [];
const { scenarios, mistakes } = loadScenarios(['scenarios/mine.yaml'], { workingDir: decodeURIComponent(new URL('.', import.meta.url).pathname) });
for await (const report of runScenarios(scenarios, { concurrency: 2 })) {
  reports.push(report);
  for (const { fate } of report.flows) fates.push(fate);
}
const { summary, errors }: Report = summarise(reports, mistakes);
console.log(manifest.name, summary.asExpected, errors.length, fates.includes('inbox'), OwnFault.name);
// @ts-expect-error -- there is no such fate, and the types know it
const wrong: Fate = 'inbx';
void wrong;
`;
/** Where neither DOM nor Node types are loaded. */
const BARE = `import { explainScenario, loadScenarios, runFiles, type RunOptions } from 'noticeproof';
const options: RunOptions = { concurrency: 2 };
export const report = await runFiles(['scenarios'], { workingDir: '/', ...options });
const [first] = loadScenarios(['scenarios'], { workingDir: '/' }).scenarios;
export const explained = first === undefined ? null : await explainScenario(first, { flow: 'notice' });
`;
const SUITE = `import { playScenario } from 'noticeproof/vitest';
import { expect, test } from 'vitest';
test('Kim reads her notice', async () => {
  await expect(playScenario('scenarios/mine.yaml').flow('notice', { to: 'Kim' })).toReach('inbox');
});
`;
const VITEST_CONFIG = `import { noticeproof } from 'noticeproof/vitest/plugin';
import { defineConfig } from 'vitest/config';
export default defineConfig({ plugins: [noticeproof()] });
`;
const OPTIONS = {
  target: 'es2022',
  strict: true,
  noEmit: true,
  skipLibCheck: false,
  resolveJsonModule: true,
} as const;
const NODENEXT = { module: 'nodenext', moduleResolution: 'nodenext' } as const;
const BUNDLER = { module: 'esnext', moduleResolution: 'bundler' } as const;
/** Only vitest's own types need those of Node. No types of anything that noticeproof is made with are there. */
const CONFIGURATIONS = [NODENEXT, BUNDLER].flatMap((how) => [
  { ...how, lib: ['es2023'], types: [], files: ['bare.ts'] },
  { ...how, lib: ['es2023', 'dom'], types: [], files: ['program.ts'] },
  { ...how, lib: ['es2023'], types: ['node'], files: ['mine.test.ts', 'vitest.config.ts'] },
]);

/** All that may be in the tarball; something of each is. */
const WANTED: readonly RegExp[] = [
  /^bin\/noticeproof\.js$/,
  /^dist\/.+\.js$/,
  /^dist\/.+\.d\.ts$/,
  /^fixtures\/.+\.(?:yaml|pem|zone|csv|eml|md)$/,
  /^scenarios\/.+\.(?:yaml|csv|md)$/,
  /^docs\/[\w-]+\.md$/,
  /^docs\/decisions\/.+\.md$/,
  /^docs\/[a-z]+\.schema\.json$/,
  /^(?:README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^package\.json$/,
];

const FILES = {
  'own/scenarios/mine.yaml': STORY,
  'own/fixtures/habits/shouts.yaml': HABIT,
  'own/fixtures/receivers/closed.yaml': CLOSED,
  'own/program.ts': PROGRAM,
  'own/bare.ts': BARE,
  'own/mine.test.ts': SUITE,
  'own/vitest.config.ts': VITEST_CONFIG,
};

interface Project {
  readonly name: string;
  readonly open: () => Promise<string>;
  /** Beside noticeproof. */
  readonly has: { readonly tools: boolean; readonly oldestNode: boolean };
}

const INSTALLED: readonly Project[] = [
  {
    name: 'installed from the registry, alone',
    open: () => installedProject(tarball, []),
    has: { tools: false, oldestNode: false },
  },
  {
    name: `installed from the registry, with vitest, TypeScript and Node ${OLDEST_NODE}`,
    open: () =>
      installedProject(tarball, [`node@${OLDEST_NODE}`, ...['vitest', 'typescript', '@types/node'].map(tool)]),
    has: { tools: true, oldestNode: true },
  },
];
const LINKED: Project = {
  name: 'unpacked, with the packages of the checkout',
  open: () => linkedProject(tarball),
  has: { tools: true, oldestNode: false },
};

afterAll(() => rmSync(dirname(tarball), { recursive: true, force: true }));

describe('the tarball', () => {
  it('has what is needed and nothing else', async () => {
    const paths = await pathsIn(tarball);
    expect(paths.filter((path) => !WANTED.some((wanted) => wanted.test(path)))).toEqual([]);
    for (const wanted of WANTED)
      expect(
        paths.some((path) => wanted.test(path)),
        String(wanted),
      ).toBe(true);
  });

  it('is as publint wants it', async () => {
    const { messages, pkg } = await publint({
      pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });
});

describe.skipIf(!online).each(INSTALLED)('a project: $name', (project) => {
  tryOut(project);
});
// Where there is no registry, at least what can be done without.
describe.each(online ? [] : [LINKED])('a project: $name', (project) => {
  tryOut(project);
});

function tryOut({ open, has }: Project): void {
  let folder = '';
  let own = '';
  const inProject = (command: string, ...args: string[]) => runInstalled(folder, folder, command, args);
  const inOwn = (command: string, ...args: string[]) => runInstalled(folder, own, command, args);

  beforeAll(async () => {
    folder = await open();
    own = join(folder, 'own');
    for (const [path, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has the Node it is to have, and vitest only where it was asked for', async () => {
    expect((await inProject('node', '-v')).stdout.trim()).toBe(has.oldestNode ? `v${OLDEST_NODE}` : process.version);
    expect(existsSync(join(folder, 'node_modules/vitest'))).toBe(has.tools);
  });

  it('is found by npx, from a folder below too', async () => {
    for (const place of [folder, own]) {
      const { status, stdout, stderr } = await run(place, 'npx', ['--no', '--', 'noticeproof', '--version']);
      expect([status, stdout.trim()], stderr).toEqual([0, VERSION]);
    }
  });

  it('plays all shipped scenarios, says that these they are, and none is otherwise than expected', async () => {
    const { status, stdout, stderr } = await inProject('noticeproof', 'run', '--reporter', 'json');
    expect(stderr).toContain('Scenarios that come with noticeproof');
    const { summary, errors } = JSON.parse(stdout);
    expect(errors).toEqual([]);
    expect(summary.scenarios).toBeGreaterThan(250);
    expect(summary.asExpected).toBe(summary.scenarios);
    expect(status).toBe(0);
  });

  it("plays one's own scenario with one's own receiver and habit beside the shipped ones", async () => {
    const { status, stdout, stderr } = await inOwn('noticeproof', 'run');
    expect(stdout, stderr).toContain('1 scenario: 1 as expected.');
    expect(status).toBe(0);
    // The fixtures are found from elsewhere too.
    expect((await inProject('noticeproof', 'run', 'own/scenarios/mine.yaml')).status).toBe(0);
    expect((await inOwn('noticeproof', 'explain', 'mine', '--flow', 'reply')).stdout).toContain('It is closed.');
  });

  it('begins with what init writes, which runs green and shows editors the schema', async () => {
    expect((await inProject('noticeproof', 'init', 'new', '--domain', 'riverside.org')).status).toBe(0);
    const { status, stdout, stderr } = await inProject('noticeproof', 'run', 'new');
    expect(stdout, stderr).toContain('2 scenarios: 2 as expected.');
    expect(status).toBe(0);
    const [hint = ''] = readFileSync(join(folder, 'new/scenarios/today.yaml'), 'utf8').split('\n');
    const schema = join(folder, 'new/scenarios', hint.split('$schema=')[1] ?? '');
    expect(JSON.parse(readFileSync(schema, 'utf8'))).toHaveProperty('properties.population');
  });

  it('uses it from a program', async () => {
    const { stdout, stderr } = await inOwn('node', 'program.ts');
    expect(stdout, stderr).toBe('noticeproof 1 0 true OwnFault\n');
  });

  it.each(has.tools ? CONFIGURATIONS : [])(
    'finds and checks all types of $files with $moduleResolution',
    async (how) => {
      const { files, ...options } = how;
      const compilerOptions = { ...OPTIONS, ...options };
      const config = join(own, `tsconfig.${how.module}.${files[0]}.json`);
      writeFileSync(config, JSON.stringify({ compilerOptions, files }));
      const { status, stdout, stderr } = await inOwn('tsc', '-p', config);
      expect(stdout, stderr).toBe('');
      expect(status).toBe(0);
    },
  );

  it.each(has.tools ? [''] : [])('runs every scenario, and tests written by hand, in vitest%s', async () => {
    const { status, stdout } = await inOwn(
      'vitest',
      'run',
      '--root',
      own,
      '--reporter',
      'json',
      '--outputFile',
      'report.json',
    );
    const { numTotalTests, numPassedTests } = JSON.parse(readFileSync(join(own, 'report.json'), 'utf8'));
    expect({ numTotalTests, numPassedTests }, stdout).toEqual({ numTotalTests: 2, numPassedTests: 2 });
    expect(status).toBe(0);
  });
}
