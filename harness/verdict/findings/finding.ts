import type { DkimKeyFault } from '../../model/auth.ts';
import type { Forwarding } from '../../model/people.ts';
import type { Severity } from '../../model/report.ts';
import type { Way } from './ways.ts';

type Names = readonly string[];

/** Who is concerned. */
interface People {
  readonly people: Names;
}

/** Mail that ended in a mailbox the library does not see. */
interface Unread extends People {
  readonly mailboxes: Names;
  /** Whether the vendor runs one of them. */
  readonly ofVendor: boolean;
  /** Set-ups in use, by their sections in the vendor's document. */
  readonly ways: readonly Way[];
}

/** What the catalogue kept back. */
interface KeptBack extends People {
  readonly acts: Names;
}

/** A record to be published in place of the one that is there. */
export interface SpfMend {
  /** The record as it stands: '' where there is none; several are separated by line ends. */
  readonly record: string;
  /** The whole record to publish in its place, evaluated as if it were; '' where there is none: see `impossible`. */
  readonly merged: string;
  /** Terms taken out, since they were in the way or in error. */
  readonly dropped: Names;
  /** Terms that stand first, since others would have decided before them. */
  readonly first: Names;
  /** Why there is no record that would do; '' where there is one. */
  readonly impossible: string;
  /** Terms that ask the DNS, of 10 (RFC 7208 section 4.6.4). */
  readonly lookupsBefore: number;
  readonly lookupsAfter: number;
  /** Seconds for which receivers may still remember the old answer: the time to live of what is published now. */
  readonly ttl: number;
  /** Title of the provider that sends the domain's ordinary mail; absent where the library's own server does. */
  readonly sentBy?: string;
}

/** An SPF record in which a fault lies that keeps it from permitting what it should. */
interface SpfMistake extends SpfMend, People {
  /** The domain whose mail it harms. */
  readonly domain: string;
  readonly receivers: Names;
}

/** An SPF record that ends in permerror. */
interface SpfBroken extends SpfMistake {
  readonly problem: string;
  /** Whether an ordinary message from the library's own server met it too. */
  readonly ordinaryMail: boolean;
}

interface Dmarc extends People {
  readonly domain: string;
  /** Where the record stands: `domain`, or one above it that speaks for what is below. */
  readonly policyDomain: string;
  readonly record: string;
  readonly receivers: Names;
  readonly mailFromDomain: string;
  readonly spf: string;
  readonly canSign: boolean;
  /** Whether the library's own server, which did not send these, would pass DMARC for the domain. */
  readonly ownServerPasses: boolean;
}

/** Mail that a server on the way would not take. */
interface Refused extends People {
  readonly server: string;
  readonly host: string;
  /** Id of its receiver. */
  readonly receiver: string;
  /** What it came from. */
  readonly addresses: Names;
  /** What to let in: all that the vendor sends from, where it came from the vendor. */
  readonly permit: Names;
  /** What the other side said in EHLO. */
  readonly greeting: string;
  readonly reply: string;
  /** Whether the recipients' domains were what it was about. */
  readonly outsidersOnly: boolean;
}

/** A server that passes mail on in the name of a domain that does not list it. */
interface RelaySpf extends SpfMend, People {
  readonly domain: string;
  readonly server: string;
  readonly addresses: Names;
  readonly result: string;
  readonly receivers: Names;
}

/** The facts of every finding, by code. Words for them: `words.ts`; a heading for each: `docs/findings.md`. */
export interface FindingFacts {
  'misdirected-replies-unread': Unread;
  'bounces-unread': Unread;
  'away-messages-unread': Unread;
  'spf-fails-for-sender': SpfMend & People & { domain: string; result: string; addresses: Names; receivers: Names };
  'propagation-pending': People & {
    acts: Names;
    domain: string;
    record: string;
    receivers: Names;
    name: string;
    cause: 'cache' | 'name-server';
    until: string;
  };
  'spf-permerror': SpfBroken;
  'spf-two-records': SpfBroken & { count: number };
  'spf-too-many-lookups': SpfBroken & { costs: Names };
  'spf-too-many-voids': SpfBroken & { names: Names };
  'spf-include-broken': SpfBroken & { term: string; target: string; exists: boolean; meant: string };
  'spf-strings-cut': SpfMistake & { strings: Names };
  'spf-wrong-name': SpfMistake & { foundAt: string };
  'spf-terms-after-all': SpfMistake & { terms: Names };
  'spf-plus-all': SpfMistake;
  'vendor-include-broken': SpfBroken & { vendor: string };
  'no-ptr': People & { addresses: Names; receivers: Names; ptr: string; byVendor: boolean };
  'document-claim-refuted': People & {
    precondition: 'dkim' | 'dmarc';
    domain: string;
    found: string;
    receivers: Names;
  };
  'dmarc-reports-go-to': { domain: string; record: string; addresses: Names; withheld: Names; shows: Names };
  'only-some-addresses-listed': SpfMend & { domain: string; listed: Names; missing: Names };
  'dmarc-reject': Dmarc;
  'dmarc-quarantine': Dmarc;
  'dkim-key-unusable': People & {
    domain: string;
    /** Of the key record. */
    name: string;
    fault: DkimKeyFault;
    /** What the DNS said there. */
    answer: string;
    /** Who signs; '' where nobody of the world does. */
    server: string;
    byVendor: boolean;
    /** The TXT data that the key in use needs; '' where the key is not known. */
    record: string;
    receivers: Names;
  };
  'from-is-freemail': People & { address: string; domain: string; provider: string; receivers: Names };
  /** `byVendor`: the vendor's own servers handed it over, and not a relay. */
  'legacy-address-check': People & { domain: string; addresses: Names; receivers: Names; byVendor: boolean };
  'from-changed-envelope-not': People & { header: string; mailFrom: string };
  'bulk-requirements': People & {
    domain: string;
    messagesPerDay: number;
    receivers: Names;
    missing: Names;
    ofVendor: boolean;
    /** Whether the library's own server passes all of it on already (B2). */
    relayed: boolean;
    canSign: boolean;
  };
  /** `authenticated`: whether SPF or DKIM passed for all that was kept back. */
  'own-domain-blocked': People & { receivers: Names; rules: Names; addresses: Names; authenticated: boolean };
  'relay-not-allowed': Refused;
  'starttls-required': Refused;
  'own-name-greeting': Refused;
  'spf-lacks-relay': RelaySpf;
  'spf-lacks-relay-ipv6': RelaySpf;
  'smtp-server-unknown': People & { server: string; mailServers: Names; reply: string; attempts: number };
  'bounces-refused-as-backscatter': People & { servers: Names; addresses: Names; flows: Names };
  'c1-claim-refuted': { address: string; fate: string; rule: string };
  'document-would-stop': { tests: Names };
  'notices-not-at-night': KeptBack;
  'patron-without-address': KeptBack;
  'unusable-address': KeptBack & { addresses: Names };
  'not-overdue': KeptBack;
  'opac-search-not-power': KeptBack;
  'opac-nothing-saved': KeptBack;
  'reply-domain-unreachable': People & { domain: string; why: string; exists: boolean; flows: Names };
  'mistyped-address-stranger': People & { addresses: Names };
  'no-such-mailbox': People & { addresses: Names; learns: Names };
  'mailbox-closed-to-outsiders': People & { mailbox: string; server: string; flows: Names };
  'mailbox-unusable': People & { addresses: Names };
  'server-unreachable': People & { server: string; reply: string };
  'temporary-dns-failure': People & { names: Names; healed: boolean; attempts: number };
  'undeclared-name': { name: string; type: string; askedBy: Names; zoneLine: string };
  'properties-contradict': { relay: boolean; dnsRecords: string; mailFrom: string; server: string };
  'dns-true-without-spf': SpfMend & { domain: string; addresses: Names };
  'dns-false-though-published': { domain: string; record: string };
  'silent-loss': { count: number; flows: Names };
  'forward-breaks-authentication': People & {
    /** Domain of From. */
    domain: string;
    byVendor: boolean;
    /** Set-ups in use, by their sections in the vendor's document. */
    ways: readonly Way[];
    notices: boolean;
    by: Forwarding;
    altersBody: boolean;
    /** Whether the last server saw the null sender, so that SPF was asked of the EHLO name. */
    nullSender: boolean;
    forwarders: Names;
    receivers: Names;
    /** Where the mail was passed on to. */
    addresses: Names;
    spf: string;
    spfDomain: string;
    dkim: string;
    policy: string;
    /** Whether any of it was refused, and not taken and put aside. */
    refused: boolean;
    reply: string;
  };
  'forwarding-not-confirmed': People & {
    mailbox: string;
    to: string;
    provider: string;
    ofPatron: boolean;
    flows: Names;
  };
  'b3-provider-include-missing': SpfMend &
    People & { domain: string; provider: string; addresses: Names; result: string; receivers: Names; flows: Names };
  'domain-expired': People & {
    domain: string;
    acts: Names;
    existedBefore: boolean;
    refused: Names;
    lostAnswers: Names;
  };
  'lookalike-domain': People & { domain: string; own: Names; receivers: Names; rules: Names; addresses: Names };
  'answer-mailbox-unusable': People & { mailbox: string; reply: string; flows: Names };
  'mx-not-responsible': People & {
    domain: string;
    server: string;
    host: string;
    reply: string;
    flows: Names;
    /** Whether mail for the library was lost; else the address is a patron's. */
    ofLibrary: boolean;
  };
  /** `properties`: those that name the mailbox. */
  'answer-mailbox-missing': People & { mailbox: string; properties: Names; reply: string; flows: Names };
  'patron-domain-unreachable': People & {
    domain: string;
    addresses: Names;
    why: string;
    learns: Names;
    ofLibrary: boolean;
  };
  'vendor-spf-fails': People & {
    domain: string;
    addresses: Names;
    result: string;
    receivers: Names;
    record: string;
    merged: string;
  };
  'bounce-without-helo-spf': People & {
    /** The EHLO name. */
    domain: string;
    addresses: Names;
    result: string;
    receivers: Names;
    flows: Names;
    /** `vendor`, `library`, or the title of the site that sent it. */
    runBy: string;
    merged: string;
  };
  'nothing-to-send': { acts: Names };
  'mail-loop': { flows: Names; between: Names };
  'assumed-fate': { count: number; flows: Names; rules: Names };
}

export type FindingCode = keyof FindingFacts;

/** One thing worth telling, as facts without words. */
export type Finding = {
  [Code in FindingCode]: { readonly code: Code; readonly severity: Severity; readonly facts: FindingFacts[Code] };
}[FindingCode];
