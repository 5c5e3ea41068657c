import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenarios, runScenario, scenarioText } from '../../harness/index.ts';
import { config, makeProject, vitestFiles, vitestRun, type Project, type Ran } from './project.ts';
import { MATRIX, story } from './stories.ts';

/** Writes down how many tests were under way at the same time. */
const MOST_ACTIVE = `import { writeFileSync } from 'node:fs';
export default class MostActive {
  active = 0;
  most = 0;
  onTestCaseReady() {
    this.active += 1;
    this.most = Math.max(this.most, this.active);
  }
  onTestCaseResult() {
    this.active -= 1;
  }
  onTestRunEnd() {
    writeFileSync('most-active.txt', String(this.most));
  }
}
`;

const HAND = `import { playScenario } from 'noticeproof/vitest';
import { expect, test } from 'vitest';
const played = playScenario('scenarios/good.yaml');
test('arrives', () => expect(played.flow('notice', { to: 'Ann Lopez' })).toReach('inbox'));
test('is read', () => expect(played.flow('reply')).toBeReadBy('library'));
test('is not refused', () => expect(played.flow('notice')).not.toBeRefusedWith('550'));
test('is spam', async () => {
  await expect(played.flow('notice', { act: 'c2' })).toReach('spam');
});
test('has a stranger', () => expect(played.flow('notice', { to: 'Bob' })).toReach('inbox'));
test('has a mistake', () => expect(playScenario('scenarios/broken.yaml').flow('notice')).toReach('inbox'));
test('is a matrix', () => expect(playScenario('scenarios/two-cells.yaml').flow('notice')).toReach('inbox'));
test('is a cell', () =>
  expect(playScenario('scenarios/two-cells.yaml', { id: 'two-cells[default,yahoo]' })).toBeAsExpected());
`;

const OWN_HABIT = `id: own
title: answers to From
target: from
source: { title: a librarian's own eyes, date: 2026-01-01 }
assumed: false
`;

const UNDECLARED = `sender:
  "The above e-mail addresses' e-mail server DNS TXT records": TRUE
zones: |
  acme.org. 3600 IN TXT "v=spf1 include:_spf.nowhere-declared.example -all"
`;

const FILES = {
  'vitest.config.ts': config("isolate: false, maxWorkers: 1, reporters: ['./most-active.js']"),
  'most-active.js': MOST_ACTIVE,
  'scenarios/good.yaml': story('good'),
  'scenarios/unmet.yaml': story('unmet', { fate: 'spam' }),
  'scenarios/unknown.yaml': story('unknown', { more: UNDECLARED }),
  'scenarios/broken.yaml': 'id: broken\ntitle: Misspelt\nsendr: { system: cybertools }\n',
  'scenarios/two-cells.yaml': MATRIX,
  'scenarios/fixtures/habits/own.yaml': OWN_HABIT,
  'more/a.yaml': story('a'),
  'more/b.yaml': story('b', { habit: 'own' })
    .replace('flow: reply', 'flow: misdirected-reply')
    .replace('fate: inbox, because: She', 'fate: read-by-nobody, because: She'),
  'more/c.yaml': story('c'),
  'fixtures/habits/own.yaml': OWN_HABIT,
  'hidden/ann.yaml': story('hidden', { fate: 'spam' }).replace('Story hidden', 'What Ann Lopez gets'),
  'hidden/broken.yaml': story('hidden-too').replace('habit:', 'habbit:'),
  'test/masked.test.ts':
    "import { testScenarios } from 'noticeproof/vitest';\ntestScenarios('hidden', { mask: true });\n",
  'test/hand.test.ts': HAND,
  'test/all.test.ts': "import { testScenarios } from 'noticeproof/vitest';\ntestScenarios('more');\n",
};

let project: Project;
let all: Ran;

beforeAll(async () => {
  project = makeProject(FILES);
  all = await vitestRun(project, ['--reporter=./most-active.js']);
});
afterAll(() => project.remove());

function failureOf(test: string): string {
  return all.tests.get(test)?.failure ?? `There is no test "${test}": ${[...all.tests.keys()].join(', ')}`;
}

/** The board that `noticeproof run` shows in that folder. */
async function boardOf(file: string): Promise<string> {
  const [scenario] = loadScenarios([file], { workingDir: project.folder }).scenarios;
  return scenarioText(await runScenario(scenario!), { colour: false, width: 100 }).trimEnd();
}

describe('a run of vitest', () => {
  it('has one test for each scenario and each cell, which passes where it goes as expected', () => {
    const status = [...all.tests].map(([name, { status: how }]) => `${how}: ${name}`);
    expect(status.toSorted(), all.text).toEqual([
      'failed: scenarios/broken.yaml > scenarios/broken.yaml',
      'failed: scenarios/unknown.yaml > Story unknown (unknown)',
      'failed: scenarios/unmet.yaml > Story unmet (unmet)',
      'failed: test/hand.test.ts > has a mistake',
      'failed: test/hand.test.ts > has a stranger',
      'failed: test/hand.test.ts > is a matrix',
      'failed: test/hand.test.ts > is spam',
      expect.stringMatching(/^failed: test\/masked\.test\.ts > What \S.* gets \(hidden\)$/),
      'failed: test/masked.test.ts > hidden/broken.yaml',
      'passed: scenarios/good.yaml > Story good (good)',
      'passed: scenarios/two-cells.yaml > Default against two (two-cells) default, gmail',
      'passed: scenarios/two-cells.yaml > Default against two (two-cells) default, yahoo',
      'passed: test/all.test.ts > Story a (a)',
      'passed: test/all.test.ts > Story b (b)',
      'passed: test/all.test.ts > Story c (c)',
      'passed: test/hand.test.ts > arrives',
      'passed: test/hand.test.ts > is a cell',
      'passed: test/hand.test.ts > is not refused',
      'passed: test/hand.test.ts > is read',
    ]);
    expect(all.code).toBe(1);
  });

  it('plays the scenarios of one test file side by side', () => {
    expect(Number(readFileSync(join(project.folder, 'most-active.txt'), 'utf8'))).toBeGreaterThan(1);
  });

  it('shows the board of a scenario that does not go as expected, and the line of what was not met', async () => {
    const failure = failureOf('scenarios/unmet.yaml > Story unmet (unmet)');
    expect(failure).toMatch(/^AssertionError: 1 of 2 expectations is not met\.\n/);
    expect(failure).toContain(await boardOf('scenarios/unmet.yaml'));
    expect(failure).toContain(`(${project.folder}/scenarios/unmet.yaml:7:5)`);
    // vitest's own reporter: the place, and the line itself.
    expect(all.text).toMatch(
      /❯ scenario scenarios\/unmet\.yaml:7:5\n(?:.*\n){2}\s+7\| {3}- \{ flow: notice, fate: spam/,
    );
  });

  it('says plainly where nobody can know', async () => {
    const failure = failureOf('scenarios/unknown.yaml > Story unknown (unknown)');
    expect(failure).toMatch(/^Inconclusive: Nobody can say what becomes of every message: this is inconclusive\.\n/);
    expect(failure).toContain(await boardOf('scenarios/unknown.yaml'));
    expect(failure).toContain('_spf.nowhere-declared.example');
  });

  it.each(['scenarios/broken.yaml > scenarios/broken.yaml', 'test/hand.test.ts > has a mistake'])(
    'answers a mistake in a scenario file by its place, its line and its mend: %s',
    (test) => {
      expect(failureOf(test).split('\n')).toEqual([
        'ScenarioMistake: scenarios/broken.yaml:3:1',
        '    sendr: { system: cybertools }',
        '    ^',
        '  The key `sendr` is unknown here.',
        expect.stringMatching(/^ {2}Did you mean `sender`\?/),
        `    at scenario (${project.folder}/scenarios/broken.yaml:3:1)`,
      ]);
    },
  );

  it('shows the board where an expectation written by hand fails, and the line of the test', async () => {
    const failure = failureOf('test/hand.test.ts > is spam');
    expect(failure).toContain(
      'The notice to Ann Lopez in c2 should reach spam, but: inbox by gmail#accept. Gmail put it',
    );
    expect(failure).toContain(await boardOf('scenarios/good.yaml'));
    expect(all.text).toContain('❯ test/hand.test.ts:8:');
  });

  it('lists the people there are, and the scenarios of a file that holds several', () => {
    expect(failureOf('test/hand.test.ts > has a stranger')).toContain(
      'Nothing was written to "Bob". People: Ann Lopez (ann.lopez@gmail.com).',
    );
    expect(failureOf('test/hand.test.ts > is a matrix')).toContain(
      'scenarios/two-cells.yaml holds 2 scenarios. Say which with { id: … }; there are:\n  two-cells[default,gmail]\n  two-cells[default,yahoo]',
    );
  });

  it('shows nothing of people and titles where it is told to mask', () => {
    const masked = [...all.tests].filter(([name]) => name.startsWith('test/masked'));
    expect(masked.map(([, { failure }]) => failure.split('\n')[0]).toSorted()).toEqual([
      'AssertionError: 1 of 2 expectations is not met.',
      'ScenarioMistake: hidden/broken.yaml:4:54',
    ]);
    const told = `${JSON.stringify(masked)}${all.text
      .split(' FAIL ')
      .filter((part) => part.includes('masked'))
      .join('')}`;
    expect(told).not.toMatch(/Lopez|Tea\b/i);
  });

  it('has no colours where vitest has none', () => {
    expect(all.text).not.toContain('\u001b[');
  });
});

describe('vitest chooses', () => {
  it('halves that together are all files, each once', async () => {
    const halves = await Promise.all(['1/2', '2/2'].map((shard) => vitestFiles(project, [`--shard=${shard}`])));
    expect(halves.flat().toSorted()).toEqual(all.files);
    expect(halves.map(({ length }) => length)).toEqual([4, 4]);
  });

  it('a file by its name and a test by its title', async () => {
    const chosen = await vitestRun(project, ['two-cells', '-t', 'yahoo']);
    expect([...chosen.tests].map(([name, { status }]) => `${status}: ${name}`)).toEqual([
      'skipped: scenarios/two-cells.yaml > Default against two (two-cells) default, gmail',
      'passed: scenarios/two-cells.yaml > Default against two (two-cells) default, yahoo',
    ]);
    expect(chosen.code).toBe(0);
  });
});
