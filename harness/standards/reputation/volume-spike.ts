import type { ReputationCause, ReputationNumbers, Traffic } from '../../model/reputation.ts';

/**
 * Rule 1 of the model, for addresses: a day far above the usual one is a mass mailing, and a mass mailing from an address
 * that never sent one looks like a machine that somebody has taken over. Where nobody said what is usual, nothing is odd.
 */
export function volumeSpike(traffic: Traffic, numbers: ReputationNumbers): ReputationCause | null {
  const { messages, usual, at, by, causedBy } = traffic;
  if (usual === null || messages < numbers.spikeLeast || messages < numbers.spikeTimes * usual) return null;
  return { rule: 'volume', level: 'bad', at, messages, count: usual, by, causedBy };
}
