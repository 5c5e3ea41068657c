import type { Instant } from './dns.ts';

/** What was sent at one time, and what came of it: all that the model of reputation looks at. */
export interface Traffic {
  /** Address it came from, in canonical text form; null where that is not said. */
  readonly ip: string | null;
  /** Domain in From, lower-case; null where that is not said. */
  readonly domain: string | null;
  /** Id of the service whose account it went through; null without one. */
  readonly account: string | null;
  readonly at: Instant;
  readonly messages: number;
  /** How many were marked as spam. */
  readonly complaints: number;
  /** How many came back because there is no such mailbox. */
  readonly bounces: number;
  /** Messages on a usual day; null where that is not said. */
  readonly usual: number | null;
  /** Whose mail it was: the library's, or that of others who share the address or the account. */
  readonly by: 'library' | 'others';
  /** Id of the delivery that it came of; null where the scenario declares it. */
  readonly causedBy: string | null;
}

/** An address or a domain was asked to be taken off the lists. */
export interface Delisted {
  /** Canonical address, or lower-case domain. */
  readonly subject: string;
  readonly at: Instant;
}

/** An account of a service may send again. */
export interface Resumed {
  readonly account: string;
  readonly at: Instant;
}

export interface ReputationMemory {
  /** In order of time. */
  readonly traffic: readonly Traffic[];
  readonly delisted: readonly Delisted[];
  readonly resumed: readonly Resumed[];
}

/** The numbers of the model, each of which a scenario may set; `REPUTATION_NUMBERS` says what each one is. */
export interface ReputationNumbers {
  readonly spikeTimes: number;
  readonly spikeLeast: number;
  readonly poorComplaintPercent: number;
  readonly badComplaintPercent: number;
  readonly poorBouncePercent: number;
  readonly badBouncePercent: number;
  readonly leastCounted: number;
  readonly memoryDays: number;
  readonly listedDays: number;
  readonly delistHours: number;
}

export type ReputationLevel = 'good' | 'poor' | 'bad';

/** Why something has a bad name. */
export interface ReputationCause {
  readonly rule: 'volume' | 'complaints' | 'bounces';
  readonly level: Exclude<ReputationLevel, 'good'>;
  /** When it came to that. */
  readonly at: Instant;
  /** Messages that were counted. */
  readonly messages: number;
  /** Of `volume`: messages on a usual day; of the other two: how many of the messages. */
  readonly count: number;
  readonly by: Traffic['by'];
  /** Delivery that tipped the balance; null where the scenario declares what did. */
  readonly causedBy: string | null;
}

/** What receivers think of an address or a domain. */
export interface ReputationStanding {
  readonly level: ReputationLevel;
  /** The worst of what is held against it; null where nothing is. */
  readonly cause: ReputationCause | null;
}

/** An address or a domain that stands on a DNS blocklist because of the model. */
export interface ReputationListing {
  readonly subject: string;
  /** Name of the list, such as zen.spamhaus.org. */
  readonly zone: string;
  /** What the list's zone answers. */
  readonly answer: string;
  readonly since: Instant;
  readonly until: Instant;
  readonly cause: ReputationCause;
}

/** Whether an account of a service may send: `review` is a warning. */
export type AccountStatus = 'healthy' | 'review' | 'paused';

export interface AccountStanding {
  readonly status: AccountStatus;
  readonly cause: ReputationCause | null;
}

/** What the model says of one message's client, author and account. */
export interface ReputationFact {
  readonly ip: ReputationStanding;
  /** Null before the message. */
  readonly domain: ReputationStanding | null;
  /** Null where the receiver is no service with accounts, and before the message. */
  readonly account: AccountStanding | null;
  /** Null where the client's address is on no list by the model. */
  readonly listing: ReputationListing | null;
  readonly weighed: Weighed;
}

/** Whose mail was declared, so that the model had something to weigh: then a good name is the model's word as well. */
export interface Weighed {
  /** The client's address. */
  readonly ip: boolean;
  /** Every domain with declared mail. */
  readonly domains: readonly string[];
  /** The account of the service that is the receiver; false before the message. */
  readonly account: boolean;
}
