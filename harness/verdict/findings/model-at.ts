import type { Transaction } from '../../model/delivery.ts';
import type { Instant } from '../../model/dns.ts';
import type { ReputationMemory, ReputationNumbers } from '../../model/reputation.ts';
import { USUAL_NUMBERS } from '../../standards/reputation/numbers.ts';
import type { Case } from './case.ts';
import type { NoticeEnd } from './notice-ends.ts';

/** The model of reputation as an attempt met it. */
export interface ModelAt {
  readonly memory: ReputationMemory;
  readonly when: { readonly numbers: ReputationNumbers; readonly at: Instant };
}

/** What the model of reputation knew of everybody's mail at the time of an attempt; null where nothing was declared. */
export function modelAt(c: Case, end: NoticeEnd, { attempt }: Transaction): ModelAt | null {
  const memory = c.timelines.find(({ flows }) => flows.includes(end.flow))?.timeline.state.reputation;
  return memory === undefined ? null : { memory, when: { numbers: numbersOf(c), at: attempt.at } };
}

/** The model's numbers in a scenario. */
export function numbersOf({ world }: Case): ReputationNumbers {
  return world.scenario.reputation ?? USUAL_NUMBERS;
}
