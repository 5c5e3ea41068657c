import type { Fault, RecordData, RecordType, ZoneLine, ZoneRecord } from '../model/dns.ts';
import { isAtOrBelow } from './lines-by-domain.ts';

/** A zone's start of authority as a layer wrote it. */
export interface Authority {
  readonly soa: Extract<RecordData, { type: 'SOA' }>;
  /** Seconds. */
  readonly ttl: number;
}

/** What the layers say about one name. */
export interface LayeredName {
  readonly rrsets: ReadonlyMap<RecordType, readonly ZoneRecord[]>;
  readonly faults: ReadonlyMap<RecordType | 'ANY', Fault>;
  /** Types said to have no data. */
  readonly nodata: ReadonlySet<RecordType>;
}

/** All layers laid over one another. */
export interface Layered {
  readonly names: ReadonlyMap<string, LayeredName>;
  readonly absent: ReadonlySet<string>;
  readonly authorities: ReadonlyMap<string, Authority>;
  /** Every name that a line is about, whether or not something is left of it. */
  readonly mentioned: ReadonlySet<string>;
}

interface Mine<T> {
  readonly layer: number;
  readonly value: T;
}

interface NameDraft {
  readonly rrsets: Map<RecordType, Mine<ZoneRecord[]>>;
  readonly faults: Map<RecordType | 'ANY', Mine<Fault>>;
  readonly nodata: Set<RecordType>;
}

interface Draft {
  readonly names: Map<string, NameDraft>;
  readonly absent: Set<string>;
  readonly authorities: Map<string, Authority>;
  readonly mentioned: Set<string>;
}

/**
 * Lays layers of zone text over one another. Within a layer lines add up in their order; a line replaces what earlier
 * layers say about its name and type, faults included. A fault without a type replaces every type of its name. A CNAME
 * replaces all other types of earlier layers and is replaced by them (RFC 1034 section 3.6.2). NXDOMAIN takes away
 * everything at and below its name; any later line at a name brings that name back.
 */
export function layZones(layers: readonly (readonly ZoneLine[])[]): Layered {
  const draft: Draft = { names: new Map(), absent: new Set(), authorities: new Map(), mentioned: new Set() };
  for (const [layer, lines] of layers.entries()) {
    for (const line of lines) layLine(draft, line, layer);
  }
  const { absent, authorities, mentioned } = draft;
  return {
    names: new Map([...draft.names].map(([name, said]) => [name, settled(said)])),
    absent,
    authorities,
    mentioned,
  };
}

function layLine(draft: Draft, line: ZoneLine, layer: number): void {
  const { name } = line;
  draft.mentioned.add(name);
  if (line.kind === 'nxdomain') {
    remove(draft, name);
    return;
  }
  draft.absent.delete(name);
  const said: NameDraft = draft.names.get(name) ?? { rrsets: new Map(), faults: new Map(), nodata: new Set() };
  draft.names.set(name, said);
  if (line.kind === 'nodata') layNodata(said, line.type, layer);
  else if (line.kind === 'fault') layFault(said, line, layer);
  else {
    layRecord(said, line, layer);
    if (line.data.type === 'SOA') draft.authorities.set(name, { soa: line.data, ttl: line.ttl });
  }
}

function remove({ names, absent, authorities }: Draft, name: string): void {
  const gone = (known: string): boolean => isAtOrBelow(known, name);
  for (const known of names.keys()) if (gone(known)) names.delete(known);
  for (const known of authorities.keys()) if (gone(known)) authorities.delete(known);
  absent.add(name);
}

function layRecord(said: NameDraft, line: Extract<ZoneLine, { kind: 'record' }>, layer: number): void {
  const { type } = line.data;
  const record = { ttl: line.ttl, data: line.data };
  if (type === 'CNAME') dropOlder(said, () => true, layer);
  else dropOlder(said, (older) => older === type || older === 'CNAME', layer);
  const rrset = said.rrsets.get(type);
  // A zone has one SOA: of several the last is meant.
  if (rrset === undefined || type === 'SOA') said.rrsets.set(type, { layer, value: [record] });
  else rrset.value.push(record);
  said.nodata.delete(type);
}

function layNodata(said: NameDraft, type: RecordType, layer: number): void {
  dropOlder(said, (older) => older === 'CNAME', layer);
  said.rrsets.delete(type);
  said.faults.delete(type);
  said.nodata.add(type);
}

function layFault(said: NameDraft, line: Extract<ZoneLine, { kind: 'fault' }>, layer: number): void {
  dropOlder(said, (older) => line.type === null || older === line.type, layer);
  if (line.type === null) said.nodata.clear();
  else said.nodata.delete(line.type);
  said.faults.set(line.type ?? 'ANY', { layer, value: line.fault });
}

/** Drops what earlier layers say about the chosen types. Their fault of every type stays: it yields to records anyway. */
function dropOlder({ rrsets, faults }: NameDraft, chosen: (type: RecordType) => boolean, layer: number): void {
  for (const [type, rrset] of rrsets) if (rrset.layer < layer && chosen(type)) rrsets.delete(type);
  for (const [type, fault] of faults) {
    if (type !== 'ANY' && fault.layer < layer && chosen(type)) faults.delete(type);
  }
}

function settled({ rrsets, faults, nodata }: NameDraft): LayeredName {
  return {
    rrsets: new Map([...rrsets].map(([type, { value }]) => [type, value])),
    faults: new Map([...faults].map(([type, { value }]) => [type, value])),
    nodata,
  };
}
