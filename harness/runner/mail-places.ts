import type { Instant } from '../model/dns.ts';
import type { MailPlace } from '../model/patrons.ts';
import type { Site, World } from '../model/world.ts';
import { routeByMx } from '../sender/route-by-mx.ts';
import { lookupAt } from './lookup-at.ts';
import { worldAt } from './world-at.ts';

/** Rows of a sending MTA that has no answer yet, as against none to be had. */
const OPEN: readonly string[] = ['undeclared', 'dns-failure'];

/**
 * Who takes mail for a domain at a virtual time: asked as the catalogue's server asks (RFC 5321 section 5.1, RFC 7505),
 * without sending anything. A name that no zone declares, and a server that the scenario has no machine for, make it
 * unknown, never bad.
 */
export function mailPlaces(world: World): (domain: string, at: Instant) => MailPlace {
  const then = worldAt(world);
  const ask = lookupAt(world);
  return (domain, at) => {
    if (domain.startsWith('[')) return { kind: 'unknown', why: 'address-literal' };
    const { hostAt, sites, sender } = then(at);
    const families = familiesOf(sites.get(sender.site));
    const hop = routeByMx({ site: sender.site, domain, families, lookup: ask(at) });
    if (hop.kind === 'none') {
      const why = hop.rule.slice(hop.rule.lastIndexOf('#') + 1);
      return OPEN.includes(why) ? { kind: 'unknown', why } : { kind: 'nobody', why };
    }
    const taker = hop.candidates.map(({ address }) => hostAt.get(address)).find((found) => found?.host.receives);
    if (taker === undefined) return { kind: 'unknown', why: 'no-server' };
    return takesMailFor(taker.site, domain)
      ? { kind: 'site', site: taker.site.id }
      : { kind: 'unknown', why: 'not-its-domain' };
  };
}

/** What the catalogue's server can connect to; both where it hands everything to another. */
function familiesOf(site: Site | undefined): readonly ('A' | 'AAAA')[] {
  const addresses = (site?.hosts ?? []).filter(({ sends }) => sends).flatMap((host) => host.addresses);
  const families = [...new Set(addresses.map((address): 'A' | 'AAAA' => (address.includes(':') ? 'AAAA' : 'A')))];
  return families.length === 0 ? ['A', 'AAAA'] : families;
}

function takesMailFor({ domains, settings }: Site, domain: string): boolean {
  const relayed = settings['relayDomains'];
  return domains.includes(domain) || (Array.isArray(relayed) && relayed.includes(domain));
}
