import type { Instant } from '../model/dns.ts';
import type { SettingValue } from '../model/receiver.ts';
import type { ReputationFact, ReputationMemory, ReputationNumbers, Traffic } from '../model/reputation.ts';
import type { Site } from '../model/world.ts';
import { accountStanding, type AccountLimits } from '../standards/reputation/account-standing.ts';
import { listingOf } from '../standards/reputation/listings.ts';
import { standingOf } from '../standards/reputation/standing.ts';
import { trafficOf } from '../standards/reputation/subject.ts';

/** What the model of reputation looks at. */
export interface KnownReputation {
  readonly memory: ReputationMemory;
  readonly numbers: ReputationNumbers;
}

/** What the model says of a client as soon as it connects. */
export function clientReputation(
  { memory, numbers }: KnownReputation,
  { clientIp: ip, at }: { readonly clientIp: string; readonly at: Instant },
): ReputationFact {
  const subject = { kind: 'ip', ip } as const;
  return {
    ip: standingOf(memory, subject, { numbers, at }),
    domain: null,
    account: null,
    listing: listingOf(memory, subject, { numbers, at }),
    weighed: { ip: trafficOf(memory, subject).some(isMail), domains: domainsIn(memory), account: false },
  };
}

/** A complaint about a message of the story is none: nobody said how many there were beside it. */
function isMail({ messages }: Traffic): boolean {
  return messages > 0;
}

function domainsIn({ traffic }: ReputationMemory): readonly string[] {
  return [...new Set(traffic.filter(isMail).flatMap(({ domain }) => domain ?? []))];
}

export interface MessageContext {
  /** Of From; '' where there is none, or several. */
  readonly domain: string;
  readonly site: Site;
  /** Every setting of the site's receiver. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly at: Instant;
}

/** The same with what it says of the domain in From, and of the account where the receiver is a service that has one. */
export function messageReputation(
  before: ReputationFact,
  { memory, numbers }: KnownReputation,
  { domain, site, settings, at }: MessageContext,
): ReputationFact {
  const limits = limitsOf(settings, numbers);
  const account = memory.traffic.some((one) => isMail(one) && one.account === site.id);
  return {
    ...before,
    domain: standingOf(memory, { kind: 'domain', domain }, { numbers, at }),
    account: site.ses === undefined ? null : accountStanding(memory, site.id, { limits, at }),
    weighed: { ...before.weighed, account },
  };
}

function limitsOf(
  settings: Readonly<Record<string, SettingValue>>,
  { leastCounted }: ReputationNumbers,
): AccountLimits {
  const limit = (name: string): number => Number(settings[name] ?? Infinity);
  return {
    reviewBounces: limit('reviewBouncePercent'),
    pauseBounces: limit('pauseBouncePercent'),
    reviewComplaints: limit('reviewComplaintPercent'),
    pauseComplaints: limit('pauseComplaintPercent'),
    least: leastCounted,
  };
}
