/* oxlint-disable unicorn/require-post-message-target-origin -- a port between threads has no origin */
import { Worker } from 'node:worker_threads';
import { OwnFault } from '../model/fault.ts';
import type { ScenarioReport } from '../model/report.ts';
import type { Scenario } from '../model/world.ts';
import { faultOfThread } from './fault-of-thread.ts';
import type { Ordered, OrderedOptions } from './run-in-order.ts';

/** What a thread is given to do. */
export interface Task {
  readonly scenarios: readonly Scenario[];
  readonly options: Omit<OrderedOptions, 'signal'>;
}

/** What a thread is told: that it may hand over one more report, or that it is to stop. */
export type Order = 'report' | 'stop';

/** What a thread says. After anything but a report it ends by itself, with nothing left listening. */
export type Said =
  | { readonly kind: 'report'; readonly report: ScenarioReport }
  | { readonly kind: 'done' }
  | { readonly kind: 'fault'; readonly error: Error };

/** Reports that a thread may hand over before they are asked for. */
const AHEAD = 4;

/** MB for young objects in a thread: V8's own choice would be several times as much, for no gain in speed. */
const YOUNG_MB = 24;

/** In a clone the sources run as they are; the package has them compiled. */
const PLAYER = new URL(import.meta.url.endsWith('.ts') ? './thread-player.ts' : './thread-player.js', import.meta.url);

/**
 * Plays scenarios in a thread of its own, which begins at once. Their reports come in the order of the scenarios.
 *
 * @param signal Stops it; a report that is waited for is then refused with the signal's reason.
 */
export function playInThread(task: Task, signal: AbortSignal): Ordered {
  const worker = new Worker(PLAYER, {
    workerData: task,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const said: Said[] = [];
  let heard: (() => void) | null = null;
  const note = (what: Said): void => {
    said.push(what);
    heard?.();
  };
  const order = (what: Order): void => worker.postMessage(what);
  const stop = (): void => {
    order('stop');
    heard?.();
  };
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      note({ kind: 'done' });
      resolve();
    });
  });
  worker.on('message', note);
  worker.on('error', (error: Error) => note({ kind: 'fault', error }));
  signal.addEventListener('abort', stop, { once: true });
  for (let ahead = 0; ahead < AHEAD; ahead += 1) order('report');
  return {
    async next() {
      while (said.length === 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
      signal.throwIfAborted();
      const what = said.shift();
      if (what?.kind === 'fault') throw faultOfThread(what.error);
      if (what?.kind !== 'report') throw new OwnFault('a thread ended before all its scenarios were played');
      order('report');
      return what.report;
    },
    async close() {
      signal.removeEventListener('abort', stop);
      stop();
      await ended;
    },
  };
}
