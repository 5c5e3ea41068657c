import type { Undeclared } from './auth.ts';
import type { Instant } from './dns.ts';

/**
 * What a DNS blocklist says of an address. `unanswered`: no list says that it is there, and at least one said nothing
 * that counts (an error code such as 127.255.255.254, or no answer at all).
 */
export const LISTINGS = [
  'none',
  'unanswered',
  'sbl',
  'css',
  'xbl',
  'drop',
  'pbl',
  'bcl',
  'barracuda',
  'uceprotect',
  'other',
] as const;
export type Listing = (typeof LISTINGS)[number];

/** What the blocklists a receiver asks say of the client's address. */
export interface BlocklistFact extends Undeclared {
  readonly listing: Listing;
  /** The zone that lists it, or that gave no answer that counts; '' where all say that it is not there. */
  readonly zone: string;
  /** The address that the zone answered with; '' without one. */
  readonly answer: string;
}

/** What Spamhaus's list of domains says of one. */
export type DomainListing = 'none' | 'unanswered' | 'listed';

export interface DomainListingFact extends Undeclared {
  readonly mailFrom: DomainListing;
  readonly helo: DomainListing;
}

/**
 * How a receiver that greylists knows client, sender and recipient (RFC 6647 section 2): `first-contact` not at all,
 * `too-early` since less than its delay, `known` from a retry that came in time.
 */
export interface GreylistFact {
  readonly result: 'first-contact' | 'too-early' | 'known';
  /** Of the three together, in the receiver's memory. */
  readonly key: string;
  /** When it first heard of them, where that counts; else now. */
  readonly first: Instant;
}

/** What a greylisting receiver remembers of one client network, sender and recipient. */
export interface GreylistEntry {
  readonly first: Instant;
  /** When it last let them through; null: not yet. */
  readonly passed: Instant | null;
}

/** How many messages a receiver took at one instant, from one address for one recipient. */
export interface Arrival {
  /** Id of the receiver's site. */
  readonly site: string;
  readonly clientIp: string;
  /** An address; or a domain, where only the domain is known. Lower-case. */
  readonly to: string;
  readonly at: Instant;
  readonly count: number;
}

/** Which of a receiver's limits are used up: by the client's address, and for the recipient. */
export interface RateFact {
  readonly client: 'ok' | 'minute' | 'hour';
  /** Null before RCPT. */
  readonly recipient: 'ok' | 'mailbox' | 'domain' | null;
  /** Messages of the client's address within the last hour, and for the recipient's domain. */
  readonly lastHour: number;
  readonly domainLastHour: number;
}

/** How large a message is, in octets. */
export interface SizeFact {
  /** SIZE= at MAIL FROM (RFC 1870 section 3); null where the client did not say. */
  readonly declared: number | null;
  /** Counted after DATA; null before. */
  readonly octets: number | null;
  /** What the receiver takes; 0 is no limit. */
  readonly limit: number;
}

/** The fields of a header that every message has once (RFC 5322 section 3.6). */
export interface HeaderFact {
  /**
   * `unparsable`: no address can be read from it. `multiple`: there are several such fields. `several-authors`: one
   * field with several addresses.
   */
  readonly from: 'ok' | 'missing' | 'unparsable' | 'multiple' | 'several-authors';
  readonly messageId: 'ok' | 'missing' | 'invalid';
  readonly date: 'ok' | 'missing' | 'invalid';
  /** What fields say of who passed the message on: a mailing list, or a forwarder. Absent: nothing. */
  readonly passedOn?: 'list' | 'forward';
}
