import type { Explanation, FlowExplanation, Selection } from '../../../harness/model/explanation.ts';
import type { Evidence } from '../../../harness/model/evidence.ts';
import { explain } from '../../../harness/verdict/explain.ts';
import type { Means } from '../../../harness/verdict/explain/means.ts';
import * as given from '../evidence.ts';

export const EVERYTHING: Selection = { flow: null, to: null, act: null };

/** The row that decided matches again, as it must. */
export const MEANS: Omit<Means, 'worldAt'> = {
  lookupAt: given.zones(),
  traceRules: (_world, { decision }) => ({
    passed: [],
    decided: decision === null ? null : { rule: decision.rule, because: [], settings: [] },
  }),
};

export function explained(evidence: Evidence, selection: Partial<Selection> = {}): Explanation {
  const result = explain(evidence, { ...EVERYTHING, ...selection }, { ...MEANS, worldAt: () => evidence.world });
  if (result.kind !== 'explained') throw new Error(result.problem);
  return result.explanation;
}

export function problemOf(evidence: Evidence, selection: Partial<Selection>): string {
  const result = explain(evidence, { ...EVERYTHING, ...selection }, { ...MEANS, worldAt: () => evidence.world });
  if (result.kind !== 'unknown') throw new Error('there is something to explain');
  return result.problem;
}

export function onlyFlow(evidence: Evidence, selection: Partial<Selection> = {}): FlowExplanation {
  const [flow, ...others] = explained(evidence, selection).flows;
  if (flow === undefined || others.length > 0) throw new Error(`${others.length + 1} flows`);
  return flow;
}
