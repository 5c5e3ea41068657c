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
import { namesBehind, trafficOf, type Subject } from './subject.ts';
import { volumeSpike } from './volume-spike.ts';

const DAY = 24 * 60 * 60 * 1000;

interface When {
  readonly numbers: ReputationNumbers;
  readonly at: Instant;
}

/** What receivers think of an address or a domain: the worst that is held against it. */
export function standingOf(memory: ReputationMemory, subject: Subject, when: When): ReputationStanding {
  const cause = heldAgainst(memory, subject, when)?.cause ?? null;
  return { level: cause?.level ?? 'good', cause };
}

/** A cause, and whose name it is: the subject's own, or that of a domain above it. */
export interface HeldAgainst {
  readonly subject: Subject;
  readonly cause: ReputationCause;
}

/**
 * The worst that a rule says of what receivers remember of a subject's mail; null where there is nothing. It is forgotten
 * with time alone, `memoryDays` after it was sent.
 */
export function heldAgainst(memory: ReputationMemory, subject: Subject, { numbers, at }: When): HeldAgainst | null {
  const since = at - numbers.memoryDays * DAY;
  const held = namesBehind(memory, subject).flatMap((behind) => {
    const remembered = trafficOf(memory, behind).filter((one) => one.at <= at && one.at > since);
    return causesOf(remembered, behind, numbers).map((cause) => ({ subject: behind, cause }));
  });
  return held.find(({ cause }) => cause.level === 'bad') ?? held[0] ?? null;
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
