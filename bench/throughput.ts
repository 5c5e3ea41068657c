import { openBareServer } from './bare-server.ts';
import { contest, type Contest } from './contest.ts';
import { NoHaraka, openHaraka } from './haraka/server.ts';
import { recordTraffic } from './messages.ts';
import { loadStories } from './stories.ts';

/** Patrons of each library: a notice and an answer apiece. */
const PATRONS = 5;

/** Against smtp-server with mailauth's `authenticate`, all in this thread. */
export async function againstBareServer(signed: boolean): Promise<Contest> {
  const scenarios = loadStories({ count: 100, signed, patrons: PATRONS });
  const traffic = await recordTraffic(scenarios);
  const server = await openBareServer(traffic.zones);
  try {
    return await contest({ scenarios, threads: 1, traffic, server });
  } finally {
    await server.close();
  }
}

/**
 * Against Haraka, half of the messages signed; where it cannot be had, the reason in plain words. Haraka is a process
 * beside that of its client, so the harness has two threads too.
 */
export async function againstHaraka(): Promise<Contest | string> {
  const stories = [false, true].map((signed) => loadStories({ count: 150, signed, patrons: PATRONS }));
  const scenarios = stories.flat();
  const traffic = await recordTraffic(scenarios);
  try {
    const server = await openHaraka(traffic.zones);
    try {
      return await contest({ scenarios, threads: 2, traffic, server });
    } finally {
      await server.close();
    }
  } catch (error) {
    if (error instanceof NoHaraka) return error.message;
    throw error;
  }
}
