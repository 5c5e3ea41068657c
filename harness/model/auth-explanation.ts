import type {
  DkimResult,
  DmarcPolicy,
  DmarcResult,
  IprevResult,
  SpfNode,
  SpfQuery,
  SpfResult,
  SpfTerm,
} from './auth.ts';
import type { DmarcAction } from './dmarc-both.ts';

export interface IprevExplanation {
  readonly result: IprevResult;
  readonly name: string | null;
}

export interface SpfExplanation {
  readonly result: SpfResult;
  readonly identity: 'mailfrom' | 'helo';
  readonly domain: string;
  readonly clientIp: string;
  readonly lookups: number;
  readonly lookupLimit: number;
  readonly voids: number;
  readonly voidLimit: number;
  readonly tree: SpfTree;
}

/** A node of the SPF evaluation, with the terms that were not reached. */
export interface SpfTree extends Omit<SpfNode, 'terms'> {
  readonly query: SpfQuery | null;
  readonly terms: readonly (Omit<SpfTerm, 'record'> & { readonly record: SpfTree | null })[];
  /** Terms behind the one that ended the evaluation, as written. */
  readonly untried: readonly string[];
}

export interface DkimExplanation {
  readonly result: DkimResult;
  readonly signatures: readonly {
    readonly domain: string;
    readonly selector: string;
    readonly result: DkimResult;
    readonly comment: string;
    /** What the DNS said at `<selector>._domainkey.<domain>`; null where nobody asked. */
    readonly key: string | null;
  }[];
}

export interface AlignmentExplanation {
  readonly fromDomain: string;
  /** How organizational domains are found: public suffix list (RFC 7489) or tree walk (RFC 9989). */
  readonly method: 'psl' | 'treewalk';
  readonly rows: readonly AlignmentRow[];
}

/** One domain that a check speaks for, held against that of From. */
export interface AlignmentRow {
  readonly check: 'SPF' | 'DKIM';
  readonly domain: string;
  readonly result: string;
  readonly mode: 'relaxed' | 'strict';
  /** Null where the receiver had no need to find out: the check did not pass. */
  readonly orgDomain: string | null;
  readonly aligned: boolean | null;
  /** Whether it passes and is aligned: what DMARC asks for. */
  readonly counts: boolean;
}

export interface DmarcExplanation {
  readonly result: DmarcResult;
  readonly reason: string;
  readonly fromDomain: string | null;
  readonly orgDomain: string | null;
  /** Names asked for a record, in order, with what came back. */
  readonly asked: readonly { readonly name: string; readonly answer: string; readonly fromCache: boolean }[];
  readonly foundAt: string | null;
  readonly record: string | null;
  readonly policy: DmarcPolicy | null;
  /** Which tag says so, in words. */
  readonly policyFrom: string | null;
  readonly pct: number;
  /** Whether this message is among those the policy is applied to; null where pct leaves no choice. */
  readonly pctApplied: boolean | null;
}

/** A message as both DMARC standards see it. */
export interface DmarcBothExplanation {
  /** The standard that the receiver does not follow: tree walk is RFC 9989. */
  readonly otherMethod: 'psl' | 'treewalk';
  readonly other: DmarcExplanation;
  /** What DMARC alone has receivers of each standard do. */
  readonly actions: { readonly psl: readonly DmarcAction[]; readonly treewalk: readonly DmarcAction[] };
  /** Null: unknown. */
  readonly agree: boolean | null;
}
