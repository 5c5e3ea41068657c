import type { BlocklistFact, DomainListingFact, GreylistFact, HeaderFact, RateFact, SizeFact } from './intake.ts';
import type { Position } from './position.ts';
import type { MailboxState } from './people.ts';
import type { OutcomeKind, Stage } from './smtp.ts';
import type { ReputationFact } from './reputation.ts';
import type { SesFact } from './ses.ts';
import type { ArcFact, DkimFact, DmarcFact, IprevFact, SpfFact, Undeclared } from './auth.ts';

export type SettingValue = string | number | boolean | readonly string[];

/** Something about a receiver that the scenario may change. */
export interface SettingSpec {
  readonly default: SettingValue;
  /** The values it may have; null where any value of the default's type will do. */
  readonly values: readonly SettingValue[] | null;
  readonly about: string;
  /** True where no source supports the default: a fate that hangs on it says "assumed". */
  readonly assumed: boolean;
}

/** Where a rule comes from. */
export interface Source {
  /** Title or name of the page, RFC section or report. */
  readonly title: string;
  /** Date of the page, or of the day it was read: YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
}

/**
 * What a host can do to a message that it passes on. `from-becomes-account`, `mail-from-becomes-account`: the address is
 * replaced by that of the account that logged in. `held-over`: it leaves as many minutes later as the account has used up.
 * `disclaimer`: a line is added to the body, after which no signature of it holds.
 * Of Amazon SES: `ses-header` gives it another Message-ID and Date, `ses-return-path` an envelope sender of the service's,
 * `ses-signatures` those of Easy DKIM and of the service, and `feedback-to-submitter` sends on what came back.
 */
export const ALTERATIONS = [
  'from-becomes-account',
  'mail-from-becomes-account',
  'held-over',
  'disclaimer',
  'ses-header',
  'ses-return-path',
  'ses-signatures',
  'feedback-to-submitter',
] as const;
export type Alteration = (typeof ALTERATIONS)[number];

/**
 * When a rule applies: every named predicate holds, and every `any` list has one condition that holds, and `not` does
 * not hold. An empty condition always holds.
 */
export interface Condition {
  readonly predicates: Readonly<Record<string, unknown>>;
  readonly any: readonly Condition[];
  readonly not: Condition | null;
}

export interface Rule {
  readonly id: string;
  readonly stage: Stage;
  readonly when: Condition;
  readonly outcome: OutcomeKind;
  /** Reply as written on the wire, with `{placeholders}`; null where the host's ordinary 250 is given. */
  readonly reply: string | null;
  /** What the host does to a message before it passes it on; absent: nothing. */
  readonly alters?: readonly Alteration[];
  /** In plain words, for the report: what this rule does. */
  readonly about: string;
  readonly source: Source;
  readonly assumed: boolean;
  /** True where the rule is a model of reputation rather than a documented rule. */
  readonly model: boolean;
  readonly where: Position;
}

/** How a receiving MTA decides: data, read from `fixtures/receivers/`. */
export interface Receiver {
  readonly id: string;
  readonly title: string;
  /** In plain words, what it does; absent where it was not read from a file. */
  readonly about?: string;
  /** How the organizational domain is found: public suffix list (RFC 7489) or tree walk (RFC 9989). */
  readonly orgDomain: 'psl' | 'treewalk';
  readonly settings: Readonly<Record<string, SettingSpec>>;
  /** In order of stage, then row; the first that matches decides. */
  readonly rules: readonly Rule[];
  /** What it answers to a message it takes, as on the wire; absent: the ordinary 250. */
  readonly accepted?: string;
  readonly where: Position;
}

/** State of the mailbox a message is for. `foreign`: its domain is not one of the receiver's own. */
export type RecipientState = MailboxState | 'unknown' | 'foreign';

/** The client went on without it where the host offers it (`declined`) and where the host requires it (`missing`). */
export type TlsUse = 'used' | 'declined' | 'missing' | 'not-offered';

/** Who logged in, and how much that account has handed over so far. */
export interface LoginFact {
  /** `none`: the client gave no name and password. */
  readonly result: 'none' | 'accepted' | 'unknown-user' | 'wrong-password';
  /** As the client gave it; '' without one. */
  readonly user: string;
  /** Which of the account's passwords it gave; `none` where it gave no right one. */
  readonly password: 'none' | 'account' | 'app';
  /** What the account may use as MAIL FROM and From, its own address first. */
  readonly addresses: readonly string[];
  /** Messages taken from it within the last minute, and the last 24 hours. */
  readonly lastMinute: number;
  readonly lastDay: number;
  /** True where the receiver's setting `passwordsUntil` names a day that is over. */
  readonly passwordsEnded: boolean;
  /** Which limit of the receiver's settings the account has used up, the longer one first. */
  readonly rate: 'ok' | 'minute' | 'day';
  /** The same of Amazon SES's sandbox; absent outside it. */
  readonly sandboxRate?: 'ok' | 'minute' | 'day';
}

/** Facts that a rule can test; null while not evaluated. Computed once a transaction, before any rule that reads it. */
export interface Facts {
  readonly clientIp: string;
  /** Whether the client came to port 25, or to one where mail is submitted (RFC 6409). */
  readonly service: 'smtp' | 'submission';
  readonly login: LoginFact;
  readonly helo: string;
  /** Reverse-path without brackets; '' is the null sender. */
  readonly mailFrom: string;
  readonly rcpt: string;
  /** Host of the receiver that took the connection. */
  readonly serverHost: string;
  /** What the client made of STARTTLS (RFC 3207) until it named the sender. */
  readonly tls: TlsUse;
  readonly iprev: IprevFact | null;
  readonly recipient: RecipientState | null;
  /** True where the recipient's domain stands in the receiver's setting `relayDomains`. */
  readonly relayDomain: boolean | null;
  /** True where the EHLO name is one of the receiver's own domains or below one; own is also what it stands in front of. */
  readonly ownHelo: boolean | null;
  /** True where the envelope's domain is exactly one of the receiver's own domains. */
  readonly ownMailFrom: boolean | null;
  /** True where the From header field's domain is one of the receiver's own domains or below one. */
  readonly ownHeaderFrom: boolean | null;
  /** True where the connecting address stands in the receiver's setting `allowedIps` or is one of its own hosts'. */
  readonly allowedIp: boolean;
  /** True where the connecting address is one of the receiver's own hosts'. */
  readonly ownHost: boolean;
  /** Whether the envelope's domain can be sent back to, for receivers that ask; null otherwise. */
  readonly mailFromDomain: MailFromDomainFact | null;
  /** Whether the domains of MAIL FROM and From exist, for receivers that ask for their SOA; null otherwise. */
  readonly senderSoa: SenderSoaFact | null;
  /** Addresses of the MAIL FROM domain and of its mail servers, for receivers that compare them; null otherwise. */
  readonly mailServer: MailServerFact | null;
  readonly spf: SpfFact | null;
  readonly dkim: DkimFact | null;
  readonly dmarc: DmarcFact | null;
  /** What the seals of forwarders and relays on the way are worth; null or absent: not evaluated. */
  readonly arc?: ArcFact | null;
  /** Address in the From header field; null where it has none or several. */
  readonly headerFrom: string | null;
  /** True where the From header field's domain is none of the receiver's own domains but looks like one. */
  readonly lookalikeFrom: boolean | null;
  /** Whether From lies with a bulk sender, for receivers that count; null otherwise. */
  readonly bulk: BulkFact | null;
  /** True where the null sender's message is about nothing that left through this site's own hosts. */
  readonly foreignBounce: boolean | null;
  /** How many servers the message has passed, for receivers that count; null otherwise. */
  readonly hops: HopsFact | null;
  /** What DNS blocklists say of the client's address, for receivers that ask them; null otherwise. */
  readonly blocklists: BlocklistFact | null;
  /** What Spamhaus's list of domains says of MAIL FROM and EHLO, for receivers that ask it; null otherwise. */
  readonly domainListings: DomainListingFact | null;
  /** True where the connecting address stands in the receiver's setting `blockedIps`. */
  readonly blockedIp: boolean;
  /** Whether client, sender and recipient are known, for receivers that greylist; null otherwise. */
  readonly greylist: GreylistFact | null;
  /** Which limits are used up, for receivers that count; null otherwise. */
  readonly rates: RateFact | null;
  /** How large the message is, for receivers that ask; null otherwise. */
  readonly size: SizeFact | null;
  /** Whether the header has what every message has, for receivers that ask; null otherwise. */
  readonly header: HeaderFact | null;
  /** What Amazon SES knows of the message, for sites with an account there; else null or absent. */
  readonly ses?: SesFact | null;
  /** Whether the recipient has marked mail of this From as spam, for receivers that heed it; else null or absent. */
  readonly markedSpam?: boolean | null;
  /** What the model of reputation says, where the story declares or brings about anything that it weighs; else null or absent. */
  readonly reputation?: ReputationFact | null;
  /** For 0 < pct < 100: whether this message is among those the policy is applied to (both are played). */
  readonly pctApplied: boolean;
}

export interface MailServerFact extends Undeclared {
  /** As far as the DNS said. */
  readonly addresses: readonly string[];
  /** True where a question about them failed, so that there may be more; absent: these are all. */
  readonly unsure?: boolean;
}

/** `no-host`: the domain exists and has neither MX nor address records. */
export interface MailFromDomainFact extends Undeclared {
  readonly result: 'exists' | 'no-host' | 'nxdomain' | 'temperror';
}

/** Of the domains of MAIL FROM and From, what the worst has; `none`: there is no domain to ask for. */
export interface SenderSoaFact extends Undeclared {
  readonly result: 'found' | 'nodata' | 'nxdomain' | 'failed' | 'none';
  /** The domain that has it; null where there is none. */
  readonly domain: string | null;
}

/** Received fields of a message (RFC 5321 section 6.3): each server it passed has left one. */
export interface HopsFact {
  readonly count: number;
  /** True where there are more than the receiver puts up with. */
  readonly tooMany: boolean;
}

/** What a provider counted of an organizational domain. */
export interface BulkFact extends Undeclared {
  readonly bulk: boolean;
  /** The organizational domain of From; null where there is no From, or the DNS did not say. */
  readonly orgDomain: string | null;
  /** Messages a day, of all its subdomains together. */
  readonly messagesPerDay: number;
}

/** The fact a predicate reads: what a decision hung on. */
export type FactKey =
  | 'client'
  | 'login'
  | 'iprev'
  | 'sender'
  | 'recipient'
  | 'own'
  | 'allowed'
  | 'mailServer'
  | 'mailFromDomain'
  | 'senderSoa'
  | 'bulk'
  | 'hops'
  | 'blocklists'
  | 'domainListings'
  | 'blocked'
  | 'greylist'
  | 'rates'
  | 'size'
  | 'header'
  | 'spf'
  | 'dkim'
  | 'dmarc'
  | 'arc'
  | 'ses'
  | 'marks'
  | 'reputation'
  | 'setting';

/** What a receiver decided and why. */
export interface Decision {
  readonly rule: Rule;
  readonly outcome: OutcomeKind;
  /** Facts that were consulted up to and including the rule that decided. */
  readonly consulted: readonly FactKey[];
  /** True where the rule, or a setting consulted on the way, is assumed. */
  readonly assumed: boolean;
}
