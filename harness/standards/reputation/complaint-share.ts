import type { ReputationCause, ReputationNumbers, Traffic } from '../../model/reputation.ts';
import { shareOf } from './share.ts';

/** Rule 2 of the model, for addresses and domains: who is often marked as spam is a spammer. */
export function complaintShare(traffic: readonly Traffic[], numbers: ReputationNumbers): ReputationCause | null {
  const { poorComplaintPercent: poor, badComplaintPercent: bad, leastCounted: least } = numbers;
  return shareOf(traffic, 'complaints', { poor, bad, least });
}
