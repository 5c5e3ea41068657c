import { transmit } from '../harness/sender/transmit.ts';
import type { Message } from './messages.ts';

/** What `runScenarios` takes for its concurrency where nobody says another. */
export const LINES_AT_ONCE = 16;

/**
 * Sends every line's messages one after the other, each on a connection of its own, with the code that the harness
 * sends with; 16 lines at a time, as the harness plays 16 scenarios.
 *
 * @returns how many messages were taken with a 250.
 */
export async function sendAll(lines: readonly (readonly Message[])[], port: number): Promise<number> {
  const queue = lines.values();
  let taken = 0;
  const work = async (): Promise<void> => {
    for (const line of queue) {
      for (const message of line) {
        const { reply } = await transmit({ ...message, usesStartTls: false, port, at: 0 });
        if (reply.code === 250) taken += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: LINES_AT_ONCE }, work));
  return taken;
}
