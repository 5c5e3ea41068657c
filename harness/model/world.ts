import type { ZoneSet, ZoneLine, Instant } from './dns.ts';
import type { Cell } from './matrix.ts';
import type { Mailbox, Person, TimeOfDay } from './people.ts';
import type { PatronExport } from './patrons.ts';
import type { Position } from './position.ts';
import type { Receiver, SettingValue, Source } from './receiver.ts';
import type { ReputationNumbers } from './reputation.ts';
import type { Act, Expectation } from './scenario.ts';
import type { SenderSystem } from './sender.ts';
import type { SesAccount } from './ses.ts';
import type { Event } from './state.ts';

/** How a host takes STARTTLS (RFC 3207). */
export interface StartTls {
  /** Refuses MAIL FROM without it (RFC 3207 section 4). */
  readonly required: boolean;
  /** PEM: private key and certificate. */
  readonly identity: string;
}

/** The message submission service of a host (RFC 6409). */
export interface Submission {
  /** 465 speaks TLS from the first octet (RFC 8314 section 3.3); any other offers STARTTLS. */
  readonly ports: readonly number[];
  /** PEM: private key and certificate. */
  readonly identity: string;
}

/** Who may log in to a site's submission service. */
export interface Account {
  readonly user: string;
  readonly password: string;
  /** Passwords made for one program each, as Google and Microsoft offer them. */
  readonly appPasswords: readonly string[];
  /** What it may use as MAIL FROM and From, the account's own address first; `*@acme.org` is every address there. */
  readonly addresses: readonly string[];
}

/** A machine with addresses on the internet of the scenario. */
export interface Host {
  /** Lower-case. */
  readonly name: string;
  /** IPv4 and IPv6, in canonical text form. */
  readonly addresses: readonly string[];
  /** What it says in EHLO. */
  readonly helo: string;
  /** Takes connections on port 25. */
  readonly receives: boolean;
  /** Sends its site's mail. */
  readonly sends: boolean;
  /** Null where it does not offer STARTTLS. */
  readonly startTls: StartTls | null;
  /** As a client: uses STARTTLS wherever it is offered. */
  readonly usesStartTls: boolean;
  /** Takes mail from who logs in (RFC 6409), beside what `receives` says of port 25; absent: does not. */
  readonly submission?: Submission;
  readonly where: Position;
}

/** How long a sending MTA tries. */
export interface Queue {
  /** Seconds from one attempt to the next; the last one repeats. */
  readonly retryAfter: readonly number[];
  /** Seconds from the first attempt until it gives up (RFC 5321 section 4.5.4.1). */
  readonly lifetime: number;
  readonly source: Source;
  readonly assumed: boolean;
}

/** A key with which a site signs mail whose From lies in `domain`. */
export interface Signing {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Someone who runs mail for domains: a provider, a library's own server, the vendor. */
export interface Site {
  readonly id: string;
  readonly title: string;
  /** Domains it takes mail for, lower-case. */
  readonly domains: readonly string[];
  readonly receiver: Receiver;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly hosts: readonly Host[];
  readonly queue: Queue;
  readonly signing: readonly Signing[];
  /** The key with which it seals what it passes on (RFC 8617 section 5.1); absent: it seals nothing. */
  readonly seals?: Signing;
  /** Who may log in; absent: nobody. */
  readonly accounts?: readonly Account[];
  /** Its customer's account where it is Amazon SES; absent: it is not. */
  readonly ses?: SesAccount;
  /** From of the DSNs it writes. */
  readonly dsnFrom: string;
  readonly where: Position;
}

export interface Library {
  readonly name: string;
  readonly postal: readonly string[];
  readonly phone: string;
  /** Id of the site that runs its mail. */
  readonly site: string;
}

export type { SenderProperties, SenderSystem } from './sender.ts';

/**
 * A secondary name server of a zone that fetches changes late (RFC 1034 section 4.3.5: at most once every SOA refresh).
 * Resolvers that happen to ask it see the zone as it was `delay` ago; all others ask the primary.
 */
export interface LaggingServer {
  /** Apex of the zone. */
  readonly zone: string;
  /** Seconds. */
  readonly delay: number;
  /** Ids of the sites whose resolvers ask it. */
  readonly seenBy: readonly string[];
  readonly where: Position;
}

/** A scenario file, resolved: fixtures merged, names looked up, times absolute. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly tags: readonly string[];
  /** Where this is one cell of a story with a matrix; null for a story of its own. */
  readonly cell: Cell | null;
  readonly start: Instant;
  /** IANA name. */
  readonly timeZone: string;
  readonly nightly: TimeOfDay;
  readonly library: Library;
  readonly sender: SenderSystem;
  readonly sites: readonly Site[];
  readonly people: readonly Person[];
  readonly mailboxes: readonly Mailbox[];
  /** Layers of zone text, the later ones replacing whole RRsets of the earlier. */
  readonly zones: readonly (readonly ZoneLine[])[];
  readonly lagging: readonly LaggingServer[];
  /** What had happened before the first act, as the scenario declares it. */
  readonly history: readonly Event[];
  /** In order of time. */
  readonly acts: readonly Act[];
  readonly expectations: readonly Expectation[];
  /** Numbers of the model of reputation; absent: the usual ones. */
  readonly reputation?: ReputationNumbers;
  /** Whether each message is judged by the other DMARC standard too; absent: it is not. */
  readonly compareDmarc?: boolean;
  /** The address export of all its patrons; null, or absent, without one. */
  readonly patrons?: PatronExport | null;
  readonly where: Position;
}

/** The little internet of a scenario: never changes but by acts. */
export interface World {
  readonly scenario: Scenario;
  readonly zones: ZoneSet;
  readonly sites: ReadonlyMap<string, Site>;
  /** Lower-case domain → site that takes mail for it. */
  readonly siteOfDomain: ReadonlyMap<string, Site>;
  /** Canonical address → host and its site. */
  readonly hostAt: ReadonlyMap<string, { readonly host: Host; readonly site: Site }>;
  readonly mailboxes: ReadonlyMap<string, Mailbox>;
  readonly people: ReadonlyMap<string, Person>;
  readonly sender: SenderSystem;
}
