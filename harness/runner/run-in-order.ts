import { OwnFault } from '../model/fault.ts';
import type { ScenarioReport } from '../model/report.ts';
import type { Lane } from './lane.ts';

/** Scenarios that are being played, whose reports are taken one by one in the order of the scenarios. */
export interface Ordered {
  /** The next report, of as many as there are scenarios. @throws What the lane throws that plays it. */
  readonly next: () => Promise<ScenarioReport>;
  /** Starts no more, and waits for what runs: to stop that is for the signal of the lanes. */
  readonly close: () => Promise<void>;
}

/** Scenarios that may be under way or waiting for the reader, for each that is played at a time. */
const AHEAD = 2;

/**
 * Plays scenarios side by side, each in the lane that has most room. They are started as reports are taken, so that a
 * slow reader is not buried.
 *
 * @param count Of the scenarios; a lane knows them by their numbers.
 * @param lanes The first one is ready.
 * @param concurrency Scenarios played at the same time, in all lanes together; not fewer than there are lanes.
 */
export function runInOrder(count: number, lanes: readonly Lane[], concurrency: number): Ordered {
  const rooms = lanes.map((lane) => ({ lane, free: 0 }));
  const untaken: Promise<ScenarioReport>[] = [];
  let started = 0;
  const closing = { begun: false };
  const startMore = (): void => {
    while (!closing.begun && untaken.length < AHEAD * concurrency) {
      const room = rooms.reduce((most, other) => (other.free > most.free ? other : most));
      if (started === count || room.free === 0) return;
      room.free -= 1;
      const report = room.lane.play(started).finally(() => {
        room.free += 1;
        startMore();
      });
      started += 1;
      // Awaited in order; one that fails early must not count as unhandled until its turn comes.
      report.catch(() => {});
      untaken.push(report);
    }
  };
  const share = Math.floor(concurrency / lanes.length);
  for (const [index, room] of rooms.entries()) {
    const open = (): void => {
      room.free = share + (index < concurrency % lanes.length ? 1 : 0);
      startMore();
    };
    if (room.lane.ready === null) open();
    else void room.lane.ready.then(open);
  }
  return {
    async next() {
      const report = await untaken[0];
      if (report === undefined) throw new OwnFault('more reports were asked for than there are scenarios');
      untaken.shift();
      startMore();
      return report;
    },
    async close() {
      closing.begun = true;
      await Promise.allSettled(untaken);
    },
  };
}
