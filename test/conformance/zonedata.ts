import { openResolver } from '../../harness/dns/resolver.ts';
import type { Fault, Lookup, RecordData, RecordType, ZoneLine, ZoneSet } from '../../harness/model/dns.ts';
import { buildZones } from '../../harness/world/zones.ts';

/** One entry of a name in the OpenSPF suite: `{ A: 1.2.3.4 }`, or what a name server does instead of answering. */
export type ZonedataEntry = Readonly<Record<string, unknown>> | Fault;
export type Zonedata = Readonly<Record<string, readonly ZonedataEntry[]>>;

const where = { file: 'zonedata', line: 1, column: 1 };

/** The suite knows no name that is not in the DNS: with a zone at the root an absent name is NXDOMAIN. */
const ROOT: ZoneLine = {
  kind: 'record',
  name: '',
  where,
  ttl: 3600,
  data: { type: 'SOA', mname: 'ns', rname: 'ns', serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 3600 },
};

/**
 * The zones of one section of the OpenSPF suite. Entries of type SPF stand for TXT records unless the name has any TXT
 * entry (`TXT: NONE` only keeps them away); a bare fault is for every type without a record; final dots do not count.
 */
export function zonedataToZones(zonedata: Zonedata): ZoneSet {
  const lines = Object.entries(zonedata).flatMap(([name, entries]) => linesOf(bare(name), entries));
  return buildZones([[ROOT, ...lines]]);
}

function linesOf(name: string, entries: readonly ZonedataEntry[]): ZoneLine[] {
  const hasTxt = entries.some((entry) => typeof entry === 'object' && 'TXT' in entry);
  const hasFault = entries.some((entry) => typeof entry === 'string');
  return entries.flatMap((entry): ZoneLine[] => {
    if (typeof entry === 'string') return [{ kind: 'fault', name, where, type: null, fault: entry }];
    const [type = '', value] = Object.entries(entry)[0] ?? [];
    // Its SPF records are of type 99 then: the name exists.
    if (value === 'NONE') return hasFault ? [] : [{ kind: 'nodata', name, where, type: 'TXT' }];
    if (type === 'SPF' && hasTxt) return [];
    if (isFault(value)) return [{ kind: 'fault', name, where, type: type as RecordType, fault: value }];
    return [{ kind: 'record', name, where, ttl: 3600, data: dataOf(type, value) }];
  });
}

function isFault(value: unknown): value is Fault {
  return value === 'TIMEOUT' || value === 'SERVFAIL' || value === 'REFUSED';
}

function dataOf(type: string, value: unknown): RecordData {
  switch (type) {
    case 'A':
    case 'AAAA':
      return { type, address: String(value).toLowerCase() };
    case 'MX': {
      const [preference, exchange] = value as [number, string];
      return { type, preference, exchange: bare(exchange) };
    }
    case 'TXT':
    case 'SPF':
      return { type: 'TXT', strings: [value].flat().map(String) };
    case 'PTR':
    case 'CNAME':
      return { type, target: bare(String(value)) };
    default:
      throw new Error(`the suite has a record of type ${type}`);
  }
}

function bare(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Asks those zones the way a receiver does: through `answer` and a resolver with an empty cache. */
export function zonedataLookup(zonedata: Zonedata): Lookup {
  return openResolver({ by: 'suite', zones: zonedataToZones(zonedata), cache: new Map(), at: 0 }).lookup;
}
