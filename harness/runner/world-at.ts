import type { Instant } from '../model/dns.ts';
import type { World } from '../model/world.ts';
import { applyChange } from '../world/change.ts';

/** A world as it stands at a virtual time, after all changes made until then. */
export function worldAt(world: World): (at: Instant) => World {
  const changes = world.scenario.acts.filter((act) => act.kind === 'change');
  return (at) => changes.filter((change) => change.at <= at).reduce(applyChange, world);
}
