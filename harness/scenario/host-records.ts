import type { RecordData, ZoneLine } from '../model/dns.ts';
import { normalDomain } from '../standards/domain.ts';
import { reverseName } from '../standards/reverse-name.ts';
import { placeOf, type Part } from '../source/part.ts';
import { canonicalIp } from '../standards/canonical-ip.ts';
import type { HostShape } from './shape/site-shape.ts';

const TTL = 3600;

/** Fixtures are shared by scenarios: what a host of theirs publishes is written down once. */
const written = new WeakMap<HostShape, Map<string, readonly ZoneLine[]>>();

/** What hosts publish without a word of zone text: their A, AAAA and PTR records. Zone text replaces any of them. */
export function hostRecords(site: string, hosts: readonly Part<HostShape>[]): readonly ZoneLine[] {
  return hosts.flatMap((host) => {
    const ofHost = written.get(host.value) ?? new Map<string, readonly ZoneLine[]>();
    written.set(host.value, ofHost);
    // By an alias of YAML one host can stand in several places, and in several sites.
    const key = `${site} ${host.path.join(' ')}`;
    const lines = ofHost.get(key) ?? recordsOf(site, host);
    ofHost.set(key, lines);
    return lines;
  });
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
