import type { Host, Site } from '../model/world.ts';

/** Where mail of a site may come from: one machine with one address of each family it has. */
export interface Origin {
  readonly host: Host;
  /** One IPv4 address, one IPv6 address, or both: in the order in which the host names its families. */
  readonly addresses: readonly string[];
}

/**
 * All origins of a site's mail, in the order of its hosts. A host with two addresses of one family is two origins, since
 * either may be the one a receiver sees; one address of each family is one origin, whose target decides between them.
 */
export function originsOf(site: Pick<Site, 'hosts'>): readonly Origin[] {
  return site.hosts.filter(({ sends }) => sends).flatMap(originsOfHost);
}

function originsOfHost(host: Host): readonly Origin[] {
  const families = [...Map.groupBy(host.addresses, (address) => address.includes(':')).values()];
  const count = Math.max(0, ...families.map((addresses) => addresses.length));
  return Array.from({ length: count }, (_, index) => ({
    host,
    addresses: families.flatMap((addresses) => addresses[index % addresses.length] ?? []),
  }));
}
