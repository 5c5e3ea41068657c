import type { World } from '../../model/world.ts';
import { domainOf } from '../../standards/address.ts';

/** The domain of the catalogue's vendor, whose SPF record others include; '' where it has none. */
export function vendorDomain({ sender, sites }: World): string {
  if (sender.kind === 'cybertools') return domainOf(sender.defaultFrom);
  return sites.get(sender.site)?.domains[0] ?? '';
}
