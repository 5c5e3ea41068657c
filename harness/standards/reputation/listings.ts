import type { Instant } from '../../model/dns.ts';
import type { ReputationListing, ReputationMemory, ReputationNumbers, Traffic } from '../../model/reputation.ts';
import { causesOf } from './standing.ts';
import { namesBehind, trafficOf, type Subject } from './subject.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Spamhaus's list of addresses: 127.0.0.3 is CSS, of senders with a bad name (docs.spamhaus.com, 2026-11). */
const ADDRESSES = { zone: 'zen.spamhaus.org', answer: '127.0.0.3' };
/** Its list of domains: 127.0.1.2 is a domain that spam is sent with (likewise). */
const DOMAINS = { zone: 'dbl.spamhaus.org', answer: '127.0.1.2' };

interface When {
  readonly numbers: ReputationNumbers;
  readonly at: Instant;
}

/** What stands on a list of an address or a domain: its own name, or that of a domain above it. */
export function listingOf(memory: ReputationMemory, subject: Subject, when: When): ReputationListing | null {
  const listings = namesBehind(memory, subject).map((behind) => ownListing(memory, behind, when));
  return listings.find((listing) => listing !== null) ?? null;
}

/**
 * Rule 4 of the model: what has come to a bad name is on a list from then on, for `listedDays`, or until `delistHours` after
 * somebody asked for removal. What had been sent before the request does not bring it back; what is sent later does.
 */
function ownListing(memory: ReputationMemory, subject: Subject, { numbers, at }: When): ReputationListing | null {
  const name = subject.kind === 'ip' ? subject.ip : subject.domain;
  const requests = memory.delisted.filter((one) => one.subject === name && one.at <= at).map((one) => one.at);
  const past = trafficOf(memory, subject).filter((one) => one.at <= at);
  for (const one of past.toReversed()) {
    const cause = causeAt(one, past, subject, {
      numbers,
      at: requests.findLast((asked) => asked < one.at) ?? -Infinity,
    });
    if (cause === null) continue;
    const asked = requests.find((request) => request >= one.at);
    const kept = one.at + numbers.listedDays * DAY;
    const until = asked === undefined ? kept : Math.min(kept, asked + numbers.delistHours * HOUR);
    if (at >= until) return null;
    return { subject: name, ...(subject.kind === 'ip' ? ADDRESSES : DOMAINS), since: one.at, until, cause };
  }
  return null;
}

/** What the mail of one time brought about, with what came since `at` and before it; null where its own part in it is none. */
function causeAt(one: Traffic, past: readonly Traffic[], subject: Subject, { numbers, at }: When) {
  const known = past.filter(
    (other) => other.at <= one.at && other.at > Math.max(at, one.at - numbers.memoryDays * DAY),
  );
  return causesOf(known, subject, numbers).find((cause) => cause.level === 'bad' && cause.at === one.at) ?? null;
}

/** Everything that stands on a list at an instant. */
export function listingsAt(memory: ReputationMemory, when: When): readonly ReputationListing[] {
  const subjects = new Map<string, Subject>();
  for (const { ip, domain } of memory.traffic) {
    if (ip !== null) subjects.set(ip, { kind: 'ip', ip });
    if (domain !== null) subjects.set(domain, { kind: 'domain', domain });
  }
  return [...subjects.values()].flatMap((subject) => ownListing(memory, subject, when) ?? []);
}
