import type { ZoneNode, ZoneSet } from '../model/dns.ts';
import type { ReputationListing } from '../model/reputation.ts';
import { parseIp } from '../standards/ip.ts';
import { reverseName } from '../standards/reverse-name.ts';
import { zoneFor } from './zone-node.ts';

/** Seconds; as long as the shipped zones of blocklists keep a negative answer. */
const TTL = 60;

/**
 * The names under which a list answers: for an address its own (RFC 5782 section 2.1), for a domain (section 2.3) also all
 * below it, since dbl is a wildcarded zone (docs.spamhaustech.com, DQS queries, read 2026-11).
 */
function listedNames({ subject, zone }: ReputationListing): readonly string[] {
  if (parseIp(subject) === null) return [`${subject}.${zone}`, `*.${subject}.${zone}`];
  return [`${reverseName(subject).replace(/\.(?:in-addr|ip6)\.arpa$/, '')}.${zone}`];
}

/** The zones with what stands on lists at the time; what somebody wrote there stays. */
export function withListings(zones: ZoneSet, listings: readonly ReputationListing[]): ZoneSet {
  const changed = new Map(zones);
  const records = listings.flatMap((listing) =>
    listedNames(listing).map((name) => ({ name, address: listing.answer })),
  );
  for (const { name, address } of records) {
    const zone = zoneFor(changed, name);
    if (zone === null) continue;
    const written: ZoneNode = zone.nodes.get(name) ?? { records: [], faults: new Map() };
    const record = { ttl: TTL, data: { type: 'A', address } } as const;
    const node = { ...written, records: [...written.records, record] };
    changed.set(zone.apex, { ...zone, nodes: new Map(zone.nodes).set(name, node) });
  }
  return changed;
}
