import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenarios } from '../../harness/index.ts';
import { ownFixtures } from '../../harness/scenario/own-fixtures.ts';

const top = mkdtempSync(join(tmpdir(), 'noticeproof-own-fixtures-'));
const HABIT = `id: shy
title: answers to From
target: from
source: { title: what a patron told us, date: 2026-11 }
assumed: false
`;
const STORY = `id: s
title: S
people: [{ name: Kim, address: kim@gmail.com, habit: shy, loan: { item: B, due: 2026-10-05 } }]
`;

beforeAll(() => {
  for (const folder of [
    'fixtures',
    'home/fixtures/habits',
    'home/mail/fixtures',
    'home/mail/scenarios/deep',
    'home/none',
  ]) {
    mkdirSync(join(top, folder), { recursive: true });
  }
  writeFileSync(join(top, 'home/none/fixtures'), 'a file of that name is no folder');
  writeFileSync(join(top, 'home/mail/scenarios/deep/s.yaml'), STORY);
});
afterAll(() => rmSync(top, { recursive: true }));

describe('ownFixtures', () => {
  it.each([
    { paths: [], from: 'home', found: ['home/fixtures'], because: 'the working folder has its own' },
    { paths: ['.'], from: 'home', found: ['home/fixtures'], because: 'what lies above is none of its business' },
    {
      paths: ['mail'],
      from: 'home',
      found: ['home/mail/fixtures', 'home/fixtures'],
      because: 'a project elsewhere brings its own, which counts more',
    },
    {
      paths: ['mail/scenarios/deep/s.yaml', 'mail/scenarios'],
      from: 'home',
      found: ['home/mail/fixtures', 'home/fixtures'],
      because: 'fixtures are beside the folder of the scenarios, and each counts once',
    },
    { paths: ['none'], from: 'home', found: ['home/fixtures'], because: 'a file called fixtures is none' },
    { paths: ['no/such/thing'], from: 'home', found: ['home/fixtures'], because: 'what is not there has none' },
    {
      paths: ['../../home/mail/scenarios'],
      from: 'home/none',
      found: ['home/mail/fixtures'],
      because: 'outside the working folder one looks a step up and no further',
    },
  ])('of $paths in $from are $found: $because', ({ paths, from, found }) => {
    expect(ownFixtures(paths, join(top, from))).toEqual(found.map((folder) => join(top, folder)));
  });
});

describe('a folder called fixtures', () => {
  it('is found from wherever one stands, and its files are not taken for scenarios', () => {
    writeFileSync(join(top, 'home/mail/fixtures/population.yaml'), 'id: no-scenario\n');
    mkdirSync(join(top, 'home/mail/fixtures/habits'), { recursive: true });
    writeFileSync(join(top, 'home/mail/fixtures/habits/shy.yaml'), HABIT);
    const { scenarios, mistakes } = loadScenarios(['mail'], { workingDir: join(top, 'home') });
    expect(mistakes).toEqual([]);
    expect(scenarios.map(({ id }) => id)).toEqual(['s']);
  });
});
