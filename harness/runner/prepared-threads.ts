import { beginThread, type Thread } from './thread.ts';

/** Threads that load what they play with while the scenarios are still being read. */
export interface PreparedThreads {
  /** Threads that a run can have, that which calls among them. */
  readonly count: number;
  /** One that nobody has taken; begun now where none is left. */
  readonly take: () => Thread;
  /** Ends those that nobody took. */
  readonly dismiss: () => Promise<void>;
}

/**
 * Begins the threads of a run that is about to come, so that they load while its scenarios are loaded. Give them to that
 * run; a process does not wait for those that no run was given.
 *
 * @param count Threads that play, that which calls among them, at least 1.
 *
 * @example
 * const threads = prepareThreads(2);
 * const { scenarios } = loadScenarios(['scenarios'], { workingDir: process.cwd() });
 * for await (const report of runScenarios(scenarios, { threads })) console.log(report.id, report.outcome);
 */
export function prepareThreads(count: number): PreparedThreads {
  return threadsFrom(count, Array.from({ length: Math.max(0, count - 1) }, beginThread));
}

/** Threads that begin when they are taken. */
export function unpreparedThreads(count: number): PreparedThreads {
  return threadsFrom(count, []);
}

function threadsFrom(count: number, idle: Thread[]): PreparedThreads {
  return {
    count,
    take: () => idle.shift() ?? beginThread(),
    async dismiss() {
      await Promise.all(idle.splice(0).map((thread) => thread.dismiss()));
    },
  };
}
