import type { ArcResult, DmarcPolicy, DmarcResult, DkimResult, SpfResult } from './auth.ts';
import type { DmarcAction } from './dmarc-both.ts';
import type { Fate, FlowKey, FlowKind, Learner } from './flow.ts';
import type { PatronsReport } from './patrons.ts';
import type { Mistake } from './position.ts';
import type { OutcomeKind, Reply } from './smtp.ts';

/** The JSON report, key by key in the order it is printed. Documented in docs/report.md. */
export interface Report {
  readonly schemaVersion: 1;
  readonly summary: {
    readonly scenarios: number;
    readonly asExpected: number;
    readonly unexpected: number;
    readonly inconclusive: number;
  };
  readonly scenarios: readonly ScenarioReport[];
  readonly errors: readonly Mistake[];
}

export interface ScenarioReport {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly tags: readonly string[];
  /** Id of the story with a matrix that this is a cell of; null for a story of its own. */
  readonly story: string | null;
  /** Row and column in that story's table; null with `story`. */
  readonly cell: { readonly setup: string; readonly about: string; readonly receiver: string } | null;
  readonly outcome: 'as-expected' | 'unexpected' | 'inconclusive';
  readonly works: boolean | null;
  /** Times are ISO 8601 with the offset of the scenario's time zone. */
  readonly ils: readonly { system: string; item: string; status: string; at: string }[];
  /** What was believed of each notice, beside what became of it. */
  readonly beliefs: readonly BeliefReport[];
  /** The address export; null without one. */
  readonly patrons: PatronsReport | null;
  /** What receivers of RFC 7489 and of RFC 9989 make of each message; null where the scenario does not ask. */
  readonly dmarcBoth: readonly DmarcBothReport[] | null;
  readonly flows: readonly FlowReport[];
  readonly deliveries: readonly DeliveryReport[];
  readonly findings: readonly FindingReport[];
  readonly expectations: readonly ExpectationReport[];
}

export interface BeliefReport {
  readonly person: string;
  readonly act: string;
  /** The last entry in the catalogue's books; null where there is none. */
  readonly catalogue: { readonly system: string; readonly status: string; readonly at: string } | null;
  /** What the relay or service said that the notice was handed to; null where there is none. */
  readonly service: { readonly system: string; readonly reply: string } | null;
  readonly fate: Fate;
  /** Whether the catalogue takes it for sent and its reader does not have it, or the other way round; null: unknown. */
  readonly differs: boolean | null;
}

/** One message as both DMARC standards see it. */
export interface DmarcBothReport extends FlowKey {
  readonly delivery: string;
  readonly to: string;
  /** Null where From names none or several. */
  readonly fromDomain: string | null;
  readonly rfc7489: DmarcSideReport;
  readonly rfc9989: DmarcSideReport;
  /** Whether it passes for both or for neither, and both do the same with it; null: unknown. */
  readonly agree: boolean | null;
}

export interface DmarcSideReport {
  readonly result: DmarcResult;
  readonly reason: string;
  readonly foundAt: string | null;
  readonly record: string | null;
  /** After `sp`, `np` and `t`; null without a record. */
  readonly policy: DmarcPolicy | null;
  readonly pct: number;
  readonly orgDomain: string | null;
  readonly alignment: { readonly spf: boolean; readonly dkim: boolean };
  /** What DMARC alone has the receiver do; two where `pct` leaves it to chance. */
  readonly actions: readonly DmarcAction[];
}

export interface FlowReport {
  readonly flow: FlowKind;
  readonly person: string;
  readonly act: string;
  readonly from: { readonly mailFrom: string; readonly header: string; readonly replyTo: string | null } | null;
  readonly to: string;
  readonly fate: Fate;
  readonly reached: boolean | null;
  readonly intendedReader: string;
  readonly readBy: string | null;
  /** Null where the flow did not fail. */
  readonly learns: Learner | null;
  readonly decidedBy: string | null;
  readonly rule: string | null;
  /** A plain sentence: what happened and why. */
  readonly reason: string;
  readonly assumed: boolean;
  readonly model: boolean;
  readonly variants: readonly { clientIp: string; pctApplied: boolean; fate: Fate }[];
  readonly deliveries: readonly string[];
}

export interface DeliveryReport {
  readonly id: string;
  readonly causedBy: string;
  readonly mailFrom: string;
  readonly headerFrom: string | null;
  readonly replyTo: string | null;
  readonly to: string;
  readonly clientIp: string;
  readonly clientHost: string;
  readonly serverIp: string | null;
  readonly serverHost: string | null;
  readonly receiver: string | null;
  readonly attempts: readonly { at: string; stage: string; reply: string }[];
  readonly spf: SpfResult | null;
  readonly dkim: DkimResult | null;
  readonly dmarc: DmarcResult | null;
  readonly arc: ArcResult | null;
  readonly alignment: { readonly spf: boolean; readonly dkim: boolean } | null;
  readonly rule: string | null;
  readonly outcome: OutcomeKind | null;
  readonly reply: Reply;
  readonly evidence: {
    readonly dialogue: readonly { who: string; line: string; at: string }[];
    readonly dns: readonly { by: string; name: string; type: string; answer: string; fromCache: boolean; at: string }[];
  };
}

export type Severity = 'error' | 'warning' | 'note';
export type Actor = 'library' | 'library-it' | 'vendor' | 'patron' | 'scenario-author' | 'nobody';

export interface FindingReport {
  readonly code: string;
  readonly severity: Severity;
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  readonly sentence: string;
  readonly mend: string;
  readonly actor: Actor;
}

export interface ExpectationReport {
  readonly text: string;
  readonly line: number;
  readonly met: boolean;
  readonly because: string;
  readonly actual: string;
  /** The flows it speaks of, and whether each fits; none for a finding, for `works`, and where there is no such flow. */
  readonly flows: readonly ExpectedFlow[];
}

export interface ExpectedFlow extends FlowKey {
  readonly met: boolean;
}
