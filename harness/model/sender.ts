import type { Queue } from './world.ts';
import type { Position } from './position.ts';
import type { SubmissionServer } from './smtp.ts';
import type { NoticeWording } from './wording.ts';

/** The kinds of catalogues there is code for: each has its own settings, acts and books. */
export const SYSTEM_KINDS = ['cybertools', 'koha', 'folio', 'evergreen', 'alma'] as const;
export type SystemKind = (typeof SYSTEM_KINDS)[number];

/** The vendor's own names for what a library can set, as this scenario sets them. */
export interface SenderProperties {
  /** Library E-Mail From Address. */
  readonly from: string;
  /** Library E-Mail Reply-To Address. */
  readonly replyTo: string;
  /** Internet Domain Name. */
  readonly domainName: string;
  /** E-Mail Server Name (SMTP). */
  readonly smtpServer: string;
  /** The E-mail Server allows cybertoolsforlibraries.net to relay. */
  readonly relay: boolean;
  /** The above e-mail addresses' e-mail server DNS TXT records. */
  readonly dnsRecords: 'TRUE' | 'FALSE' | 'n/a';
  /** MAIL FROM where it is not what the other properties make it; null otherwise. */
  readonly mailFrom: string | null;
  /**
   * What becomes of a notice to something that is no address: the catalogue leaves it out, or hands it to its mail queue
   * all the same, which sends it back. Not documented; absent: `skipped`, assumed.
   */
  readonly unusableAddresses?: 'skipped' | 'queued';
}

/** What every catalogue has. */
interface SystemBase {
  readonly id: string;
  readonly title: string;
  /** Id of the site whose hosts send for it. */
  readonly site: string;
  /** False where the vendor says it cannot sign with the library's DKIM key: advice never asks it to. */
  readonly canSign: boolean;
  /** Header fields it puts on every notice, e.g. Auto-Submitted. */
  readonly extraHeaders: Readonly<Record<string, string>>;
  /** Fields that its notices lack, lower-case; absent: none. */
  readonly omits?: readonly string[];
  /** What the library, or whoever looks after its templates, words otherwise; absent: nothing. */
  readonly wording?: NoticeWording;
  readonly where: Position;
}

/** CyberTools for Libraries: an MTA of its own, and seven properties. */
export interface CyberTools extends SystemBase {
  readonly kind: 'cybertools';
  /** From and MAIL FROM while the library has set up nothing else. */
  readonly defaultFrom: string;
  readonly properties: SenderProperties;
}

/** A library (branch) of a Koha system, with what it sets otherwise than the system preferences; '' where nothing. */
export interface KohaLibrary {
  /** branchcode. */
  readonly code: string;
  /** branchname. */
  readonly name: string;
  readonly branchemail: string;
  readonly branchreplyto: string;
  readonly branchreturnpath: string;
  /** Name of one of the SMTP servers; '' for the default one. */
  readonly smtpServer: string;
}

/** System preferences of Koha that decide about addresses; '' where nothing is set. */
export interface KohaPreferences {
  readonly KohaAdminEmailAddress: string;
  readonly ReplytoDefault: string;
  readonly ReturnpathDefault: string;
  readonly SendAllEmailsTo: string;
  /** Gets a blind copy of every notice, which is not played; but what is no address fails them all. */
  readonly NoticeBcc: string;
}

/** Koha: hands each message over by SMTP from its message queue, once, and notes what came of that. */
export interface Koha extends SystemBase {
  readonly kind: 'koha';
  readonly preferences: KohaPreferences;
  /** By branchcode; at least one, the first of which is everybody's who names none. */
  readonly libraries: ReadonlyMap<string, KohaLibrary>;
  /** By name, as under Administration, SMTP servers. */
  readonly smtpServers: ReadonlyMap<string, SubmissionServer>;
  /** Name of the server that libraries without one of their own use; '' is localhost, the machine's own MTA. */
  readonly defaultServer: string;
  /** Name of the server to which the machine's own MTA hands everything on; '' where it delivers by MX itself. */
  readonly relayhost: string;
  /** Field in which the reply address stands: a version of 2020 wrote `ReplyTo`, which no mail program knows. */
  readonly replyToField: 'Reply-To' | 'ReplyTo';
  /** Where the return path goes: into MAIL FROM, or, as in that version, into a Sender field alone. */
  readonly returnPath: 'envelope' | 'sender-field';
  /** Seconds from one run of process_message_queue.pl to the next. */
  readonly queueEvery: number;
}

/** FOLIO: one SMTP configuration for the whole tenant, which hands each message over and tries again a few times. */
export interface Folio extends SystemBase {
  readonly kind: 'folio';
  readonly from: string;
  /** Of emailHeaders; '' without that header. */
  readonly replyTo: string;
  readonly server: SubmissionServer;
  /** How it tries again. */
  readonly retry: Queue;
}

/** Evergreen: one address of the library is From and Reply-To, and the machine's own MTA takes everything. */
export interface Evergreen extends SystemBase {
  readonly kind: 'evergreen';
  /** org.bounced_emails. */
  readonly bouncedEmails: string;
  /** lib.email. */
  readonly libraryEmail: string;
  /** email_notify/sender_address of opensrf.xml. */
  readonly senderAddress: string;
  /** email_notify/smtp_server of opensrf.xml: localhost delivers by MX, any other server relays. */
  readonly smtpServer: string;
}

/** Alma: the letters have one address, and the profile Mail Handling says how they leave and with which envelope. */
export interface Alma extends SystemBase {
  readonly kind: 'alma';
  /** From of the letters. */
  readonly addressFrom: string;
  /** MAIL FROM. */
  readonly envelopeFrom: string;
  /** Mail server of the campus; '' where Ex Libris sends. */
  readonly relay: string;
}

/** A catalogue that sends notices. */
export type SenderSystem = CyberTools | Koha | Folio | Evergreen | Alma;

/** How a client hands mail to a submission server, and what it does when that puts it off. */
export interface Handing {
  readonly server: SubmissionServer;
  /** `catalogue`: its books say what came of it, and no report is written. `mta`: a mail server, which reports. */
  readonly client: 'catalogue' | 'mta';
  /** How it tries again; null: not at all. */
  readonly queue: Queue | null;
}
