import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { flowName } from './sets.ts';

/** The sum of what is lost without anybody learning of it. */
export function silentLoss({ flows }: Case): readonly Finding[] {
  const lost = flows.filter((flow) => flow.reached === false && flow.learns === 'nobody');
  if (lost.length === 0) return [];
  return [{ code: 'silent-loss', severity: 'warning', facts: { count: lost.length, flows: lost.map(flowName) } }];
}
