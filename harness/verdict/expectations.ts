import type { FlowKey } from '../model/flow.ts';
import type { Expectation } from '../model/scenario.ts';
import type { ExpectationReport, ExpectedFlow, FindingReport } from '../model/report.ts';
import { checkFlows, flowsText, selectFlows } from './expected-flows.ts';
import type { MergedFlow } from './merged-flow.ts';

/** What an expectation is held against. */
export interface Outcome {
  readonly flows: readonly MergedFlow[];
  readonly findings: readonly FindingReport[];
  readonly works: boolean | null;
}

/** Whether one expectation is met, how it reads, and what was found instead. */
export function checkExpectation(expectation: Expectation, outcome: Outcome): ExpectationReport {
  const { because, where } = expectation;
  const { met, actual, flows } = check(expectation, outcome);
  return { text: textOf(expectation), line: where.line, met, because, actual, flows };
}

function check(
  expectation: Expectation,
  outcome: Outcome,
): { readonly met: boolean; readonly actual: string; readonly flows: readonly ExpectedFlow[] } {
  switch (expectation.kind) {
    case 'flows':
      return checkFlows(expectation, outcome.flows);
    case 'finding': {
      const codes = [...new Set(outcome.findings.map((finding) => finding.code))];
      const met = codes.includes(expectation.code);
      return { met, actual: codes.length === 0 ? 'no findings' : `findings: ${codes.join(', ')}`, flows: [] };
    }
    case 'works':
      return { met: outcome.works === expectation.works, actual: worksText(outcome.works), flows: [] };
  }
}

/**
 * Whether an unmet expectation only says that nobody can know: what it speaks of hung on an undeclared name or a fault of
 * the machine, and nothing that is known speaks against it.
 */
export function hangsOnUnknown(expectation: Expectation, outcome: Outcome): boolean {
  switch (expectation.kind) {
    case 'flows':
      return flowsHangOnUnknown(expectation, outcome.flows);
    case 'finding':
      // What the machine kept from happening cannot have been found.
      return outcome.flows.some(({ chain }) => chain.some(({ end }) => end.kind === 'machine'));
    case 'works':
      return outcome.works === null;
  }
}

/** Who learns of a flow hangs on what its act did to the same person else: a bounce that is unknown says nothing. */
function flowsHangOnUnknown(expected: Extract<Expectation, { kind: 'flows' }>, flows: Outcome['flows']): boolean {
  const dark = flows.filter((flow) => flow.fate === 'inconclusive');
  const selected = selectFlows(expected, flows);
  const known = selected.filter((flow) => flow.fate !== 'inconclusive');
  const learnsUnknown = known.some(({ key }) => dark.some((one) => isOfSameAct(one.key, key)));
  const held = checkFlows(learnsUnknown ? { ...expected, learns: null } : expected, known);
  // Of those that are unknown there may be the one whom a name or a rule of the expectation is for.
  return known.length < selected.length ? held.flows.every(({ met }) => met) : learnsUnknown && held.met;
}

function isOfSameAct(one: FlowKey, other: FlowKey): boolean {
  return one.act === other.act && one.person === other.person;
}

function textOf(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'flows':
      return flowsText(expectation);
    case 'finding':
      return `the finding ${expectation.code}`;
    case 'works':
      return worksText(expectation.works);
  }
}

function worksText(works: boolean | null): string {
  if (works === null) return 'nobody can say whether the set-up works';
  return works ? 'the set-up works' : 'the set-up does not work';
}
