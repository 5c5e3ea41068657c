import { setTimeout as sleep } from 'node:timers/promises';
import { median } from './median.ts';

/** Rounds that count; those before them let the compiler warm up on both sides. */
const ROUNDS = 7;
const WARM_UP = 2;
export const ALL_ROUNDS = WARM_UP + ROUNDS;

/** Milliseconds of rest before a turn: what the other side had begun ahead is over then. */
const REST = 500;

/** Messages a second. */
interface Round {
  readonly harness: number;
  readonly other: number;
}

export interface Contest extends Round {
  /** Median of what each round gave: what slows the machine down for a while slows both sides of a round. */
  readonly ratio: number;
}

/** One turn each; both tell how many messages it was. */
export interface Contestants {
  readonly harness: () => Promise<number>;
  readonly other: () => Promise<number>;
}

async function perSecond(turn: () => Promise<number>): Promise<number> {
  await sleep(REST);
  const began = performance.now();
  const messages = await turn();
  return messages / ((performance.now() - began) / 1000);
}

/** Whoever begins leaves its heap to the other: they take turns at that. */
async function playRound({ harness, other }: Contestants, harnessFirst: boolean): Promise<Round> {
  const early = harnessFirst ? await perSecond(harness) : null;
  const others = await perSecond(other);
  return { harness: early ?? (await perSecond(harness)), other: others };
}

/** Lets two take the same messages by turns. */
export async function contest(contestants: Contestants): Promise<Contest> {
  const rounds: Round[] = [];
  for (let round = 0; round < ALL_ROUNDS; round += 1) {
    rounds.push(await playRound(contestants, round % 2 === 0));
  }
  const counted = rounds.slice(WARM_UP);
  return {
    harness: median(counted.map(({ harness }) => harness)),
    other: median(counted.map(({ other }) => other)),
    ratio: median(counted.map(({ harness, other }) => harness / other)),
  };
}
