import { afterAll, expect, it } from 'vitest';
import { config, makeProject, runNode, type Project } from './project.ts';
import { story } from './stories.ts';

/** What the watching process does: each step changes files and waits for the run that follows, not for a time. */
const WATCH = `import { writeFileSync } from 'node:fs';
import { startVitest } from 'vitest/node';
import { steps } from './steps.js';

let ended = Promise.withResolvers();
let awaited = '';
let trigger = '';
const reporter = {
  onWatcherRerun: (_, file) => {
    trigger = file;
  },
  // A file system may tell of one change twice: a run that another file set off is not the one waited for.
  onTestRunEnd: (modules) => trigger.endsWith(awaited) && ended.resolve(modules),
};
const vitest = await startVitest('test', [], { watch: true, reporters: [reporter] });
const told = [tell(await ended.promise)];
for (const [file, text] of steps) {
  ended = Promise.withResolvers();
  awaited = file;
  writeFileSync(file, text);
  told.push(tell(await ended.promise));
}
await vitest.close();
console.log('RUNS ' + JSON.stringify(told));

function tell(modules) {
  return modules.map((module) => module.state() + ' ' + module.relativeModuleId).sort();
}
`;

function habit(target: string): string {
  return `id: own\ntitle: a habit\ntarget: ${target}\nsource: { title: a librarian's own eyes, date: 2026-01-01 }\nassumed: false\n`;
}

const HAND = `import { playScenario } from 'noticeproof/vitest';
import { expect, test } from 'vitest';
test('arrives', async () => {
  await expect(playScenario('scenarios/plain.yaml').flow('notice')).toReach('inbox');
});
`;

const STEPS: readonly (readonly [file: string, text: string, runs: readonly string[], because: string])[] = [
  [
    'scenarios/plain.yaml',
    story('plain', { fate: 'spam' }),
    ['failed scenarios/plain.yaml', 'passed test/hand.test.ts'],
    'a scenario that changes concerns itself and the test that plays it',
  ],
  [
    'fixtures/habits/own.yaml',
    habit('from'),
    ['failed scenarios/own.yaml', 'passed test/more.test.ts'],
    'a fixture concerns those that use it: now nothing goes to Reply-To',
  ],
  [
    'more/new.yaml',
    story('new', { fate: 'spam' }),
    ['failed test/more.test.ts'],
    'a new scenario concerns the test file that was given its folder',
  ],
  ['scenarios/new.yaml', story('newer'), ['passed scenarios/new.yaml'], 'a new scenario is a new test file'],
  [
    'scenarios/late/new.yaml',
    story('newest'),
    ['failed test/more.test.ts', 'passed scenarios/late/new.yaml'],
    'a new scenario is both: a test file, and one more for the test file that was given its folder',
  ],
  [
    'fixtures/habits/ignores-reply-to.yaml',
    habit('from').replace('own', 'ignores-reply-to'),
    [
      'failed scenarios/own.yaml',
      'failed scenarios/plain.yaml',
      'failed test/more.test.ts',
      'passed scenarios/late/new.yaml',
      'passed scenarios/late/old.yaml',
      'passed scenarios/new.yaml',
      'passed test/hand.test.ts',
    ],
    'a new fixture may stand in for one that comes with noticeproof, so it concerns all',
  ],
];

let project: Project | undefined;
afterAll(() => project?.remove());

it('watch mode runs what a change concerns, and nothing else', async () => {
  project = makeProject({
    'vitest.config.ts': config('isolate: false, maxWorkers: 1'),
    'watch.js': WATCH,
    'steps.js': `export const steps = ${JSON.stringify(STEPS.map(([file, text]) => [file, text]))};`,
    'scenarios/plain.yaml': story('plain'),
    'scenarios/own.yaml': story('own', { habit: 'own' }),
    'scenarios/late/old.yaml': story('late'),
    'fixtures/habits/own.yaml': habit('reply-to'),
    'more/old.yaml': story('old', { habit: 'own' }).replace(/ {2}- \{ flow: reply.*\n/, ''),
    'test/more.test.ts':
      "import { testScenarios } from 'noticeproof/vitest';\ntestScenarios(['more', 'scenarios/late']);\n",
    'test/hand.test.ts': HAND,
  });
  const { text } = await runNode(project.folder, ['watch.js']);
  const runs: unknown = JSON.parse(/^RUNS (.*)$/m.exec(text)?.[1] ?? 'null');
  const first = [
    'passed scenarios/late/old.yaml',
    'passed scenarios/own.yaml',
    'passed scenarios/plain.yaml',
    'passed test/hand.test.ts',
    'passed test/more.test.ts',
  ];
  expect(runs, text).toEqual([first, ...STEPS.map(([, , expected]) => expected)]);
});
