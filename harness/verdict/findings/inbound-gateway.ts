import type { DeliveryRecord } from '../../model/delivery.ts';
import type { Site, World } from '../../model/world.ts';
import { domainOf } from '../../standards/address.ts';

/** The site that stands in front of the recipient's own server and handed it this delivery; null where none did. */
export function inboundGateway(world: World, { delivery: { draft } }: DeliveryRecord): Site | null {
  const site = world.sites.get(draft.site);
  const relayed = site?.settings['relayDomains'];
  const isGateway = draft.content.kind === 'bytes' && draft.content.forwardedBy === undefined;
  return isGateway && Array.isArray(relayed) && relayed.includes(domainOf(draft.to)) ? (site ?? null) : null;
}
