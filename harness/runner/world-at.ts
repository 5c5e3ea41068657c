import type { Instant } from '../model/dns.ts';
import type { World } from '../model/world.ts';
import { applyChange } from '../world/change.ts';

/** A world as it stands at a virtual time, after all changes made until then; each stage is made once. */
export function worldAt(world: World): (at: Instant) => World {
  const changes = world.scenario.acts.filter((act) => act.kind === 'change');
  const stages = [world];
  return (at) => {
    const made = changes.filter((change) => change.at <= at);
    return made.reduce((before, change, index) => (stages[index + 1] ??= applyChange(before, change)), world);
  };
}
