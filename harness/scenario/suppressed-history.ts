import type { Instant } from '../model/dns.ts';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import { GLOBAL_LIFE } from '../standards/ses/suppression.ts';
import { child, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { complain, type Ground } from './ground.ts';
import type { SuppressedShape } from './shape/history-shape.ts';

/** An address that a service did not send to before the story began. */
export function suppressedEvents(
  ground: Ground,
  part: Part<SuppressedShape>,
  { sites, start }: { readonly sites: readonly Site[]; readonly start: Instant },
): readonly Event[] {
  const services = sites.filter(({ ses }) => ses !== undefined);
  const { at, address, list = 'account', reason = 'bounce' } = part.value;
  if (!services.some(({ id }) => id === at)) {
    const ids = services.map(({ id }) => id);
    const problem = `The site \`${at}\` keeps no list of addresses that it does not send to.`;
    complain(ground, child(part, 'at') ?? part, { problem, mend: sayChoices(at, ids, 'sites that keep one') });
    return [];
  }
  const until = list === 'global' ? start + GLOBAL_LIFE : null;
  const known = { site: at, list, address: address.toLowerCase(), reason, at: start, until, causedBy: null };
  return [{ kind: 'suppressed', suppressed: known }];
}
