import { describe, expect, it } from 'vitest';
import type { ExpectationReport, FlowReport, ScenarioReport } from '../../harness/model/report.ts';
import { casesOf } from '../../harness/report/cases/cases-of.ts';
import { flow, scenarioReport } from './scenario-report.ts';

const UNKNOWN = { fate: 'inconclusive', reached: null } as const;
const REFUSED = { fate: 'rejected', reached: false } as const;
const NOT_DUE = { fate: 'not-applicable', reached: null } as const;

function expecting(met: boolean, ...flows: ExpectationReport['flows']): ExpectationReport {
  return { text: 'notice: inbox', line: 7, met, because: 'a source', actual: 'something', flows };
}

function speaksOf(met: boolean, one: FlowReport = flow()): ExpectationReport['flows'][number] {
  return { flow: one.flow, person: one.person, act: one.act, met };
}

interface Row {
  readonly name: string;
  readonly because: string;
  readonly report: Partial<ScenarioReport>;
  readonly states: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'a flow that fits',
    because: 'what is expected is no failure',
    report: { flows: [flow()], expectations: [expecting(true, speaksOf(true))] },
    states: ['passed'],
  },
  {
    name: 'a flow that was expected to be refused',
    because: 'a set-up that is known not to work is as expected',
    report: { flows: [flow(REFUSED)], expectations: [expecting(true, speaksOf(true))] },
    states: ['passed'],
  },
  {
    name: 'a flow that nothing is expected of',
    because: 'whoever expects nothing cannot be disappointed',
    report: { flows: [flow(REFUSED)], expectations: [] },
    states: ['passed'],
  },
  {
    name: 'one of two that does not fit',
    because: 'only that one breaks the expectation',
    report: {
      outcome: 'unexpected',
      flows: [flow(REFUSED), flow({ person: 'Bob' })],
      expectations: [expecting(false, speaksOf(false), speaksOf(true, flow({ person: 'Bob' })))],
    },
    states: ['failed', 'passed'],
  },
  {
    name: 'a flow that cannot arise',
    because: 'it was not tried',
    report: { flows: [flow(NOT_DUE)], expectations: [] },
    states: ['skipped'],
  },
  {
    name: 'a flow that cannot arise and was expected to',
    because: 'a skipped case would hide the unmet expectation',
    report: { outcome: 'unexpected', flows: [flow(NOT_DUE)], expectations: [expecting(false, speaksOf(false))] },
    states: ['failed'],
  },
  {
    name: 'a flow that nobody can say anything of, expected or not',
    because: 'what is unknown is no failure of the set-up',
    report: {
      outcome: 'inconclusive',
      flows: [flow(UNKNOWN), flow({ ...UNKNOWN, person: 'Bob' })],
      expectations: [expecting(false, speaksOf(false))],
    },
    states: ['inconclusive', 'inconclusive'],
  },
  {
    name: 'a flow that was expected to be unknown',
    because: 'the scenario says so',
    report: { flows: [flow(UNKNOWN)], expectations: [expecting(true, speaksOf(true))] },
    states: ['passed'],
  },
  {
    name: 'an unmet expectation that belongs to no flow',
    because: 'a finding, or that the set-up works, has no flow to be shown at',
    report: { outcome: 'unexpected', flows: [flow()], expectations: [expecting(false)] },
    states: ['passed', 'failed'],
  },
  {
    name: 'an unmet expectation whose flows all fit',
    because: 'a rule that decided nothing breaks it, and no flow does',
    report: { outcome: 'unexpected', flows: [flow()], expectations: [expecting(false, speaksOf(true))] },
    states: ['passed', 'failed'],
  },
  {
    name: 'an unmet expectation of no flow in a scenario that is inconclusive',
    because: 'there every unmet expectation hangs on what nobody can say',
    report: { outcome: 'inconclusive', flows: [], expectations: [expecting(false)] },
    states: ['inconclusive'],
  },
];

describe('the cases of a scenario', () => {
  it.each(ROWS)('$name: $states, for $because', ({ report, states }) => {
    expect(casesOf(scenarioReport(report)).map(({ state }) => state)).toEqual(states);
  });

  it('have the act in their name where flow and person are not enough', () => {
    const flows = [flow(), flow({ act: 'c2-2' }), flow({ person: 'Bob' })];
    expect(casesOf(scenarioReport({ flows })).map(({ name }) => name)).toEqual([
      'notice: Ann (c2)',
      'notice: Ann (c2-2)',
      'notice: Bob',
    ]);
  });

  it('never have the same name: GitLab keeps one of those that do', () => {
    const expectations = [expecting(false), expecting(false)];
    const names = casesOf(scenarioReport({ outcome: 'unexpected', flows: [], expectations })).map(({ name }) => name);
    expect(names).toEqual(['expected: notice: inbox', 'expected: notice: inbox [2]']);
  });

  it.each([
    [flow({ ...REFUSED, reason: 'Gmail refused it.' }), 'Ann, notice: ended as rejected. Gmail refused it.'],
    [flow({ fate: 'never-sent', reached: false, reason: 'No address.' }), 'Ann, notice: was never sent. No address.'],
    [flow({ ...UNKNOWN, reason: 'A name.' }), 'Ann, notice: nobody can say what happens. A name.'],
  ])('say in a plain sentence what became of it', (one, sentence) => {
    expect(casesOf(scenarioReport({ flows: [one], expectations: [] }))[0]?.sentence).toBe(sentence);
  });
});
