import type { SpfNode, SpfQuery } from '../../model/auth.ts';
import type { Lookup, Question } from '../../model/dns.ts';
import type { IpAddress } from '../ip.ts';

/** What one check of one message keeps, over all records it visits. */
export interface Evaluation {
  /** An IPv4-mapped address is kept as IPv4 (RFC 7208 section 5). */
  readonly ip: IpAddress;
  /** Local part of the sender, `postmaster` where it had none (RFC 7208 section 4.3). */
  readonly local: string;
  readonly senderDomain: string;
  readonly helo: string;
  readonly lookup: Lookup;
  readonly lookupLimit: number;
  readonly voidLimit: number;
  /** Terms that query DNS met so far (RFC 7208 section 4.6.4). */
  lookups: number;
  /** Void lookups met so far (RFC 7208 section 4.6.4). */
  voids: number;
  readonly undeclared: Question[];
}

/** What is noted while one term is looked at. */
export interface TermContext {
  readonly evaluation: Evaluation;
  /** The domain whose record the term stands in. */
  readonly domain: string;
  readonly queries: SpfQuery[];
  /** The record an `include` or `redirect` led to. */
  record: SpfNode | null;
}

/** An error that ends the whole evaluation (RFC 7208 sections 2.6.6 and 2.6.7). */
export interface Stop {
  readonly kind: 'stop';
  readonly result: 'permerror' | 'temperror';
  readonly problem: string;
}

export function stop(result: Stop['result'], problem: string): Stop {
  return { kind: 'stop', result, problem };
}

/** True for a value that is an error rather than what was asked for. */
export function isStop(value: unknown): value is Stop {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'stop';
}
