import type { Position } from './position.ts';
import type { Source } from './receiver.ts';
import type { NoticeKind } from './scenario.ts';

/** Where a person's mail client addresses an answer. */
export interface Habit {
  readonly id: string;
  readonly title: string;
  /**
   * `reply-to`: Reply-To, else From (RFC 5322 section 3.6.3); `from`: From even so; `body`: the address in the text;
   * `nobody`: there is no answer.
   */
  readonly target: 'reply-to' | 'from' | 'body' | 'nobody';
  readonly source: Source;
  readonly assumed: boolean;
}

/** Reasons for which a responder stays silent. */
export const SUPPRESSIONS = [
  'null-sender',
  'robot-sender',
  'no-reply-sender',
  'not-addressed',
  'auto-submitted',
  'list-headers',
  'precedence-bulk',
  'auto-response-suppress',
  'already-answered',
  'filed-as-spam',
] as const;
export type Suppression = (typeof SUPPRESSIONS)[number];

/** What answers for a person who is away. */
export interface Responder {
  readonly id: string;
  readonly title: string;
  readonly target: 'return-path' | 'from' | 'reply-to';
  /** MAIL FROM of the away message. */
  readonly envelope: 'null' | 'own-address';
  readonly suppressions: readonly Suppression[];
  /** Days within which the same sender gets no second answer. */
  readonly repeatDays: number;
  readonly source: Source;
  readonly assumed: boolean;
}

export type Role = 'patron' | 'staff';

/** Somebody the catalogue writes to. */
export interface Person {
  /** Unique in the scenario; the person's name as shown in reports. */
  readonly id: string;
  readonly role: Role;
  /** The address in the patron record, exactly as the library typed it; '' where there is none. */
  readonly address: string;
  readonly postal: readonly string[];
  readonly habit: Habit;
  /** Set while this person is away. */
  readonly responder: Responder | null;
  readonly loan: Loan | null;
  /** Code of the patron's library, where the catalogue serves several; absent: the first. */
  readonly branch?: string;
  /** Notices that the patron has turned off; absent: none. */
  readonly optedOut?: readonly NoticeKind[];
  /** Ids of the acts whose notices this person marks as spam; absent: none. */
  readonly marksSpam?: readonly string[];
  /** True where the patron record was deleted while notices waited; absent: it is there. */
  readonly deleted?: boolean;
  readonly where: Position;
}

export interface Loan {
  readonly item: string;
  /** Local date YYYY-MM-DD. */
  readonly due: string;
}

/** Who looks into a mailbox. `stranger`: somebody whom the message is not meant for. */
export type Reader =
  | { readonly kind: 'person'; readonly person: string }
  | { readonly kind: 'library' | 'vendor' | 'nobody' | 'stranger' };

/** How a mailbox's account stands. `internal-only`: a group or list that takes mail of its own organization alone. */
export type MailboxState = 'ok' | 'disabled' | 'full' | 'full-inactive' | 'internal-only';

/** How an account stands after a change; `deleted`: there is no such mailbox until another change brings it back. */
export type MailboxChange = MailboxState | 'deleted';

/**
 * How a mailbox passes mail on. `plain`: MAIL FROM stays. `srs`: it becomes an address of the forwarder's (Sender
 * Rewriting Scheme). `gmail-caf`: likewise, as Gmail does it (`user+caf_=dest=destdomain@srcdomain`).
 */
export const FORWARDINGS = ['plain', 'srs', 'gmail-caf'] as const;
export type Forwarding = (typeof FORWARDINGS)[number];

/** Where a mailbox passes its mail on to. */
export interface Forward {
  readonly to: string;
  readonly by: Forwarding;
  /** False where the confirmation that the provider asks for never came: it passes nothing on. */
  readonly confirmed: boolean;
  /** Whether the message also stays where it came in. */
  readonly keepsCopy: boolean;
  /** Whether something is added to the body on the way, such as a footer: no signature survives that. */
  readonly altersBody: boolean;
  /** Gmail's envelope for mail from the null sender, which is not documented; the other two keep it null. */
  readonly nullSender: 'kept' | 'rewritten';
}

export interface Mailbox {
  /** Lower-case, U-labels of the domain as A-labels. */
  readonly address: string;
  readonly site: string;
  readonly state: MailboxState;
  readonly reader: Reader;
  /**
   * Ids of the people who have this mailbox besides a reader who is a person, such as a couple's or, with
   * the library's own, staff who have it on file; absent: none.
   */
  readonly sharedWith?: readonly string[];
  /** Null where mail stays here. */
  readonly forward: Forward | null;
  /** What answers by itself whatever comes in, such as a ticket system; null without one. */
  readonly responder: Responder | null;
  readonly where: Position;
}

/** Virtual time of day, local. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}
