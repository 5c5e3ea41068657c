import { beforeAll, describe, expect, it } from 'vitest';
import { renderJson, summarise, type FlowReport, type Scenario, type ScenarioReport } from '../../harness/index.ts';
import { reportComplaints } from '../docs/report-complaints.ts';
import { shippedScenariosLoaded } from '../runner/shipped.ts';
import { shippedScenariosPlayed } from '../runner/shipped-played.ts';

type FlowsExpectation = Extract<Scenario['expectations'][number], { kind: 'flows' }>;

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** Whether an expectation speaks of a flow, read generously: by person, by the notice's address, or by its own target. */
function speaksOf(expected: FlowsExpectation, flow: FlowReport, report: ScenarioReport): boolean {
  const { to, acts } = expected;
  const notice = report.flows.find(
    (one) => one.flow === 'notice' && one.person === flow.person && one.act === flow.act,
  );
  const names = [flow.person, flow.to, notice?.to ?? ''];
  return (
    expected.flow === flow.flow &&
    (acts === null || acts.some((act) => flow.act === act || flow.act.startsWith(`${act}-`))) &&
    (to === null || to.some((who) => names.some((name) => same(name, who))))
  );
}

describe('the shipped scenarios', () => {
  const scenarios = shippedScenariosLoaded();
  const reports = new Map<string, ScenarioReport>();
  beforeAll(async () => {
    for (const report of (await shippedScenariosPlayed()).reports) reports.set(report.id, report);
  });
  const reportOf = (id: string): ScenarioReport => {
    const report = reports.get(id);
    if (report === undefined) throw new Error(`no report of ${id}`);
    return report;
  };

  it.each(scenarios.map(({ id }) => id))('%s ends as expected', (id) => {
    const report = reportOf(id);
    const unmet = report.expectations
      .filter(({ met }) => !met)
      .map(({ line, text, actual }) => ({ line, text, actual }));
    expect(unmet).toEqual([]);
    expect(report.outcome).toBe('as-expected');
  });

  it.each(scenarios.map(({ id }) => id))('%s has a report as docs/report.schema.json says', (id) => {
    expect(reportComplaints(JSON.parse(renderJson(summarise([reportOf(id)], []))))).toEqual([]);
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    '%s expects every flow it causes, by fate and rule',
    (id, scenario) => {
      const report = reportOf(id);
      const expectations = scenario.expectations.filter((one) => one.kind === 'flows');
      const caused = report.flows.filter(({ fate }) => fate !== 'not-applicable');
      const forgotten = caused.filter((flow) => {
        const speaking = expectations.filter((one) => speaksOf(one, flow, report));
        return !speaking.some(({ rules }) => rules !== null || flow.rule === null || flow.fate === 'inconclusive');
      });
      expect(forgotten.map(({ flow, person, act, fate, rule }) => `${flow} ${person} ${act}: ${fate} ${rule}`)).toEqual(
        [],
      );
    },
  );

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    '%s says why, and carries tags',
    (_id, scenario) => {
      expect(scenario.expectations.filter(({ because }) => because.length < 20)).toEqual([]);
      expect(scenario.tags.length).toBeGreaterThan(0);
    },
  );
});
