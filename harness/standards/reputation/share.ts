import type { ReputationCause, Traffic } from '../../model/reputation.ts';

export interface Limits {
  /** Per hundred messages. */
  readonly poor: number;
  readonly bad: number;
  /** Fewer messages than this are no basis. */
  readonly least: number;
}

/**
 * How large a share of all messages was complained of, or came back, up to the last of `traffic`; null where it is small or
 * where there are too few messages to take a share of. It came to that with the last that was complained of, or with what
 * made it enough to take a share of.
 *
 * @param traffic in order of time; all of it counts.
 */
export function shareOf(
  traffic: readonly Traffic[],
  what: 'complaints' | 'bounces',
  { poor, bad, least }: Limits,
): ReputationCause | null {
  const messages = sum(traffic, 'messages');
  const count = sum(traffic, what);
  const tipped = traffic.findLast((one, index) => one[what] > 0 || sum(traffic.slice(0, index), 'messages') < least);
  if (tipped === undefined || count === 0 || messages < least || count * 100 < poor * messages) return null;
  const level = count * 100 < bad * messages ? 'poor' : 'bad';
  const { at, by, causedBy } = tipped;
  return { rule: what, level, at, messages, count, by, causedBy };
}

function sum(traffic: readonly Traffic[], what: 'messages' | 'complaints' | 'bounces'): number {
  return traffic.reduce((total, one) => total + one[what], 0);
}
