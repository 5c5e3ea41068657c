import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OwnFault, type ScenarioReport } from '../../harness/index.ts';
import type { Lane } from '../../harness/runner/lane.ts';
import { runInOrder } from '../../harness/runner/run-in-order.ts';

/** A lane that ends what it plays when the test says so, and keeps what it was given. */
class HeldLane implements Lane {
  readonly given: string[] = [];
  readonly playing = new Map<string, PromiseWithResolvers<ScenarioReport>>();
  readonly ready: Promise<void> | null;
  most = 0;

  constructor(ready: Promise<void> | null = null) {
    this.ready = ready;
  }

  play(number: number): Promise<ScenarioReport> {
    const id = String(number);
    const end = Promise.withResolvers<ScenarioReport>();
    this.given.push(id);
    this.playing.set(id, end);
    this.most = Math.max(this.most, this.playing.size);
    return end.promise;
  }

  async end(id: string, fault?: Error): Promise<void> {
    const one = this.playing.get(id);
    if (one === undefined) throw new Error(`${id} is not being played here, but ${[...this.playing.keys()].join()}`);
    this.playing.delete(id);
    if (fault === undefined) one.resolve({ id } as ScenarioReport);
    else one.reject(fault);
    await turn();
  }

  /** Ends all that it plays, the last first, until it is given no more. */
  async endAll(): Promise<void> {
    for (let last = [...this.playing.keys()].at(-1); last !== undefined; last = [...this.playing.keys()].at(-1)) {
      await this.end(last);
    }
  }

  async close(): Promise<void> {}
}

describe('scenarios played in lanes', () => {
  it('go to the lane that has room, while the other still plays what it has', async () => {
    const [slow, quick] = [new HeldLane(), new HeldLane()];
    const run = runInOrder(8, [slow, quick], 4);
    expect([slow.given, quick.given]).toEqual([
      ['0', '1'],
      ['2', '3'],
    ]);
    await quick.end('2');
    await quick.end('3');
    expect(slow.given, 'it has no room').toEqual(['0', '1']);
    expect(quick.given).toEqual(['2', '3', '4', '5']);
    await slow.end('0');
    expect(slow.given).toEqual(['0', '1', '6']);
    expect((await run.next()).id).toBe('0');
  });

  it.each([
    { concurrency: 5, shares: [3, 2], because: 'the odd place is the first one’s, which is ready' },
    { concurrency: 2, shares: [1, 1], because: 'each has one' },
  ])('are never more than $concurrency at a time: $because', async ({ concurrency, shares }) => {
    const lanes = [new HeldLane(), new HeldLane()];
    const run = runInOrder(30, lanes, concurrency);
    for (let left = 30; left > 0; left -= 1) {
      const report = run.next();
      for (const lane of lanes) await lane.endAll();
      await report;
    }
    expect(lanes.map(({ most }) => most)).toEqual(shares);
  });

  it('go to a lane only once it is ready', async () => {
    const loaded = Promise.withResolvers<void>();
    const [first, late] = [new HeldLane(), new HeldLane(loaded.promise)];
    runInOrder(9, [first, late], 4);
    await first.end('0');
    expect([first.given, late.given]).toEqual([['0', '1', '2'], []]);
    loaded.resolve();
    await turn();
    expect(late.given).toEqual(['3', '4']);
  });

  it('are given in their order, whichever ends first', async () => {
    const lanes = [new HeldLane(), new HeldLane()];
    const run = runInOrder(4, lanes, 4);
    for (const lane of lanes.toReversed()) await lane.endAll();
    const taken: string[] = [];
    while (taken.length < 4) taken.push((await run.next()).id);
    expect(taken).toEqual(['0', '1', '2', '3']);
  });

  it('are started as reports are taken: a reader that takes none is not buried', async () => {
    const lane = new HeldLane();
    const run = runInOrder(20, [lane], 3);
    await lane.endAll();
    expect(lane.given).toHaveLength(6);
    await run.next();
    expect(lane.given).toHaveLength(7);
  });

  it.each([
    { at: 0, because: 'the first lane’s' },
    { at: 1, because: 'the other one’s' },
  ])('throw a fault in place $at, $because, when its turn comes, and not before', async ({ at }) => {
    const lanes = [new HeldLane(), new HeldLane()];
    const run = runInOrder(2, lanes, 2);
    const fault = new OwnFault('on purpose');
    await lanes[at]?.end(String(at), fault);
    await lanes[1 - at]?.end(String(1 - at));
    const before = await Array.fromAsync({ length: at }, async () => (await run.next()).id);
    expect(before).toEqual(['0'].slice(0, at));
    await expect(run.next()).rejects.toBe(fault);
  });

  it('are waited for when the run is closed, and no more are begun', async () => {
    const lane = new HeldLane();
    const run = runInOrder(9, [lane], 2);
    const closed: string[] = [];
    const closing = run.close().then(() => void closed.push('closed'));
    await lane.end('0');
    expect(closed).toEqual([]);
    await lane.end('1');
    await closing;
    expect(lane.given).toEqual(['0', '1']);
  });

  it('are as many as they are: to ask for one more is a fault of ours', async () => {
    await expect(runInOrder(0, [new HeldLane()], 1).next()).rejects.toBeInstanceOf(OwnFault);
  });
});
