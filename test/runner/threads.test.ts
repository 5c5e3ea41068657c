import { getEventListeners } from 'node:events';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultOfThread } from '../../harness/runner/fault-of-thread.ts';
import { MachineFault } from '../../harness/model/fault.ts';
import { loadScenarios, OwnFault, runScenarios, type Scenario } from '../../harness/index.ts';
import { openThread } from '../../harness/runner/thread.ts';
import { nothingIsOpen } from './nothing-is-open.ts';

/** Enough for two threads. */
const MANY = 80;

let scenarios: readonly Scenario[] = [];
beforeAll(() => {
  const loaded = loadScenarios(['scenarios/default', 'scenarios/b1'], { workingDir: process.cwd() }).scenarios;
  scenarios = Array.from({ length: MANY }, (_, index) => {
    const scenario = loaded[index % loaded.length];
    if (scenario === undefined) throw new Error('no scenarios');
    return { ...scenario, id: `${scenario.id}-${index}` };
  });
});

// Other files were played in this process before.
beforeEach(nothingIsOpen);

async function threads(): Promise<readonly string[]> {
  await new Promise((done) => setImmediate(() => setImmediate(done)));
  return process.getActiveResourcesInfo().filter((kind) => /MessagePort|Worker|TCP/.test(kind));
}

describe('a run on several threads', () => {
  it('gives the reports of a run on one, in the order of the scenarios', async () => {
    const before = await threads();
    const one = await Array.fromAsync(runScenarios(scenarios, { threads: 1 }));
    const two = await Array.fromAsync(runScenarios(scenarios, { threads: 2 }));
    expect(two).toEqual(one);
    expect(two.map(({ id }) => id)).toEqual(scenarios.map(({ id }) => id));
    expect(await threads()).toEqual(before);
  });

  it('plays a few scenarios in the calling thread alone: another would take longer to begin', async () => {
    const before = await threads();
    for await (const report of runScenarios(scenarios.slice(0, 8), { threads: 2 })) {
      expect(report.outcome).toBe('as-expected');
      expect((await threads()).filter((kind) => !kind.startsWith('TCP'))).toEqual(
        before.filter((kind) => !kind.startsWith('TCP')),
      );
    }
  });

  it('shows another thread while it plays many, and none once the loop was left', async () => {
    const before = await threads();
    for await (const report of runScenarios(scenarios, { threads: 2 })) {
      expect(report.id).toBe(scenarios[0]?.id);
      expect((await threads()).length).toBeGreaterThan(before.length);
      break;
    }
    expect(await threads()).toEqual(before);
  });

  it('throws the reason of its signal, and leaves nothing behind', async () => {
    const before = await threads();
    const stop = new AbortController();
    const reason = new Error('enough');
    const taken: string[] = [];
    const loop = async (): Promise<void> => {
      for await (const { id } of runScenarios(scenarios, { threads: 2, signal: stop.signal })) {
        taken.push(id);
        if (taken.length === 3) stop.abort(reason);
      }
    };
    await expect(loop()).rejects.toBe(reason);
    expect(taken).toEqual(scenarios.slice(0, 3).map(({ id }) => id));
    expect(await threads()).toEqual(before);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  it.each([0, 70])('is loud about a fault of ours in place %i, whichever thread has it', async (at) => {
    const before = await threads();
    // No scenario file can say this: a sender without a machine.
    const broken = scenarios.map((scenario, index) => (index === at ? { ...scenario, sites: [] } : scenario));
    const taken: string[] = [];
    const loop = async (): Promise<void> => {
      for await (const { id } of runScenarios(broken, { threads: 2 })) taken.push(id);
    };
    const fault = await loop().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(OwnFault);
    expect((fault as OwnFault).message).toContain('sending host');
    expect(taken).toEqual(scenarios.slice(0, at).map(({ id }) => id));
    expect(await threads()).toEqual(before);
  });

  it('names a thread that ran out of memory, or of files, for what it is: the machine’s', () => {
    expect(faultOfThread(Object.assign(new Error('terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))).toBeInstanceOf(
      MachineFault,
    );
    // What it throws where it cannot even read the files that it plays with.
    expect(faultOfThread(Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' }))).toBeInstanceOf(
      MachineFault,
    );
    expect(faultOfThread(new Error('anything else'))).toBeInstanceOf(OwnFault);
  });
});

describe('another thread', () => {
  it('tells a fault of ours for the scenario that met it, and plays on', async () => {
    const before = await threads();
    const [good] = scenarios;
    if (good === undefined) throw new Error('no scenarios');
    const lane = openThread([{ ...good, sites: [] }, good], { signal: new AbortController().signal });
    await lane.ready;
    const [broken, played] = await Promise.allSettled([lane.play(0), lane.play(1)]);
    expect(broken).toMatchObject({ status: 'rejected', reason: expect.any(OwnFault) });
    expect(broken).toMatchObject({ reason: { message: expect.stringContaining('sending host') } });
    expect(played).toMatchObject({ status: 'fulfilled', value: { id: good.id, outcome: 'as-expected' } });
    await lane.close();
    await expect(lane.play(0), 'nobody plays it any more').rejects.toBeInstanceOf(OwnFault);
    expect(await threads()).toEqual(before);
  });

  it('refuses what it plays with the reason of its signal, at once, and what comes later too', async () => {
    const before = await threads();
    const [good] = scenarios;
    if (good === undefined) throw new Error('no scenarios');
    const stop = new AbortController();
    const lane = openThread([good], { signal: stop.signal });
    const playing = lane.play(0);
    const reason = new Error('enough');
    stop.abort(reason);
    await expect(playing).rejects.toBe(reason);
    await expect(lane.play(0)).rejects.toBe(reason);
    await lane.close();
    expect(await threads()).toEqual(before);
  });
});
