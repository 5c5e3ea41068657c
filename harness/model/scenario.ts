import type { Instant, ZoneLine } from './dns.ts';
import type { Fate, FlowKind, Learner } from './flow.ts';
import type { Position } from './position.ts';
import type { Loan, MailboxChange } from './people.ts';
import type { SettingValue } from './receiver.ts';
import type { SenderSystem } from './sender.ts';
import type { Event } from './state.ts';
import type { Host } from './world.ts';

interface ActBase {
  /** Unique in the scenario, e.g. `c1-staff-corporate`, `c2`. */
  readonly id: string;
  readonly at: Instant;
  readonly where: Position;
}

/** C1 from Staff Functions: e-mail a saved result from the sender pop-up to one address. */
export interface C1StaffAct extends ActBase {
  readonly kind: 'c1-staff';
  /** Who sits at the pop-up and reads the answer; a person of the scenario. */
  readonly person: string;
  /** The address typed into "To". */
  readonly to: string;
  /** How large the message is at least; absent: as its text makes it. */
  readonly octets?: number;
}

/** C1 from the public catalogue. */
export interface C1OpacAct extends ActBase {
  readonly kind: 'c1-opac';
  readonly person: string;
  readonly to: string;
  readonly searchMethod: string;
  /** Whether a citation was collected in SAVED RESULTS. */
  readonly savedCitation: boolean;
}

/** C2: overdue loans, and the nightly job at `at`. */
export interface C2Act extends ActBase {
  readonly kind: 'c2';
  /** Circulation->Notices->Formats Editor->Automatically Send Notices by E-mail. */
  readonly automatically: string;
  /** Person id → the loan this night looks at, where it is not the person's own. */
  readonly loans: ReadonlyMap<string, Loan>;
  /** Ids of the patrons whose loans the job looks at. */
  readonly people: readonly string[];
}

/** What a notice is about; `mailing` is news to everybody, which is no circulation notice. */
export const NOTICE_KINDS = ['overdue', 'advance', 'hold', 'mailing'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Those that somebody's loans bring about. */
export const LOAN_KINDS: readonly NoticeKind[] = ['overdue', 'advance'];

/** A run of the catalogue's jobs that make notices: overdue, due soon, or a hold that waits on the shelf. */
export interface NoticesAct extends ActBase {
  readonly kind: 'notices';
  readonly about: NoticeKind;
  /** Ids of those it looks at. */
  readonly people: readonly string[];
  /** Person id → the loan it looks at, where it is not the person's own. */
  readonly loans: ReadonlyMap<string, Loan>;
  /** Code of the library in whose name it writes; '' for each person's own. */
  readonly library: string;
  /** The title on the hold shelf. */
  readonly item: string;
  /** Days: overdue for so long at least, or due within so many. */
  readonly days: number;
  /** Notices of the same run to patrons who are not in the story: counted where they are handed over, not played. */
  readonly others: number;
}

/** Somebody at the library writes an ordinary message, by hand and from the library's own server. */
export interface OrdinaryMailAct extends ActBase {
  readonly kind: 'ordinary-mail';
  /** Who reads it; a person of the scenario. */
  readonly person: string;
  readonly to: string;
  /** MAIL FROM and From. */
  readonly from: string;
  /** How large the message is at least; absent: as its text makes it. */
  readonly octets?: number;
}

/** What a site does otherwise from now on. */
export interface SiteChange {
  readonly id: string;
  /** Its machines; null: as before. */
  readonly hosts: readonly Host[] | null;
  /** What these machines publish by themselves, in place of what those before did. */
  readonly published: readonly ZoneLine[];
  /** Settings of its receiver that change. */
  readonly settings: Readonly<Record<string, SettingValue>>;
}

/** A change of the DNS, of sites or of the sender's properties between acts. */
export interface ChangeAct extends ActBase {
  readonly kind: 'change';
  readonly about: string;
  readonly zones: readonly ZoneLine[];
  /** The catalogue with its settings from now on; null: as before. */
  readonly sender: SenderSystem | null;
  readonly sites: readonly SiteChange[];
  /** Mailboxes whose account stands otherwise from now on, by address in lower case; absent: none. */
  readonly mailboxes?: ReadonlyMap<string, MailboxChange>;
  /** What somebody asks for: something is taken off a list, or an account may send again; absent: nothing. */
  readonly events?: readonly Event[];
}

export type Act = C1StaffAct | C1OpacAct | C2Act | NoticesAct | OrdinaryMailAct | ChangeAct;

/** What a scenario expects; every given field must hold for every flow selected. */
export type Expectation = {
  readonly because: string;
  readonly where: Position;
} & (
  | {
      readonly kind: 'flows';
      readonly flow: FlowKind;
      /** Person ids or addresses; null: everybody. */
      readonly to: readonly string[] | null;
      /** Act ids, or the beginning of some (`c1-staff` selects `c1-staff-corporate`); null: every act. */
      readonly acts: readonly string[] | null;
      readonly fate: Fate;
      /** `receiver#row`: every selected flow was decided by one of these, and each of these decided one; null: any. */
      readonly rules: readonly string[] | null;
      readonly learns: Learner | null;
      /** Text the deciding reply contains, e.g. `550 5.7.26`. */
      readonly reply: string | null;
      /** Fates per client address, where they differ. */
      readonly variants: ReadonlyMap<string, Fate> | null;
    }
  | { readonly kind: 'finding'; readonly code: string }
  | { readonly kind: 'works'; readonly works: boolean | null }
);
