import type { Severity } from '../../model/report.ts';

type Names = readonly string[];

/** Who is concerned. */
interface People {
  readonly people: Names;
}

/** Mail that ended in a mailbox the library does not see. */
interface Unread extends People {
  readonly mailboxes: Names;
}

/** What the catalogue kept back. */
interface KeptBack extends People {
  readonly acts: Names;
}

/** A record to be published in place of the one that is there. */
export interface SpfMend {
  /** The record as it stands: '' where there is none; several are separated by line ends. */
  readonly record: string;
  /** The whole record to publish in its place. */
  readonly merged: string;
  /** Terms that ask the DNS, of 10 (RFC 7208 section 4.6.4). */
  readonly lookupsBefore: number;
  readonly lookupsAfter: number;
}

interface Dmarc extends People {
  readonly domain: string;
  readonly record: string;
  readonly receivers: Names;
  readonly mailFromDomain: string;
  readonly spf: string;
  readonly canSign: boolean;
}

/** The facts of every finding, by code. Words for them: `words.ts`; a heading for each: `docs/findings.md`. */
export interface FindingFacts {
  'misdirected-replies-unread': Unread;
  'bounces-unread': Unread;
  'away-messages-unread': Unread;
  'spf-fails-for-sender': SpfMend & People & { domain: string; result: string; addresses: Names; receivers: Names };
  'spf-permerror': SpfMend & People & { domain: string; problem: string; receivers: Names };
  'only-some-addresses-listed': SpfMend & { domain: string; listed: Names; missing: Names };
  'dmarc-reject': Dmarc;
  'dmarc-quarantine': Dmarc;
  'from-changed-envelope-not': People & { header: string; mailFrom: string };
  'own-domain-blocked': People & { receivers: Names; rules: Names; addresses: Names };
  'relay-refuses-vendor': People & { server: string; addresses: Names; reply: string };
  'c1-claim-refuted': { address: string; fate: string; rule: string };
  'document-would-stop': { tests: Names };
  'notices-not-at-night': KeptBack;
  'patron-without-address': KeptBack;
  'unusable-address': KeptBack & { addresses: Names };
  'not-overdue': KeptBack;
  'opac-search-not-power': KeptBack;
  'opac-nothing-saved': KeptBack;
  'reply-domain-unreachable': People & { domain: string; why: string; flows: Names };
  'mistyped-address-stranger': People & { addresses: Names };
  'no-such-mailbox': People & { addresses: Names; learns: Names };
  'mailbox-unusable': People & { addresses: Names };
  'server-unreachable': People & { server: string; reply: string };
  'temporary-dns-failure': People & { names: Names; healed: boolean; attempts: number };
  'undeclared-name': { name: string; type: string; askedBy: Names; zoneLine: string };
  'properties-contradict': { relay: boolean; dnsRecords: string; mailFrom: string; server: string };
  'dns-true-without-spf': SpfMend & { domain: string; addresses: Names };
  'dns-false-though-published': { domain: string; record: string };
  'silent-loss': { count: number; flows: Names };
  'mail-loop': { flows: Names };
  'assumed-fate': { count: number; flows: Names; rules: Names };
}

export type FindingCode = keyof FindingFacts;

/** One thing worth telling, as facts without words. */
export type Finding = {
  [Code in FindingCode]: { readonly code: Code; readonly severity: Severity; readonly facts: FindingFacts[Code] };
}[FindingCode];
