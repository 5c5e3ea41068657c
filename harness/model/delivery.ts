import type { ArcResult } from './auth.ts';
import type { OtherDmarc } from './dmarc-both.ts';
import type { DnsEntry, Instant, Question } from './dns.ts';
import type { FlowKey } from './flow.ts';
import type { Handing } from './sender.ts';
import type { Decision, Facts } from './receiver.ts';
import type { DialogueLine, OutcomeKind, Reply, Stage } from './smtp.ts';
import type { NoticeWording } from './wording.ts';
import type { Signing } from './world.ts';

/** What a message is, before it is written down. */
export interface Draft {
  readonly flow: FlowKey;
  /** Id of the act or delivery that caused it. */
  readonly causedBy: string;
  /** Id of the site that sends it. */
  readonly site: string;
  /** '' is the null sender. */
  readonly mailFrom: string;
  readonly to: string;
  readonly at: Instant;
  /** Where it is handed to: by MX of the recipient's domain, or to one named server (B2). */
  readonly route: Route;
  /** What the host says in EHLO, where it is not its own name (the vendor under B2). */
  readonly helo: string | null;
  readonly content: Content;
  /** Keys it is signed with, one signature each; absent: that of the site for the domain of From, if any. */
  readonly signing?: readonly Signing[];
}

export type Route =
  | { readonly kind: 'mx' }
  | { readonly kind: 'smarthost'; readonly host: string }
  /** Handed to a server as its user (RFC 6409). */
  | ({ readonly kind: 'submission' } & Handing);

export type Content =
  | {
      readonly kind: 'text';
      readonly from: Address;
      readonly to: Address;
      readonly replyTo: string | null;
      readonly subject: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
      /** Fields that are left out, lower-case; absent: none. */
      readonly omits?: readonly string[];
      /** How it is written down otherwise than by the book; absent: by the book. */
      readonly written?: Pick<NoticeWording, 'encoded' | 'clockAhead' | 'messageIdDomain'>;
      /** Octets that something long in it makes the message at least; absent: as long as its text. */
      readonly octets?: number;
    }
  | { readonly kind: 'dsn'; readonly report: DsnReport }
  | { readonly kind: 'complaint'; readonly complaint: Complaint }
  /** A message passed on as it was received: relay, forward. */
  | {
      readonly kind: 'bytes';
      readonly raw: Buffer;
      /** Address of the mailbox that forwards it; absent where a relay passes it on. */
      readonly forwardedBy?: string;
      /** What its chain of ARC seals was worth when it came to the site that passes it on; absent: nobody looked. */
      readonly arc?: ArcResult;
    };

export interface Address {
  readonly name: string;
  readonly address: string;
}

/** What a provider reports of a message that was marked as spam (RFC 5965). */
export interface Complaint {
  readonly from: string;
  readonly to: string;
  /** Of the message complained of. */
  readonly originalMailFrom: string;
  readonly originalRecipient: string;
  /** As its reader had it; its header goes along. */
  readonly returned: Buffer;
}

/** What a delivery status notification says (RFC 3464). */
export interface DsnReport {
  /** Domain name of the MTA that reports. */
  readonly reportingMta: string;
  readonly from: string;
  /** Address the report is for: the MAIL FROM of the message that failed. */
  readonly to: string;
  readonly finalRecipient: string;
  readonly action: 'failed';
  /** RFC 3463, e.g. 5.1.1. */
  readonly status: string;
  /** Reply of the remote MTA as it was given, or null where it was this MTA's own decision. */
  readonly diagnostic: Reply | null;
  readonly remoteMta: string | null;
  readonly arrival: Instant;
  readonly lastAttempt: Instant;
  /** The message that failed, of which the header goes back. */
  readonly returned: Buffer;
}

/** A message on its way: bytes, envelope, sender. */
export interface Delivery {
  /** Unique in the scenario, in order of creation: `d1`, `d2`, … */
  readonly id: string;
  readonly draft: Draft;
  /** The message as it goes into DATA: CRLF lines, signed where the site signs. */
  readonly raw: Buffer;
  /** The address it is sent from, unless its target has none of that family. */
  readonly clientIp: string;
  /** The addresses it may be sent from: one of each family the host has. */
  readonly clientIps: readonly string[];
  readonly clientHost: string;
  /** What that host says in EHLO where the draft names nothing else. */
  readonly clientHelo: string;
}

/** One attempt. `stage` is `route` while no host was found and `connect` when none answered. */
export interface Attempt {
  readonly at: Instant;
  readonly stage: Stage | 'route';
  readonly reply: Reply;
  /** True where the text is the sending MTA's own, not one that came over the wire. */
  readonly local: boolean;
}

/** What one attempt saw and did. */
export interface Transaction {
  readonly attempt: Attempt;
  readonly serverIp: string | null;
  readonly serverHost: string | null;
  readonly serverSite: string | null;
  readonly dialogue: readonly DialogueLine[];
  readonly dns: readonly DnsEntry[];
  readonly facts: Facts | null;
  readonly decision: Decision | null;
  /** The message as the receiver stored it, with its trace header fields; null where it did not take it. */
  readonly stored: Buffer | null;
  /** Names this attempt's outcome hung on that no zone declares. */
  readonly undeclared: readonly Question[];
  /** What a receiver of the other DMARC standard makes of it; absent or null where nobody asked, or DMARC was not evaluated. */
  readonly otherDmarc?: OtherDmarc | null;
  /** The sending MTA's own rule, e.g. `google#null-mx`, where it found no host; null otherwise. */
  readonly localRule: string | null;
}

/** How a delivery ended. */
export type DeliveryEnd =
  /** The receiver decided. */
  | { readonly kind: 'decided'; readonly outcome: Exclude<OutcomeKind, 'defer'> }
  /** The sending MTA found no route and did not try again. */
  | { readonly kind: 'no-route' }
  /** The queue gave up. */
  | { readonly kind: 'expired' }
  /** It was put off, or nobody answered, and its client has no queue to try again from. */
  | { readonly kind: 'not-retried' }
  /** It was put off because of a name that no zone declares: nothing more can be said. */
  | { readonly kind: 'undeclared' }
  /** The servers and clients the harness plays with would not put it on the wire: no word of the receiver's. */
  | { readonly kind: 'unplayable' }
  /** The machine gave no port, or a connection on loopback broke: nobody can say what would have come. */
  | { readonly kind: 'machine' };

/** Rule of a delivery that is `unplayable` for one of its addresses. */
export const UNPLAYABLE = 'harness#unsupported-address';

/** Rule of a delivery that is `unplayable` for its message. */
export const UNJUDGED = 'harness#unsupported-message';

/** Rule of a delivery that ended with `machine`. */
export const MACHINE = 'harness#machine';

/** All about one delivery, kept together. */
export interface DeliveryRecord {
  readonly delivery: Delivery;
  /** At least one, in order of time. */
  readonly transactions: readonly Transaction[];
  readonly end: DeliveryEnd;
}
