import type { Scenario } from '../model/world.ts';
import { changedScenario } from './change.ts';

/** A scenario as it stands at the start, and after each change of its zones or sites. */
export function stagesOf(scenario: Scenario): readonly Scenario[] {
  const stages: Scenario[] = [scenario];
  for (const act of scenario.acts) {
    const before = stages.at(-1) ?? scenario;
    const after = act.kind === 'change' ? changedScenario(before, act) : before;
    if (after !== before) stages.push(after);
  }
  return stages;
}
