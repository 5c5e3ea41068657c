import type { Lookup } from '../../model/dns.ts';
import type { World } from '../../model/world.ts';
import { domainOf } from '../../standards/address.ts';
import { spfRecordsAmong } from '../../standards/spf/check-domain.ts';
import { countLookups } from '../../standards/spf/cost.ts';
import { mergeSpf } from '../../standards/spf/merge.ts';
import { walkSpf } from '../../standards/spf/walk.ts';
import type { SpfMend } from './finding.ts';

/** RFC 7208 section 4.6.4. */
const LOOKUP_LIMIT = 10;

/** Addresses the catalogue's mail may come from. */
export function senderAddresses({ sites, sender }: World): readonly string[] {
  const hosts = sites.get(sender.site)?.hosts ?? [];
  return hosts.filter((host) => host.sends).flatMap((host) => host.addresses);
}

/** Whether a domain's SPF record permits an address. */
export function permits(domain: string, ip: string, lookup: Lookup): boolean {
  const helo = domain;
  return walkSpf({ ip, sender: `postmaster@${domain}`, helo, receiverHost: '', lookup }).result === 'pass';
}

/** The domain's SPF record as published: '' without one, several joined by line ends. */
export function publishedSpf(domain: string, lookup: Lookup): string {
  return spfRecordsAmong(lookup(domain, 'TXT').data).join('\n');
}

/**
 * The whole record that a domain should publish so that the catalogue's servers are permitted. The vendor's own record
 * is included where it is right, since it follows a change of the vendor's addresses; where it is not, or where the
 * include would break the limit of ten lookups, the addresses themselves are listed.
 */
export function spfMend(world: World, domain: string, lookup: Lookup): SpfMend {
  const published = spfRecordsAmong(lookup(domain, 'TXT').data);
  const [first = null, ...others] = published;
  const cost = (text: string): number => countLookups(text, domain, lookup).lookups;
  const merge = (terms: readonly string[]): string => mergeSpf(first, [...others.flatMap(mechanismsOf), ...terms]);
  const vendor = domainOf(world.sender.defaultFrom);
  const addresses = senderAddresses(world);
  const included = merge([`include:${vendor}`]);
  const byName = addresses.every((ip) => permits(vendor, ip, lookup)) && cost(included) <= LOOKUP_LIMIT;
  const merged = byName ? included : merge(addresses.map((ip) => (ip.includes(':') ? `ip6:${ip}` : `ip4:${ip}`)));
  return {
    record: published.join('\n'),
    merged,
    lookupsBefore: published.reduce((sum, text) => sum + cost(text), 0),
    lookupsAfter: cost(merged),
  };
}

/** What a second record adds to the first: its mechanisms but `all`, and none of its modifiers. */
function mechanismsOf(record: string): readonly string[] {
  const terms = record.split(' ').slice(1);
  return terms.filter((term) => term !== '' && !/^[+\-?~]?all$/i.test(term) && !/^[^:/=]+=/.test(term));
}
