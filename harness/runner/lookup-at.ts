import { answer } from '../dns/answer.ts';
import type { Instant, Lookup } from '../model/dns.ts';
import type { World } from '../model/world.ts';
import { applyChange } from '../world/change.ts';

/** Asks the zones of a world as they stand at a virtual time, after all changes made until then. */
export function lookupAt(world: World): (at: Instant) => Lookup {
  const changes = world.scenario.acts.filter((act) => act.kind === 'change');
  return (at) => {
    const then = changes.filter((change) => change.at <= at).reduce(applyChange, world);
    return (name, type) => answer(then.zones, { name, type });
  };
}
