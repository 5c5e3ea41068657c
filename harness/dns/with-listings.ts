import type { ZoneNode, ZoneSet } from '../model/dns.ts';
import type { ReputationListing } from '../model/reputation.ts';
import { parseIp } from '../standards/ip.ts';
import { reverseName } from '../standards/reverse-name.ts';
import { zoneFor } from './zone-node.ts';

/** Seconds; as long as the shipped zones of blocklists keep a negative answer. */
const TTL = 60;

/** The name under which a list answers for an address (RFC 5782 section 2.1) or a domain (section 2.3). */
function listedName({ subject, zone }: ReputationListing): string {
  if (parseIp(subject) === null) return `${subject}.${zone}`;
  return `${reverseName(subject).replace(/\.(?:in-addr|ip6)\.arpa$/, '')}.${zone}`;
}

/** The zones with what stands on lists at the time; what somebody wrote there stays. */
export function withListings(zones: ZoneSet, listings: readonly ReputationListing[]): ZoneSet {
  const changed = new Map(zones);
  for (const listing of listings) {
    const name = listedName(listing);
    const zone = zoneFor(changed, name);
    if (zone === null) continue;
    const written: ZoneNode = zone.nodes.get(name) ?? { records: [], faults: new Map() };
    const record = { ttl: TTL, data: { type: 'A', address: listing.answer } } as const;
    const node = { ...written, records: [...written.records, record] };
    changed.set(zone.apex, { ...zone, nodes: new Map(zone.nodes).set(name, node) });
  }
  return changed;
}
