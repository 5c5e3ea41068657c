import type { Instant } from '../../model/dns.ts';
import type {
  ReputationCause,
  ReputationMemory,
  ReputationNumbers,
  ReputationStanding,
  Traffic,
} from '../../model/reputation.ts';
import { bounceShare } from './bounce-share.ts';
import { complaintShare } from './complaint-share.ts';
import { trafficOf, type Subject } from './subject.ts';
import { volumeSpike } from './volume-spike.ts';

const DAY = 24 * 60 * 60 * 1000;

/**
 * What receivers think of an address or a domain: the worst that a rule says of what they remember of its mail. It is
 * forgotten with time alone, `memoryDays` after it was sent.
 */
export function standingOf(
  memory: ReputationMemory,
  subject: Subject,
  { numbers, at }: { readonly numbers: ReputationNumbers; readonly at: Instant },
): ReputationStanding {
  const remembered = trafficOf(memory, subject).filter((one) => one.at <= at && one.at > at - numbers.memoryDays * DAY);
  const cause = worstOf(causesOf(remembered, subject, numbers));
  return { level: cause?.level ?? 'good', cause };
}

/** All that is held against a subject for `traffic`, in the order of the rules. */
export function causesOf(
  traffic: readonly Traffic[],
  subject: Subject,
  numbers: ReputationNumbers,
): readonly ReputationCause[] {
  const spikes = subject.kind === 'ip' ? traffic.map((one) => volumeSpike(one, numbers)) : [];
  const shares = [complaintShare(traffic, numbers), bounceShare(traffic, numbers)];
  return [...spikes.toReversed(), ...shares].filter((cause) => cause !== null);
}

function worstOf(causes: readonly ReputationCause[]): ReputationCause | null {
  return causes.find(({ level }) => level === 'bad') ?? causes[0] ?? null;
}
