import type { RecordData, ZoneLine } from '../model/dns.ts';
import { normalDomain } from '../standards/domain.ts';
import { reverseName } from '../standards/reverse-name.ts';
import { entries, placeOf, type Part } from '../source/part.ts';
import { canonicalIp } from '../standards/canonical-ip.ts';
import type { HostShape } from './shape/site-shape.ts';

const TTL = 3600;

/** Fixtures are shared by scenarios: what hosts of theirs publish is written down once. */
const written = new WeakMap<readonly HostShape[], Map<string, readonly ZoneLine[]>>();

/** What hosts publish without a word of zone text: their A, AAAA and PTR records. Zone text replaces any of them. */
export function hostRecords(site: string, hosts: Part<readonly HostShape[]> | null): readonly ZoneLine[] {
  if (hosts === null) return [];
  const ofList = written.get(hosts.value) ?? new Map<string, readonly ZoneLine[]>();
  written.set(hosts.value, ofList);
  // A scenario can give the library's site of a population another id.
  const lines = ofList.get(site) ?? entries(hosts).flatMap((host) => recordsOf(site, host));
  ofList.set(site, lines);
  return lines;
}

function recordsOf(site: string, host: Part<HostShape>): readonly ZoneLine[] {
  const where = placeOf(host);
  const line = (name: string, data: RecordData): ZoneLine => ({
    kind: 'record',
    name,
    where,
    ttl: TTL,
    data,
    publishedBy: site,
  });
  const name = normalDomain(host.value.name);
  const ptr = host.value.ptr ?? name;
  return host.value.addresses.map(canonicalIp).flatMap((address) => {
    const forward = line(name, { type: address.includes(':') ? 'AAAA' : 'A', address });
    if (ptr === 'none') return [forward];
    return [forward, line(reverseName(address), { type: 'PTR', target: normalDomain(ptr) })];
  });
}
