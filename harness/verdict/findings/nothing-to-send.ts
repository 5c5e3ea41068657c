import type { Case } from './case.ts';
import type { Finding } from './finding.ts';

/** A scenario in which nobody was to be written to: it tests nothing, whatever it expects. */
export function nothingToSend({ world, flows }: Case): readonly Finding[] {
  if (flows.some((flow) => flow.fate !== 'not-applicable')) return [];
  const acts = world.scenario.acts.filter((act) => act.kind !== 'change').map((act) => act.id);
  return [{ code: 'nothing-to-send', severity: 'warning', facts: { acts } }];
}
