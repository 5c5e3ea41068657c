import type { AnswerStatus, Question, RecordType } from './dns.ts';

/** RFC 8601 section 2.7.2. */
export type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';
/** RFC 8601 section 2.7.1. */
export type DkimResult = 'none' | 'pass' | 'fail' | 'policy' | 'neutral' | 'temperror' | 'permerror';
/** RFC 9989 section 9.2 and RFC 7489 section 11.2. */
export type DmarcResult = 'none' | 'pass' | 'fail' | 'temperror' | 'permerror';
/** RFC 8617 section 4.4: what a chain of seals is worth; `none`: there is none. */
export type ArcResult = 'none' | 'pass' | 'fail';
/** RFC 8601 section 2.7.3, with `mismatch` for a PTR whose name does not lead back to the address. */
export type IprevResult = 'pass' | 'none' | 'mismatch' | 'temperror';
export type DmarcPolicy = 'none' | 'quarantine' | 'reject';
export type Qualifier = '+' | '-' | '~' | '?';

/** What a fact hung on that no zone of the scenario declares. */
export interface Undeclared {
  readonly undeclared: readonly Question[];
}

/** One DNS question of an SPF evaluation. */
export interface SpfQuery {
  readonly name: string;
  readonly type: RecordType;
  readonly status: AnswerStatus;
  /** The answer in presentation form, one entry a record. */
  readonly answers: readonly string[];
}

/** One term of an SPF record as the evaluation met it (RFC 7208 section 4.6). */
export interface SpfTerm {
  /** As written in the record. */
  readonly text: string;
  readonly queries: readonly SpfQuery[];
  readonly match: boolean;
  /** Terms that query DNS met so far, of 10 (RFC 7208 section 4.6.4). */
  readonly lookups: number;
  /** Void lookups so far, of 2 by default (RFC 7208 section 4.6.4). */
  readonly voids: number;
  /** The record that an `include` or `redirect` led to. */
  readonly record: SpfNode | null;
}

/** The evaluation of one domain's record. */
export interface SpfNode {
  readonly domain: string;
  /** The record's text, or null where there is none (or more than one). */
  readonly text: string | null;
  /** The query for the record itself. */
  readonly query: SpfQuery | null;
  readonly terms: readonly SpfTerm[];
  readonly result: SpfResult;
  /** A short reason for permerror, temperror and none; null otherwise. */
  readonly problem: string | null;
}

export interface SpfFact extends Undeclared {
  readonly result: SpfResult;
  /** Which identity was checked; HELO for the null sender (RFC 7208 section 2.4). */
  readonly identity: 'mailfrom' | 'helo';
  /** The domain whose record was asked. */
  readonly domain: string;
  /** Qualifier of the `all` that ends the published record (through `redirect`), null without one. */
  readonly allQualifier: Qualifier | null;
  readonly lookups: number;
  readonly voids: number;
  /** Void lookups that the receiver tolerates (RFC 7208 section 4.6.4). */
  readonly voidLimit: number;
  readonly tree: SpfNode;
}

/**
 * Why a key cannot be used: no record, `p=` empty, not a key record, not for such signatures, a name that cannot be
 * asked, too few bits (RFC 6376 sections 3.6.1 and 6.1.2, RFC 8301 section 3.2).
 */
export type DkimKeyFault = 'absent' | 'revoked' | 'malformed' | 'unfit' | 'bad-name' | 'weak';

export interface DkimSignature {
  readonly domain: string;
  readonly selector: string;
  readonly result: DkimResult;
  /** Why it does not pass, or what a pass does not vouch for, with the RFC's section; empty where nothing is to say. */
  readonly comment: string;
  /** Absent where the key is not the trouble. */
  readonly keyFault?: DkimKeyFault;
}

export interface DkimFact extends Undeclared {
  readonly signatures: readonly DkimSignature[];
  /** pass if one signature passes; temperror before fail before neutral; none without a signature. */
  readonly result: DkimResult;
}

/** A message's chain of ARC sets (RFC 8617 section 4.2). */
export interface ArcFact extends Undeclared {
  readonly result: ArcResult;
  /** `d=` of every seal, the first one first; empty where there is no chain, or none that can be read. */
  readonly sealers: readonly string[];
  /** Whether the first set says that the message passed when its sealer took it: DMARC, or SPF or DKIM without a record. */
  readonly passedBefore: boolean;
  /** Whether the receiver lets that count: the chain passes, and every sealer stands in its `trustedArcSealers`. */
  readonly trusted: boolean;
  /** Why the chain fails; empty where it does not. */
  readonly comment: string;
  /** Whether every seal holds and the message is another than the one sealed last. */
  readonly changed: boolean;
}

export interface DmarcFact extends Undeclared {
  readonly result: DmarcResult;
  /** Domain of the From header field; null when there is none or several. */
  readonly fromDomain: string | null;
  readonly orgDomain: string | null;
  /** Where the record was found, e.g. `_dmarc.acme.org`. */
  readonly foundAt: string | null;
  readonly record: string | null;
  /** The policy that applies to this message after `sp`, `np` and `t`; null without a record. */
  readonly policy: DmarcPolicy | null;
  /** Percent of failing messages the policy asks to be applied to (RFC 7489 section 6.6.4); 100 under RFC 9989. */
  readonly pct: number;
  readonly spfAligned: boolean;
  readonly dkimAligned: boolean;
  readonly strictSpf: boolean;
  readonly strictDkim: boolean;
  /** What decided, in a few words; e.g. `no record`, `several From header fields`. */
  readonly reason: string;
}

export interface IprevFact extends Undeclared {
  readonly result: IprevResult;
  /** The PTR name, where there is one. */
  readonly name: string | null;
}
