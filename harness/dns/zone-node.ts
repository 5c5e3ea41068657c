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
  for (let above = name; above !== zone.apex;) {
    if (zone.absent.has(above)) return null;
    above = parent(above) ?? zone.apex;
    if (ownNode(zone, above) !== null) return zone.nodes.get(above === '' ? '*' : `*.${above}`) ?? null;
  }
  return null;
}

const EMPTY: ZoneNode = { records: [], faults: new Map() };

function ownNode(zone: Zone, name: string): ZoneNode | null {
  const node = zone.nodes.get(name);
  if (node !== undefined) return node;
  const below = name === '' ? '' : `.${name}`;
  for (const known of zone.nodes.keys()) if (known.endsWith(below)) return EMPTY;
  return null;
}
