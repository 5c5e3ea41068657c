/* oxlint-disable unicorn/require-post-message-target-origin -- a port between threads has no origin */
import module from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { OwnFault } from '../model/fault.ts';
import type { Scenarios } from './lane.ts';
import type { PlayOptions } from './run-scenario.ts';
import type { Order, Said } from './thread.ts';

// The other end of `openThread`. What was compiled before is read from the same place as in the thread that opened it.
module.enableCompileCache?.();
const { runScenario } = await import('./run-scenario.ts');

const { mask } = workerData as Pick<PlayOptions, 'mask'>;
const stop = new AbortController();
const playing = new Set<Promise<void>>();
let taken: { readonly first: number; readonly scenarios: Scenarios } = { first: 0, scenarios: [] };

function say(what: Said): void {
  parentPort?.postMessage(what);
}

async function play(number: number): Promise<void> {
  try {
    const scenario = taken.scenarios[number - taken.first];
    if (!scenario) throw new OwnFault(`a thread was told to play scenario ${number}, which it was not given`);
    say({ kind: 'report', number, report: await runScenario(scenario, { mask, signal: stop.signal }) });
  } catch (error) {
    if (stop.signal.aborted) return;
    say({ kind: 'fault', number, error: error instanceof Error ? error : new Error(String(error)) });
  }
}

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'take') {
    taken = order;
    return;
  }
  if (order.kind === 'play') {
    const one = play(order.number);
    playing.add(one);
    void one.then(() => playing.delete(one));
    return;
  }
  stop.abort();
  // Once nothing listens any more the thread ends with its port.
  void Promise.all(playing).then(() => parentPort?.close());
});
say({ kind: 'ready' });
