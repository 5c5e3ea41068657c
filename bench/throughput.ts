import { runScenarios, type Scenario, type ScenarioReport } from '../harness/index.ts';
import { openBareServer } from './bare-server.ts';
import { sendAll } from './client.ts';
import { ALL_ROUNDS, contest, type Contest } from './contest.ts';
import { NoHaraka, openHaraka } from './haraka/server.ts';
import { recordTraffic, type Traffic } from './messages.ts';
import type { Server } from './server.ts';
import { loadStories } from './stories.ts';

/** Patrons of each library: a notice and an answer apiece. */
const PATRONS = 5;

/** Messages of a report that has its evidence, dialogue and DNS. */
function messagesIn({ id, outcome, deliveries }: ScenarioReport): number {
  if (outcome !== 'as-expected') throw new Error(`${id} is ${outcome}`);
  return deliveries.filter(({ evidence }) => evidence.dialogue.length > 0 && evidence.dns.length > 0).length;
}

async function send(traffic: Traffic, server: Server): Promise<number> {
  const taken = await sendAll(traffic.lines, server.port);
  const sent = traffic.lines.flat().length;
  if (taken !== sent) throw new Error(`of ${sent} messages the other server took ${taken}`);
  return taken;
}

/** Against smtp-server with mailauth's `authenticate`, everything in this thread. */
export async function againstBareServer(signed: boolean): Promise<Contest> {
  const scenarios = loadStories({ count: 100, signed, patrons: PATRONS });
  const traffic = await recordTraffic(scenarios);
  const server = await openBareServer(traffic.zones);
  const harness = async (): Promise<number> => {
    let messages = 0;
    for await (const report of runScenarios(scenarios)) messages += messagesIn(report);
    return messages;
  };
  try {
    return await contest({ harness, other: () => send(traffic, server) });
  } finally {
    await server.close();
  }
}

/** Turns of one long run: its threads are begun once, as Haraka's process is. */
function turnsOfOneRun(scenarios: readonly Scenario[], turns: number) {
  const reports = runScenarios(Array<readonly Scenario[]>(turns).fill(scenarios).flat(), { threads: 2 });
  const harness = async (): Promise<number> => {
    let messages = 0;
    for (let left = scenarios.length; left > 0; left -= 1) {
      const next = await reports.next();
      if (next.done !== true) messages += messagesIn(next.value);
    }
    return messages;
  };
  return { harness, close: () => reports.return(undefined) };
}

/**
 * Against Haraka, half of the messages signed; where it cannot be had, the reason in plain words. Haraka is a process
 * beside that of its client, so the harness has two threads too, as `noticeproof run` has.
 */
export async function againstHaraka(): Promise<Contest | string> {
  const stories = [false, true].map((signed) => loadStories({ count: 250, signed, patrons: PATRONS }));
  const scenarios = stories.flat();
  const traffic = await recordTraffic(scenarios);
  try {
    const server = await openHaraka(traffic.zones);
    const run = turnsOfOneRun(scenarios, ALL_ROUNDS);
    try {
      return await contest({ harness: run.harness, other: () => send(traffic, server) });
    } finally {
      await run.close();
      await server.close();
    }
  } catch (error) {
    if (error instanceof NoHaraka) return error.message;
    throw error;
  }
}
