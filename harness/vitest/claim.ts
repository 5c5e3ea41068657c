import type { FlowReport, ScenarioReport } from '../index.ts';

/** What a matcher says of each flow selected. */
export interface Claim {
  /** Behind "should": `reach inbox`. */
  readonly text: string;
  readonly holds: (flow: FlowReport, report: ScenarioReport) => boolean;
  /** What became of a flow instead, as far as the claim is concerned; no full stop. */
  readonly actual: (flow: FlowReport, report: ScenarioReport) => string;
}

/**
 * The flows that speak against a claim, or against its negation. What nobody can know speaks against both, and so does
 * for the negation what never arose: a test must not pass because nothing was sent.
 */
export function speakAgainst(
  { holds }: Claim,
  flows: readonly FlowReport[],
  { report, negated }: { readonly report: ScenarioReport; readonly negated: boolean },
): readonly FlowReport[] {
  return flows.filter((flow) => {
    if (holds(flow, report)) return negated;
    return !negated || flow.fate === 'inconclusive' || flow.fate === 'not-applicable';
  });
}
