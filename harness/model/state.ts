import type { CacheEntry, Instant } from './dns.ts';
import type { FlowKey } from './flow.ts';
import type { Arrival, GreylistEntry } from './intake.ts';
import type { Delisted, ReputationMemory, Resumed, Traffic } from './reputation.ts';
import type { ServiceSent, SpamMark, Suppressed } from './ses.ts';

/** What a catalogue believes of one notice. */
export interface IlsEntry {
  readonly system: string;
  /** What the entry is about, e.g. `c2 J. Doe`. */
  readonly item: string;
  readonly status: string;
  readonly at: Instant;
}

/** What the steps remember: one immutable value a timeline, changed by `apply` alone. */
export interface State {
  /** `site|name|type` → the answer its resolver keeps. */
  readonly cache: ReadonlyMap<string, CacheEntry>;
  /** `mailbox|sender` → when a responder last answered. */
  readonly answered: ReadonlyMap<string, Instant>;
  readonly ils: readonly IlsEntry[];
  readonly silences: readonly Silence[];
  /** `site|Message-ID` of what a site's own hosts have sent. */
  readonly departed: ReadonlySet<string>;
  readonly volumes: readonly MailVolume[];
  readonly submissions: readonly Submitted[];
  /** `site|network|MAIL FROM|recipient` → what a receiver that greylists remembers. */
  readonly greylist: ReadonlyMap<string, GreylistEntry>;
  /** What receivers that count have taken. */
  readonly arrivals: readonly Arrival[];
  /** What services of Amazon SES's kind have sent, and to whom they do not send; absent: nothing. */
  readonly ses?: SesMemory;
  /** What people have marked as spam; absent: nothing. */
  readonly spamMarks?: readonly SpamMark[];
  /** What the model of reputation looks at; absent: nothing. */
  readonly reputation?: ReputationMemory;
}

export interface SesMemory {
  /** By the local part of its return path. */
  readonly sent: ReadonlyMap<string, ServiceSent>;
  readonly suppressed: readonly Suppressed[];
}

/** Messages that a submission service took from one of its accounts at one instant. */
export interface Submitted {
  /** Id of the service's site. */
  readonly site: string;
  readonly user: string;
  readonly at: Instant;
  readonly count: number;
}

/** How much mail a provider has seen from a domain. */
export interface MailVolume {
  /** Id of the provider's site. */
  readonly site: string;
  /** Of From; lower-case. */
  readonly domain: string;
  readonly messagesPerDay: number;
  /** When it had come to an end; null while it goes on. */
  readonly ended: Instant | null;
  /** True where the scenario says so and no message was played. */
  readonly declared: boolean;
}

/** Why a flow did not arise. */
export interface Silence {
  readonly key: FlowKey;
  /** A plain sentence. */
  readonly reason: string;
  /** `system#row`, where a rule decided. */
  readonly rule: string | null;
  /** never-sent: the catalogue itself sent nothing; not-applicable: nothing to send. */
  readonly fate: 'never-sent' | 'not-applicable';
  /** True where no source says that it is kept back; absent: a source does. */
  readonly assumed?: boolean;
}

export type Event =
  | { readonly kind: 'departed'; readonly site: string; readonly messageId: string }
  | { readonly kind: 'answer-kept'; readonly key: string; readonly entry: CacheEntry }
  | { readonly kind: 'away-sent'; readonly mailbox: string; readonly sender: string; readonly at: Instant }
  | { readonly kind: 'ils-status'; readonly entry: IlsEntry }
  | { readonly kind: 'silence'; readonly silence: Silence }
  | { readonly kind: 'mail-counted'; readonly volume: MailVolume }
  | { readonly kind: 'submitted'; readonly submitted: Submitted }
  | { readonly kind: 'greylisted'; readonly key: string; readonly entry: GreylistEntry }
  | { readonly kind: 'arrived'; readonly arrival: Arrival }
  | { readonly kind: 'service-sent'; readonly sent: ServiceSent }
  | { readonly kind: 'suppressed'; readonly suppressed: Suppressed }
  | { readonly kind: 'marked-spam'; readonly mark: SpamMark }
  | { readonly kind: 'unsuppressed'; readonly site: string; readonly address: string; readonly at: Instant }
  | { readonly kind: 'traffic'; readonly traffic: Traffic }
  | { readonly kind: 'delisted'; readonly delisted: Delisted }
  | { readonly kind: 'resumed'; readonly resumed: Resumed };
