import type {
  AlignmentExplanation,
  DkimExplanation,
  DmarcBothExplanation,
  DmarcExplanation,
  IprevExplanation,
  SpfExplanation,
} from './auth-explanation.ts';
import type { Fate, FlowKind, Learner } from './flow.ts';
import type { Rule, SettingValue, Source } from './receiver.ts';
import type { FindingReport } from './report.ts';

/** Which flows are to be explained: all that fit every given word; null leaves it open. */
export interface Selection {
  readonly flow: string | null;
  /** A person's name or address, or where the flow itself went. */
  readonly to: string | null;
  /** Id of an act, or the beginning of several (`c1-staff` for `c1-staff-corporate`). */
  readonly act: string | null;
}

/** An explanation, or why there is none to give: what was asked for does not occur. */
export type Explained =
  | { readonly kind: 'explained'; readonly explanation: Explanation }
  | { readonly kind: 'unknown'; readonly problem: string };

/** Why flows of one scenario ended as they did. Times are ISO 8601 with the offset of the scenario's time zone. */
export interface Explanation {
  readonly schemaVersion: 1;
  readonly scenario: {
    readonly id: string;
    readonly title: string;
    readonly file: string;
    readonly timeZone: string;
  };
  readonly flows: readonly FlowExplanation[];
}

/** One flow over all timelines. */
export interface FlowExplanation {
  readonly flow: FlowKind;
  readonly person: string;
  readonly act: string;
  /** The worst over all timelines, as the report has it. */
  readonly fate: Fate;
  /** What was meant to happen and with which settings, in plain sentences, in order. */
  readonly meant: readonly string[];
  /** At least one; several where addresses or `pct` lead to different ends, the worst first. */
  readonly variants: readonly VariantExplanation[];
  /** What is worth telling about this flow, as if it were the only one. */
  readonly findings: readonly FindingReport[];
}

/** The chain of events that one or several timelines have in common. */
export interface VariantExplanation {
  /** The timelines it stands for: the first of them is told. */
  readonly timelines: readonly { readonly clientIp: string; readonly pctApplied: boolean }[];
  readonly fate: Fate;
  readonly reached: boolean | null;
  readonly rule: string | null;
  readonly reason: string;
  readonly assumed: boolean;
  readonly model: boolean;
  readonly intendedReader: string;
  readonly readBy: string | null;
  readonly learns: Learner | null;
  /** Deliveries of other flows that led to this one, the earliest first; told in full by explaining those flows. */
  readonly before: readonly BriefDelivery[];
  readonly deliveries: readonly DeliveryExplanation[];
  /** The mailbox it was meant for in the end, where one exists. */
  readonly mailbox: MailboxExplanation | null;
  readonly consequences: readonly Consequence[];
}

export interface BriefDelivery {
  readonly id: string;
  readonly causedBy: string;
  readonly flow: FlowKind;
  readonly mailFrom: string;
  readonly to: string;
  readonly rule: string | null;
  readonly reply: string;
}

export interface MailboxExplanation {
  readonly address: string;
  readonly state: string;
  /** In words: whose it is. */
  readonly reader: string;
}

/** What came of a flow: an answer, a report. */
export interface Consequence {
  readonly flow: FlowKind;
  readonly fate: Fate;
  readonly to: string;
  readonly reason: string;
  readonly deliveries: readonly string[];
}

/** One message on its way to one host, attempt by attempt. */
export interface DeliveryExplanation {
  readonly id: string;
  /** Id of the act or of the delivery that caused it. */
  readonly causedBy: string;
  /** Who sends it, by title. */
  readonly sender: string;
  readonly mailFrom: string;
  readonly headerFrom: string | null;
  readonly replyTo: string | null;
  readonly to: string;
  /** How the next host is found, in words. */
  readonly route: string;
  /** What the report says, where this is one (RFC 3464); null otherwise. */
  readonly report: ReportExplanation | null;
  readonly attempts: readonly AttemptExplanation[];
  readonly queue: QueueExplanation;
  readonly rule: string | null;
  /** How it ended, in a plain sentence. */
  readonly end: string;
}

export interface ReportExplanation {
  readonly reportingMta: string;
  readonly finalRecipient: string;
  readonly status: string;
  readonly diagnostic: string | null;
}

export interface QueueExplanation {
  /** Seconds from one attempt to the next; the last one repeats. */
  readonly retryAfter: readonly number[];
  /** Seconds from the first attempt until it gives up. */
  readonly lifetime: number;
  readonly source: Source;
  readonly assumed: boolean;
}

export interface AttemptExplanation {
  /** From 1. */
  readonly number: number;
  readonly at: string;
  readonly stage: string;
  readonly reply: string;
  /** True where the text is the sending server's own, not one that came over the wire. */
  readonly local: boolean;
  /** Number of the attempt before it that went the same way and whose evidence stands for this one; null otherwise. */
  readonly sameAs: number | null;
  readonly evidence: AttemptEvidence | null;
}

export interface AttemptEvidence {
  readonly clientIp: string;
  readonly clientHost: string;
  readonly serverIp: string | null;
  readonly serverHost: string | null;
  /** Title of the site that answered. */
  readonly server: string | null;
  readonly dns: readonly DnsExplanation[];
  readonly dialogue: readonly { readonly who: 'client' | 'server'; readonly line: string; readonly at: string }[];
  readonly iprev: IprevExplanation | null;
  readonly spf: SpfExplanation | null;
  readonly dkim: DkimExplanation | null;
  readonly dmarc: DmarcExplanation | null;
  readonly alignment: AlignmentExplanation | null;
  /** What the other DMARC standard makes of it; null where the scenario does not ask. */
  readonly dmarcBoth: DmarcBothExplanation | null;
  /** What else the receiver found out, in plain sentences. */
  readonly alsoFound: readonly string[];
  readonly rules: RulesExplanation | null;
}

export interface DnsExplanation {
  /** Title of the site whose resolver asked. */
  readonly by: string;
  readonly name: string;
  readonly type: string;
  readonly answer: string;
  readonly fromCache: boolean;
  /** Seconds the answer may be kept from now on. */
  readonly ttl: number;
}

/** The rows of a receiver up to the one that decided. */
export interface RulesExplanation {
  readonly receiver: string;
  readonly title: string;
  /** Rows that did not match, in order, each with the facts that kept it from matching. */
  readonly passed: readonly { readonly rule: string; readonly stage: string; readonly because: readonly string[] }[];
  readonly decided: {
    readonly rule: string;
    readonly stage: string;
    readonly about: string;
    readonly source: Source;
    readonly assumed: boolean;
    readonly model: boolean;
    readonly outcome: string;
    /** The facts it matched, e.g. `spf is softfail`; empty where it takes whatever is left. */
    readonly because: readonly string[];
    readonly settings: readonly SettingUse[];
  };
}

/** A setting that a row reads, as this site has it. */
export interface SettingUse {
  readonly name: string;
  readonly value: SettingValue;
  /** False where the scenario chose it. */
  readonly isDefault: boolean;
  /** True where it is a default that no source supports. */
  readonly assumed: boolean;
  readonly about: string;
}

/** A receiver's rows held against one message once more, with reasons. */
export interface RuleTrace {
  readonly passed: readonly { readonly rule: Rule; readonly because: readonly string[] }[];
  readonly decided: {
    readonly rule: Rule;
    readonly because: readonly string[];
    readonly settings: readonly SettingUse[];
  } | null;
}
