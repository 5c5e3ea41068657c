import { runScenarios, type Scenario } from '../harness/index.ts';
import { sendAll } from './client.ts';
import { median } from './median.ts';
import type { Traffic } from './messages.ts';
import type { Server } from './server.ts';

/** Rounds that count; those before them let the compiler warm up on both sides. */
const ROUNDS = 7;
const WARM_UP = 2;

/** Messages a second. */
interface Round {
  readonly harness: number;
  readonly other: number;
}

export interface Contest extends Round {
  /** Median of what each round gave: what slows the machine down for a while slows both sides of a round. */
  readonly ratio: number;
}

export interface Contestants {
  readonly scenarios: readonly Scenario[];
  /** Threads that the harness may use: as many as the other side has processes. */
  readonly threads: number;
  /** What the scenarios send, for the other server. */
  readonly traffic: Traffic;
  readonly server: Server;
}

async function perSecond(work: () => Promise<number>): Promise<number> {
  const began = performance.now();
  const messages = await work();
  return messages / ((performance.now() - began) / 1000);
}

/** Plays the scenarios as `noticeproof run` does and counts the messages in the reports, dialogue and DNS kept. */
async function play({ scenarios, threads }: Contestants): Promise<number> {
  let messages = 0;
  for await (const { id, outcome, deliveries } of runScenarios(scenarios, { threads })) {
    if (outcome !== 'as-expected') throw new Error(`${id} is ${outcome}`);
    messages += deliveries.filter(({ evidence }) => evidence.dialogue.length > 0 && evidence.dns.length > 0).length;
  }
  return messages;
}

async function send({ traffic, server }: Contestants): Promise<number> {
  const taken = await sendAll(traffic.lines, server.port);
  const sent = traffic.lines.flat().length;
  if (taken !== sent) throw new Error(`of ${sent} messages the other server took ${taken}`);
  return taken;
}

/** Whoever begins leaves its heap to the other: they take turns at that. */
async function playRound(contestants: Contestants, harnessFirst: boolean): Promise<Round> {
  const early = harnessFirst ? await perSecond(() => play(contestants)) : null;
  const other = await perSecond(() => send(contestants));
  return { harness: early ?? (await perSecond(() => play(contestants))), other };
}

/** Lets the harness play scenarios and another server take the same messages, by turns. */
export async function contest(contestants: Contestants): Promise<Contest> {
  const rounds: Round[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    rounds.push(await playRound(contestants, round % 2 === 0));
  }
  const counted = rounds.slice(WARM_UP);
  return {
    harness: median(counted.map(({ harness }) => harness)),
    other: median(counted.map(({ other }) => other)),
    ratio: median(counted.map(({ harness, other }) => harness / other)),
  };
}
