import { answer } from '../dns/answer.ts';
import type { Instant, Lookup } from '../model/dns.ts';
import type { World } from '../model/world.ts';
import { worldAt } from './world-at.ts';

/** Asks the zones of a world as they stand at a virtual time, after all changes made until then. */
export function lookupAt(world: World): (at: Instant) => Lookup {
  const then = worldAt(world);
  return (at) => {
    const { zones } = then(at);
    return (name, type) => answer(zones, { name, type });
  };
}
