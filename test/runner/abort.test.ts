import { getEventListeners } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { explainScenario, loadScenarios, runFiles, runScenario, runScenarios } from '../../harness/index.ts';
import { nothingIsOpen } from './nothing-is-open.ts';

const { scenarios } = loadScenarios(['scenarios/default', 'scenarios/b1'], { workingDir: process.cwd() });

// Other files were played in this process before.
beforeEach(nothingIsOpen);

/** What keeps a process alive: servers, sockets. One that was closed is taken off the list as a turn of the loop ends. */
async function openHandles(): Promise<readonly string[]> {
  await new Promise((done) => setImmediate(() => setImmediate(done)));
  return process.getActiveResourcesInfo().filter((kind) => /^(?:TCP|Pipe)?(?:Server|Socket)/.test(kind));
}

describe('a run that is stopped', () => {
  it('by its signal throws the reason, yields nothing more, and leaves nothing open', async () => {
    const before = await openHandles();
    const stop = new AbortController();
    const reason = new Error('enough');
    const taken: string[] = [];
    const loop = async (): Promise<void> => {
      for await (const { id } of runScenarios(scenarios, { signal: stop.signal, concurrency: 4 })) {
        taken.push(id);
        expect((await openHandles()).length, 'others are being played').toBeGreaterThan(before.length);
        stop.abort(reason);
      }
    };
    await expect(loop()).rejects.toBe(reason);
    expect(taken).toEqual([scenarios[0]?.id]);
    expect(await openHandles()).toEqual(before);
    expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
  });

  it('by leaving the loop leaves nothing open either', async () => {
    const before = await openHandles();
    for await (const { id } of runScenarios(scenarios, { concurrency: 4 })) {
      expect(id).toBe(scenarios[0]?.id);
      break;
    }
    expect(await openHandles()).toEqual(before);
  });

  it('before it began plays nothing', async () => {
    const signal = AbortSignal.abort(new Error('not at all'));
    const [first] = scenarios;
    if (first === undefined) throw new Error('no scenario');
    await expect(runScenarios(scenarios, { signal }).next()).rejects.toThrow('not at all');
    await expect(runScenarios([], { signal }).next()).rejects.toThrow('not at all');
    await expect(runScenario(first, { signal })).rejects.toThrow('not at all');
    await expect(explainScenario(first, {}, { signal })).rejects.toThrow('not at all');
    await expect(runFiles([], { workingDir: process.cwd(), signal })).rejects.toThrow('not at all');
  });

  it('is not stopped where nobody aborts: each report comes once, in the order of the files', async () => {
    const ids: string[] = [];
    for await (const { id } of runScenarios(scenarios, { signal: new AbortController().signal })) ids.push(id);
    expect(ids).toEqual(scenarios.map(({ id }) => id));
  });
});
