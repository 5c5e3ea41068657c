import { RECORD_TYPES } from '../model/dns.ts';
import { domainOfName, layersByDomain, REVERSE_TREES, type Layer } from './lines-by-domain.ts';
import { layZones } from './zone-layers.ts';
import type { Fault, RecordData, RecordType, Zone, ZoneNode, ZoneRecord, ZoneSet } from '../model/dns.ts';
import type { Authority, Layered, LayeredName } from './zone-layers.ts';

/** The reverse trees of a world without a PTR. */
const NO_REVERSE: ZoneSet = new Map(REVERSE_TREES.map((tree) => [tree, buildZone(tree, [], layZones([]))]));

/**
 * Builds the zones of a world from layers of zone text, the later ones replacing what they mention (see `layZones`).
 *
 * A zone begins at every SOA owner that is left; every other name that a line mentions belongs to a zone at its
 * registrable domain, with a default SOA where none is written. The two reverse trees are always there. A domain said to
 * be NXDOMAIN is a zone without any name, so that it is declared and does not exist.
 */
export function buildZones(layers: readonly Layer[]): ZoneSet {
  return new Map([...NO_REVERSE, ...layersByDomain(layers).flatMap((ofDomain) => [...zonesOfDomain(ofDomain)])]);
}

interface Built {
  zones: ZoneSet | null;
  /** What was built from these layers and one more. */
  readonly withOneMore: WeakMap<Layer, Built>;
}

/** Most domains of a scenario are the fixtures', and are built once for all scenarios. */
const built: Built = { zones: null, withOneMore: new WeakMap() };

/** The zones that the lines of one domain make, of as many layers as speak of it. */
export function zonesOfDomain(layers: readonly Layer[]): ZoneSet {
  const same = layers.reduce((fewer, layer) => {
    const more = fewer.withOneMore.get(layer) ?? { zones: null, withOneMore: new WeakMap() };
    fewer.withOneMore.set(layer, more);
    return more;
  }, built);
  return (same.zones ??= lay(layers));
}

function lay(layers: readonly Layer[]): ZoneSet {
  const layered = layZones(layers);
  const namesAt = new Map<string, string[]>([...layered.authorities.keys()].map((apex) => [apex, []]));
  for (const name of layered.mentioned) {
    const apex = apexOf(name, layered.authorities);
    const names = namesAt.get(apex) ?? [];
    names.push(name);
    namesAt.set(apex, names);
  }
  return new Map([...namesAt].map(([apex, names]) => [apex, buildZone(apex, names, layered)]));
}

/** The nearest SOA owner above a name, if it is not above the registrable domain; else that domain. */
function apexOf(name: string, authorities: ReadonlyMap<string, Authority>): string {
  const domain = domainOfName(name);
  for (let above = name; above !== domain && above.includes('.'); above = above.slice(above.indexOf('.') + 1)) {
    if (authorities.has(above)) return above;
  }
  return domain;
}

function buildZone(apex: string, names: readonly string[], layered: Layered): Zone {
  const { soa, ttl } = layered.authorities.get(apex) ?? defaultAuthority(apex);
  const nodes = new Map<string, ZoneNode>();
  if (!isGone(apex, layered)) nodes.set(apex, buildNode(layered.names.get(apex), { ttl, data: soa }));
  for (const name of names) {
    const said = layered.names.get(name);
    if (said !== undefined && name !== apex) nodes.set(name, buildNode(said, null));
  }
  return { apex, soa, soaTtl: ttl, nodes, absent: new Set(names.filter((name) => layered.absent.has(name))) };
}

/** True where the apex, or a name above it, was said not to exist and nothing brought the apex back. */
function isGone(apex: string, { names, absent }: Layered): boolean {
  if (names.has(apex)) return false;
  const labels = apex.split('.');
  return labels.some((_label, index) => absent.has(labels.slice(index).join('.')));
}

/** At an apex `authority` is answered to a question for SOA, unless a fault or another line speaks for that type. */
function buildNode(said: LayeredName | undefined, authority: ZoneRecord | null): ZoneNode {
  if (said === undefined) return { records: authority === null ? [] : [authority], faults: new Map() };
  const { rrsets, nodata } = said;
  const records = [...rrsets.values()].flat();
  const spoken = rrsets.has('SOA') || nodata.has('SOA') || said.faults.has('SOA') || said.faults.has('ANY');
  if (authority !== null && !spoken) records.unshift(authority);
  return { records, faults: withoutNodata(said) };
}

/** A type said to have no data does not share in a fault of every type: the other types then have it one by one. */
function withoutNodata({ faults, nodata, rrsets }: LayeredName): ReadonlyMap<RecordType | 'ANY', Fault> {
  const fault = faults.get('ANY');
  if (fault === undefined || nodata.size === 0) return faults;
  const spread = new Map(faults);
  spread.delete('ANY');
  for (const type of RECORD_TYPES) {
    if (!nodata.has(type) && !rrsets.has(type) && !spread.has(type)) spread.set(type, fault);
  }
  return spread;
}

/** Numbers of a small zone; `minimum` makes a resolver keep a negative answer for an hour (RFC 2308 section 5). */
function defaultAuthority(apex: string): Authority {
  const soa: Extract<RecordData, { type: 'SOA' }> = {
    type: 'SOA',
    mname: apex === '' ? 'ns' : `ns.${apex}`,
    rname: apex === '' ? 'hostmaster' : `hostmaster.${apex}`,
    serial: 1,
    refresh: 7200,
    retry: 3600,
    expire: 1_209_600,
    minimum: 3600,
  };
  return { soa, ttl: 3600 };
}
