/* oxlint-disable unicorn/require-post-message-target-origin -- a port between threads has no origin */
import module from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Order, Said, Task } from './thread.ts';

// The other end of `playInThread`. What was compiled before is read from the same place as in the thread that began it.
module.enableCompileCache?.();
const { runInOrder } = await import('./run-in-order.ts');

const { scenarios, options } = workerData as Task;
const stop = new AbortController();

/** How many reports may be handed over: the reader is not to be buried. */
const allowed = {
  count: 0,
  changed: (): void => {},
};

parentPort?.on('message', (order: Order) => {
  if (order === 'stop') stop.abort();
  else allowed.count += 1;
  allowed.changed();
});

async function mayReport(): Promise<void> {
  while (allowed.count === 0 && !stop.signal.aborted) {
    await new Promise<void>((resolve) => {
      allowed.changed = resolve;
    });
  }
  stop.signal.throwIfAborted();
  allowed.count -= 1;
}

async function play(): Promise<Said> {
  const run = runInOrder(scenarios, { ...options, signal: stop.signal });
  try {
    for (let left = scenarios.length; left > 0; left -= 1) {
      const report = await run.next();
      await mayReport();
      parentPort?.postMessage({ kind: 'report', report } satisfies Said);
    }
    return { kind: 'done' };
  } catch (error) {
    if (stop.signal.aborted) return { kind: 'done' };
    return { kind: 'fault', error: error instanceof Error ? error : new Error(String(error)) };
  } finally {
    await run.close();
  }
}

const last = await play();
parentPort?.postMessage(last);
// Nothing listens any more: the thread ends with its port.
parentPort?.close();
