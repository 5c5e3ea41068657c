import { isPublicSuffix } from '../standards/zone-text/registrable.ts';
import type { Zone, ZoneNode, ZoneSet } from '../model/dns.ts';

/**
 * The zone that speaks for a name: the one with the longest apex above it. A zone at a public suffix speaks for that
 * name alone, since the names below it belong to others whom the scenario may not mention; unless its text says what
 * is below, with a wildcard or with NXDOMAIN.
 */
export function zoneFor(zones: ZoneSet, name: string): Zone | null {
  for (let apex: string | null = name; apex !== null; apex = parent(apex)) {
    const zone = zones.get(apex);
    if (zone !== undefined && (apex === name || speaksBelow(zone))) return zone;
  }
  return null;
}

function speaksBelow({ apex, absent, nodes }: Zone): boolean {
  if (apex === '' || apex.endsWith('.arpa')) return true;
  const wildcard = `*.${apex}`;
  return absent.has(apex) || absent.has(wildcard) || nodes.has(wildcard) || !isPublicSuffix(apex);
}

/** The name without its first label; the root is above every top-level domain, and nothing above the root. */
function parent(name: string): string | null {
  if (name === '') return null;
  const dot = name.indexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1);
}

/**
 * What a zone holds at a name: its own node, an empty one where only names below it exist (RFC 8020 section 2), the one
 * a wildcard makes (RFC 4592 section 3.3.1: `*` right below the closest encloser), or null where it does not exist.
 */
export function nodeAt(zone: Zone, name: string): ZoneNode | null {
  const own = ownNode(zone, name);
  if (own !== null) return own;
  for (let up = name; up !== zone.apex;) {
    if (zone.absent.has(up)) return null;
    up = parent(up) ?? zone.apex;
    if (ownNode(zone, up) !== null) return zone.nodes.get(up === '' ? '*' : `*.${up}`) ?? null;
  }
  return null;
}

const EMPTY: ZoneNode = { records: [], faults: new Map() };

function ownNode(zone: Zone, name: string): ZoneNode | null {
  return zone.nodes.get(name) ?? (aboveOthers(zone).has(name) ? EMPTY : null);
}

/** Zones never change, and are asked often: the names above others are found once. */
const above = new WeakMap<Zone, ReadonlySet<string>>();

/** Every name that has another below it in the zone. */
function aboveOthers(zone: Zone): ReadonlySet<string> {
  const known = above.get(zone);
  if (known !== undefined) return known;
  const found = new Set<string>();
  for (const name of zone.nodes.keys()) {
    for (let up = parent(name); up !== null && !found.has(up); up = parent(up)) found.add(up);
  }
  above.set(zone, found);
  return found;
}
