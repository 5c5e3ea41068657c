import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadScenarios, runScenarios, type Scenario, type ScenarioReport } from '../../harness/index.ts';
import { shippedScenariosLoaded } from './shipped.ts';
import { shippedScenariosPlayed } from './shipped-played.ts';

async function run(scenarios: readonly Scenario[]): Promise<readonly ScenarioReport[]> {
  return Array.fromAsync(runScenarios(scenarios, { concurrency: 64 }));
}

function fatesOf(report: ScenarioReport): string[] {
  return report.flows.map(({ flow, person, act, fate, rule }) => `${flow} ${person} ${act} ${fate} ${rule}`);
}

function without(scenario: Scenario, rule: string): Scenario {
  return {
    ...scenario,
    sites: scenario.sites.map((site) => ({
      ...site,
      receiver: {
        ...site.receiver,
        rules: site.receiver.rules.filter(({ id }) => `${site.receiver.id}#${id}` !== rule),
      },
    })),
  };
}

describe('what decides a fate', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'noticeproof-mutations-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The scenarios of all files whose text a change touches, in a folder of this name. */
  function changed(name: string, change: (text: string) => string): readonly Scenario[] {
    const place = join(folder, name);
    cpSync('scenarios', place, { recursive: true });
    const touched = readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((file) => {
      if (!file.endsWith('.yaml')) return false;
      const path = join(place, file);
      const text = readFileSync(path, 'utf8');
      const now = change(text);
      writeFileSync(path, now);
      return now !== text;
    });
    const { scenarios, mistakes } = loadScenarios(touched, { workingDir: place });
    expect(mistakes).toEqual([]);
    return scenarios;
  }

  it('is not an id, a title, a tag or a file name', async () => {
    let number = 0;
    const renamed = changed('renamed', (text) =>
      text
        .replace(/^id: .*$/m, () => `id: story-${(number += 1)}`)
        .replace(/^title: .*$/m, 'title: A story')
        .replace(/^tags: .*$/m, 'tags: [default]'),
    );
    const { reports: before } = await shippedScenariosPlayed();
    const after = await run(renamed);
    expect(after.map(fatesOf).toSorted()).toEqual(before.map(fatesOf).toSorted());
  });

  interface Lie {
    readonly name: string;
    readonly change: (text: string) => string;
    readonly because: string;
    /** Stories that hang on the text; in others it may stand for the sake of showing that it does not matter. */
    readonly stories: readonly string[];
  }

  const LIES: readonly Lie[] = [
    {
      name: 'p=reject made p=none',
      change: (text) => text.replaceAll('p=reject', 'p=none'),
      because: 'receivers refuse by the policy they read',
      stories: ['from-changed-envelope-not', 'old-way-dmarc-reject'],
    },
    {
      name: 'one octet of an address',
      change: (text) => text.replaceAll(/(ip4:)54\.213\.10\.152/gi, '$154.213.10.153'),
      because: 'SPF compares whole addresses',
      stories: ['b1-ip4', 'b1-ip4-upper-case', 'b1-one-of-two-addresses'],
    },
    {
      name: 'a dropped include',
      change: (text) => text.replaceAll('include:cybertoolsforlibraries.net ', ''),
      because: 'the vendor is permitted by that term alone',
      stories: ['b1-include', 'dns-failure-that-heals', 'own-domain-blocked-hospital', 'own-domain-blocked-public'],
    },
  ];

  it.each(LIES)('$name: the stories that hang on it are no longer as expected, since $because', async (lie) => {
    const liars = changed(lie.name.replaceAll(' ', '-'), lie.change).filter(({ id }) => lie.stories.includes(id));
    const reports = await run(liars);
    const moved = reports.filter(({ outcome }) => outcome !== 'as-expected').map(({ id }) => id);
    expect(moved.toSorted()).toEqual(lie.stories);
  });

  it('is each rule that decided: without it, every story it decided in is no longer as expected', async () => {
    const scenarios = shippedScenariosLoaded();
    const byRule = new Map<string, Set<string>>();
    for (const report of (await shippedScenariosPlayed()).reports) {
      for (const { rule } of report.flows) {
        if (rule !== null) byRule.set(rule, (byRule.get(rule) ?? new Set()).add(report.id));
      }
    }
    // A sending server's own decisions are named by its site, which may be called like a receiver.
    const rows = new Set(
      scenarios.flatMap(({ sites }) =>
        sites.flatMap(({ receiver }) => receiver.rules.map(({ id }) => `${receiver.id}#${id}`)),
      ),
    );
    // The last row of a receiver takes what is left and cannot be taken away.
    const taken = [...byRule].filter(([rule]) => rows.has(rule) && !rule.endsWith('#accept'));
    const mutants = taken.flatMap(([rule, ids]) =>
      scenarios.filter(({ id }) => ids.has(id)).map((scenario) => ({ rule, scenario: without(scenario, rule) })),
    );
    const reports = await run(mutants.map(({ scenario }) => scenario));
    expect(reports.length).toBeGreaterThan(200);
    const survivors = mutants
      .filter((_, index) => reports[index]?.outcome === 'as-expected')
      .map(({ rule, scenario }) => `${scenario.id} without ${rule}`);
    expect(survivors).toEqual([]);
  });
});
