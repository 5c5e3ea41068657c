import type { ExpectationReport, FlowReport, ScenarioReport } from '../../model/report.ts';
import { flowSentence } from './flow-sentence.ts';

/** What test reports call a case: one flow of one person, or an expectation that no single flow breaks. */
export interface Case {
  /** Like no other of its scenario: readers of reports drop what they take for a repetition. */
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'inconclusive' | 'skipped';
  /** A plain sentence: what happened; of what is skipped, why it cannot arise. */
  readonly sentence: string;
  /** The expectations that it breaks. */
  readonly unmet: readonly ExpectationReport[];
}

/**
 * The cases of a scenario: one for each flow of each person, then one for each unmet expectation that speaks of no
 * flow, or whose flows all fit it (a person who gets nothing, a rule that decided nothing).
 *
 * @param report Its texts as they shall be shown.
 */
export function casesOf(report: ScenarioReport): readonly Case[] {
  const unmet = report.expectations.filter(({ met }) => !met);
  const ofNoFlow = unmet.filter(({ flows }) => flows.every(({ met }) => met));
  return numbered([
    ...report.flows.map((flow) => flowCase(flow, report)),
    ...ofNoFlow.map((one) => expectationCase(one, report)),
  ]);
}

function flowCase(flow: FlowReport, { flows, expectations }: ScenarioReport): Case {
  const told = (one: ExpectationReport): boolean | undefined => one.flows.find((other) => isSame(other, flow))?.met;
  const unmet = expectations.filter((one) => !one.met && told(one) === false);
  const foreseen = expectations.some((one) => told(one) === true);
  const severalActs = flows.some((one) => one.flow === flow.flow && one.person === flow.person && one.act !== flow.act);
  const state = stateOf(flow, unmet.length === 0, foreseen);
  return {
    name: `${flow.flow}: ${flow.person}${severalActs ? ` (${flow.act})` : ''}`,
    state,
    sentence: state === 'skipped' ? flow.reason : flowSentence(flow),
    unmet,
  };
}

/** What nobody can say is no failure of what was expected; what was expected to be unknown is as expected. */
function stateOf({ fate }: FlowReport, fits: boolean, foreseen: boolean): Case['state'] {
  if (fate === 'inconclusive' && !(fits && foreseen)) return 'inconclusive';
  if (!fits) return 'failed';
  return fate === 'not-applicable' ? 'skipped' : 'passed';
}

function isSame(one: Pick<FlowReport, 'flow' | 'person' | 'act'>, other: FlowReport): boolean {
  return one.flow === other.flow && one.person === other.person && one.act === other.act;
}

/** In a scenario that is inconclusive every unmet expectation hangs on what nobody can say. */
function expectationCase(expectation: ExpectationReport, { outcome }: ScenarioReport): Case {
  const { text, actual } = expectation;
  return {
    name: `expected: ${text}`,
    state: outcome === 'inconclusive' ? 'inconclusive' : 'failed',
    sentence: `Expected: ${text}. Found: ${actual}.`,
    unmet: [expectation],
  };
}

/** Two expectations may read alike: the second one gets a number. */
function numbered(cases: readonly Case[]): readonly Case[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} [${count}]` };
  });
}
