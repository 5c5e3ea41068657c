import type { ReputationCause, ReputationNumbers, Traffic } from '../../model/reputation.ts';
import { shareOf } from './share.ts';

/** Rule 3 of the model, for addresses and domains: who writes to many mailboxes that do not exist did not ask their owners. */
export function bounceShare(traffic: readonly Traffic[], numbers: ReputationNumbers): ReputationCause | null {
  const { poorBouncePercent: poor, badBouncePercent: bad, leastCounted: least } = numbers;
  return shareOf(traffic, 'bounces', { poor, bad, least });
}
