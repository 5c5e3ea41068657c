import type { Instant } from '../../model/dns.ts';
import type { AccountStanding, ReputationMemory } from '../../model/reputation.ts';
import { shareOf } from './share.ts';

/** Per hundred messages of an account. */
export interface AccountLimits {
  readonly reviewBounces: number;
  readonly pauseBounces: number;
  readonly reviewComplaints: number;
  readonly pauseComplaints: number;
  /** Fewer messages than this are no basis. */
  readonly least: number;
}

/**
 * Rule 5 of the model: whether a service lets an account send. All customers of the account count together. Amazon SES
 * publishes the shares, but takes them of a “representative volume” and says that it “might” pause: here all mail counts
 * since it let the account send again, and it pauses at once (Developer Guide, Sending review process FAQs, 2022-11).
 */
export function accountStanding(
  memory: ReputationMemory,
  account: string,
  { limits, at }: { readonly limits: AccountLimits; readonly at: Instant },
): AccountStanding {
  const since = memory.resumed.findLast((one) => one.account === account && one.at <= at)?.at ?? -Infinity;
  const counted = memory.traffic.filter((one) => one.account === account && one.at <= at && one.at > since);
  const { reviewBounces, pauseBounces, reviewComplaints, pauseComplaints, least } = limits;
  const causes = [
    shareOf(counted, 'complaints', { poor: reviewComplaints, bad: pauseComplaints, least }),
    shareOf(counted, 'bounces', { poor: reviewBounces, bad: pauseBounces, least }),
  ].filter((cause) => cause !== null);
  const cause = causes.find(({ level }) => level === 'bad') ?? causes[0] ?? null;
  return { status: cause === null ? 'healthy' : cause.level === 'bad' ? 'paused' : 'review', cause };
}
