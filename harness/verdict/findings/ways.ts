import type { SenderProperties, World } from '../../model/world.ts';
import { domainOf } from '../../standards/address.ts';
import { organizationalDomainPsl } from '../../standards/domain.ts';
import { sendingActs } from './sending-acts.ts';

/** The set-ups by their sections in the vendor's document: A is the default configuration. */
export type Way = 'A' | 'B1' | 'B2' | 'B3';

/** The set-ups in use when some flows arose, each once: what is advised instead must be another one. */
export function waysOf(world: World, flows: readonly { readonly key: { readonly act: string } }[]): readonly Way[] {
  const acts = new Set(flows.map(({ key }) => key.act));
  const sending = sendingActs(world).filter(({ act }) => acts.has(act.id));
  return [...new Set(sending.map(({ properties }) => wayOf(world, properties)))];
}

/** B3 differs from B1 in the domain alone: it is neither that of Reply-To nor one that the library's own server takes. */
function wayOf({ scenario, siteOfDomain }: World, properties: SenderProperties): Way {
  if (properties.relay) return 'B2';
  if (properties.dnsRecords === 'FALSE') return 'A';
  const domain = domainOf(properties.from);
  const own = siteOfDomain.get(domain)?.id === scenario.library.site;
  return own || organizationalDomainPsl(domain) === organizationalDomainPsl(domainOf(properties.replyTo)) ? 'B1' : 'B3';
}
