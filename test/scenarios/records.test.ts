import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenarios, runScenarios } from '../../harness/index.ts';

/** TXT records that a story's changes publish, each with its strings joined. */
function published({ acts }: ReturnType<typeof loadScenarios>['scenarios'][number]): readonly string[] {
  const lines = acts.flatMap((act) => (act.kind === 'change' ? act.zones : []));
  return lines.flatMap((line) =>
    line.kind === 'record' && line.data.type === 'TXT' ? [line.data.strings.join('')] : [],
  );
}

describe('stories of mistakes in records', () => {
  it('end with the very record that the finding advises, and with it everything arrives', async () => {
    const { scenarios } = loadScenarios([join('scenarios', 'records')], { workingDir: process.cwd() });
    const reports = await Array.fromAsync(runScenarios(scenarios));
    expect(reports.length).toBeGreaterThan(9);
    for (const [index, report] of reports.entries()) {
      const scenario = scenarios[index];
      const advised = report.findings.flatMap(({ code, facts }) =>
        /^(?:spf|vendor)-/.test(code) && typeof facts['merged'] === 'string' ? [facts['merged']] : [],
      );
      expect(advised, report.id).not.toEqual([]);
      expect(scenario === undefined ? [] : published(scenario), report.id).toEqual(expect.arrayContaining(advised));
      const last = scenario?.acts.at(-1)?.id;
      const ends = report.flows.filter(({ flow, act }) => flow === 'notice' && [last, 'control-mended'].includes(act));
      expect(
        ends.map(({ fate }) => fate),
        report.id,
      ).toEqual(['inbox', 'inbox']);
    }
  });
});
