import { decidedByAssumption } from '../assumption.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct, flowName } from './sets.ts';

/** Fates that hang on something no source supports. */
export function assumedFates({ world, flows }: Case): readonly Finding[] {
  const assumed = flows.filter((flow) => flow.assumed && flow.fate !== 'not-applicable');
  if (assumed.length === 0) return [];
  // Elsewhere the rule is documented, and the habit or the responder that made the message is assumed.
  const byRule = assumed.filter(({ chain }) => chain.slice(-1).some((record) => decidedByAssumption(world, record)));
  const rules = distinct(byRule.flatMap((flow) => flow.rule ?? []));
  const facts = { count: assumed.length, flows: assumed.map(flowName), rules };
  return [{ code: 'assumed-fate', severity: 'note', facts }];
}
