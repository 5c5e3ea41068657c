import type { Position } from './position.ts';

/** The record types that mail asks for. */
export const RECORD_TYPES = ['A', 'AAAA', 'MX', 'TXT', 'PTR', 'CNAME', 'NS', 'SOA'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** What one resource record says. Names are lower-case and have no trailing dot; the root is ''. */
export type RecordData =
  | { readonly type: 'A' | 'AAAA'; readonly address: string }
  | { readonly type: 'MX'; readonly preference: number; readonly exchange: string }
  | { readonly type: 'TXT'; readonly strings: readonly string[] }
  | { readonly type: 'PTR' | 'CNAME' | 'NS'; readonly target: string }
  | {
      readonly type: 'SOA';
      readonly mname: string;
      readonly rname: string;
      readonly serial: number;
      readonly refresh: number;
      readonly retry: number;
      readonly expire: number;
      /** Seconds a negative answer may be kept (RFC 2308 section 4). */
      readonly minimum: number;
    };

/** What a name server does instead of answering. */
export type Fault = 'SERVFAIL' | 'TIMEOUT' | 'REFUSED';

/**
 * What one line of zone text says about a name.
 *
 * - `record`: a resource record.
 * - `fault`: asking this name (for `type`, or for any type when null) has this fault.
 * - `nodata`: the name exists and has no record of `type`.
 * - `nxdomain`: the name does not exist, nor anything below it.
 */
export type ZoneLine = {
  readonly name: string;
  readonly where: Position;
  /** Id of the site whose host publishes this by itself; absent in what somebody wrote. */
  readonly publishedBy?: string;
} & (
  | { readonly kind: 'record'; readonly ttl: number; readonly data: RecordData }
  | { readonly kind: 'fault'; readonly type: RecordType | null; readonly fault: Fault }
  | { readonly kind: 'nodata'; readonly type: RecordType }
  | { readonly kind: 'nxdomain' }
);

export interface ZoneRecord {
  /** Seconds. */
  readonly ttl: number;
  readonly data: RecordData;
}

/** What a zone holds at one name. A name that is absent here and has none below it does not exist. */
export interface ZoneNode {
  readonly records: readonly ZoneRecord[];
  readonly faults: ReadonlyMap<RecordType | 'ANY', Fault>;
}

export interface Zone {
  /** Lower-case, no trailing dot. */
  readonly apex: string;
  readonly soa: Extract<RecordData, { type: 'SOA' }>;
  /** TTL of the SOA record, seconds. */
  readonly soaTtl: number;
  readonly nodes: ReadonlyMap<string, ZoneNode>;
  /** Names said not to exist (`name NXDOMAIN`): no wildcard makes them, nor anything below them, exist. */
  readonly absent: ReadonlySet<string>;
}

/** All zones of a world, by apex. A name below none of them is undeclared. */
export type ZoneSet = ReadonlyMap<string, Zone>;

export interface Question {
  readonly name: string;
  readonly type: RecordType;
}

/**
 * How a question ended. `undeclared` is not an answer of the DNS: the scenario says nothing about that name, and
 * everything that hangs on it is inconclusive. `badname` never left the asker (a label over 63 octets, an empty label,
 * a name over 253).
 */
export type AnswerStatus =
  'found' | 'nodata' | 'nxdomain' | 'servfail' | 'timeout' | 'refused' | 'badname' | 'undeclared';

export interface Answer {
  readonly status: AnswerStatus;
  /** The records of the type asked, in zone order; empty unless `found`. CNAMEs are followed and not included. */
  readonly data: readonly RecordData[];
  /** Seconds the answer may be kept: the smallest TTL on the way, or the SOA's for a negative answer; 0 for the rest. */
  readonly ttl: number;
  /** The targets of the CNAMEs that were followed, in order: the last one is the name whose data or absence this is. */
  readonly aliases: readonly string[];
}

/** CNAMEs followed before a resolver gives up. RFC 1034 names no number; longer chains than this are mistakes. */
export const LONGEST_CHAIN = 16;

/** Asks one question, synchronously: everything lies in memory. */
export type Lookup = (name: string, type: RecordType) => Answer;

/** One question as it was really asked. */
export interface DnsEntry {
  /** Id of the site whose resolver asked. */
  readonly by: string;
  readonly name: string;
  readonly type: RecordType;
  readonly answer: Answer;
  readonly fromCache: boolean;
  /** Virtual time. */
  readonly at: Instant;
}

/** Virtual time: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** One answer that a site's resolver keeps. */
export interface CacheEntry {
  readonly answer: Answer;
  readonly expires: Instant;
}
