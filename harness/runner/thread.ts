/* oxlint-disable unicorn/require-post-message-target-origin -- a port between threads has no origin */
import { Worker } from 'node:worker_threads';
import { OwnFault } from '../model/fault.ts';
import type { ScenarioReport } from '../model/report.ts';
import { faultOfThread } from './fault-of-thread.ts';
import type { Lane, Scenarios } from './lane.ts';
import type { PlayOptions } from './run-scenario.ts';

/**
 * What a thread is told: to take scenarios, numbered from the first on, in place of those it had; to play one of them
 * beside the others; or to stop all of them and end.
 */
export type Order =
  | { readonly kind: 'take'; readonly first: number; readonly scenarios: Scenarios }
  | { readonly kind: 'play'; readonly number: number }
  | { readonly kind: 'stop' };

/** What a thread says: that it can begin, and what became of each scenario. */
export type Said =
  | { readonly kind: 'ready' }
  | { readonly kind: 'report'; readonly number: number; readonly report: ScenarioReport }
  | { readonly kind: 'fault'; readonly number: number; readonly error: Error };

/**
 * Scenarios that are sent at a time, whether or not this thread plays them all. Sent one by one they would come without
 * what they have in common, receivers and zones, which is most of them; all at once they would take memory for the whole
 * run.
 */
const AT_A_TIME = 50;

/** MB for young objects in a thread. In less of it many outlive their time there, and collecting takes longer. */
const YOUNG_MB = 36;

/** In a clone the sources run as they are; the package has them compiled. */
const PLAYER = new URL(import.meta.url.endsWith('.ts') ? './thread-player.ts' : './thread-player.js', import.meta.url);

interface Waiting {
  readonly resolve: (report: ScenarioReport) => void;
  readonly reject: (fault: Error) => void;
}

/** The scenarios that are being played in a thread, by their numbers. */
class Playing {
  readonly #waiting = new Map<number, Waiting>();
  #end: Error | null = null;

  begin(number: number, send: () => void): Promise<ScenarioReport> {
    if (this.#end !== null) return Promise.reject(this.#end);
    send();
    return new Promise((resolve, reject) => this.#waiting.set(number, { resolve, reject }));
  }

  end(what: Exclude<Said, { kind: 'ready' }>): void {
    const one = this.#waiting.get(what.number);
    this.#waiting.delete(what.number);
    if (what.kind === 'report') one?.resolve(what.report);
    else one?.reject(faultOfThread(what.error));
  }

  /** Refuses what is played, and whatever may come; the first reason holds. */
  refuse(reason: Error): void {
    this.#end ??= reason;
    for (const { reject } of this.#waiting.values()) reject(this.#end);
    this.#waiting.clear();
  }
}

/**
 * Opens another thread to play in, which is to be given scenarios in their order. What is played there when the signal
 * comes, or the thread dies, is refused with the signal's reason, or with what the thread died of.
 */
export function openThread(
  scenarios: Scenarios,
  { mask, signal }: PlayOptions & { readonly signal: AbortSignal },
): Lane {
  const worker = new Worker(PLAYER, {
    workerData: { mask },
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const playing = new Playing();
  const ready = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const order = (what: Order): void => worker.postMessage(what);
  let taken = 0;
  const send = (number: number): void => {
    if (number >= taken) {
      const first = number - (number % AT_A_TIME);
      taken = first + AT_A_TIME;
      order({ kind: 'take', first, scenarios: scenarios.slice(first, taken) });
    }
    order({ kind: 'play', number });
  };
  const stop = (): void => {
    order({ kind: 'stop' });
    playing.refuse(signal.reason as Error);
  };
  worker.on('message', (what: Said) => {
    if (what.kind === 'ready') ready.resolve();
    else playing.end(what);
  });
  worker.on('error', (error: Error) => playing.refuse(faultOfThread(error)));
  worker.once('exit', () => {
    playing.refuse(new OwnFault('a thread ended before all its scenarios were played'));
    // One that died while it was loading tells so when it is given something to play.
    ready.resolve();
    ended.resolve();
  });
  signal.addEventListener('abort', stop, { once: true });
  return {
    ready: ready.promise,
    play: (number) => playing.begin(number, () => send(number)),
    async close() {
      signal.removeEventListener('abort', stop);
      order({ kind: 'stop' });
      await ended.promise;
    },
  };
}
