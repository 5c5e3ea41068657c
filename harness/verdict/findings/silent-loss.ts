import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { flowName } from './sets.ts';

/** The sum of what is lost without anybody learning of it. What was never sent is told by what kept it back. */
export function silentLoss({ flows }: Case): readonly Finding[] {
  const lost = flows.filter((flow) => flow.reached === false && flow.learns === 'nobody' && flow.fate !== 'never-sent');
  if (lost.length === 0) return [];
  return [{ code: 'silent-loss', severity: 'warning', facts: { count: lost.length, flows: lost.map(flowName) } }];
}
