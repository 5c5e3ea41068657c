import { getEventListeners } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainScenario, loadScenarios, runScenario, runScenarios, type Scenario } from '../../harness/index.ts';
import { nothingIsOpen } from '../runner/nothing-is-open.ts';

let scenarios: readonly Scenario[] = [];
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);
beforeAll(() => {
  scenarios = loadScenarios(['scenarios/default', 'scenarios/b1'], { workingDir: process.cwd() }).scenarios;
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
});

function first(): Scenario {
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error('no scenario');
  return scenario;
}

describe('a signal that is aborted already', () => {
  const reason = new Error('not today');
  const signal = AbortSignal.abort(reason);
  const rows: [name: string, start: () => Promise<unknown>][] = [
    ['runScenarios', () => Array.fromAsync(runScenarios(scenarios, { signal }))],
    ['runScenario', () => runScenario(first(), { signal })],
    ['explainScenario', () => explainScenario(first(), {}, { signal })],
  ];
  it.each(rows)('%s throws its reason, and nothing is open', async (_name, start) => {
    await expect(start()).rejects.toBe(reason);
    await nothingIsOpen();
  });
});

describe.each([1, 64])('with %i at a time', (concurrency) => {
  it.each([0, 1, 5, 20, 50, 100, 200])('aborted after %i ms: its reason, and nothing is open', async (delay) => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const timer = setTimeout(() => abort.abort(reason), delay);
    const run = Array.fromAsync(runScenarios(scenarios, { signal: abort.signal, concurrency }));
    // A machine may be quick enough to be done before.
    const ended = await run.then(
      (reports) => reports.length,
      (thrown: unknown) => thrown,
    );
    clearTimeout(timer);
    expect([reason, scenarios.length]).toContain(ended);
    await nothingIsOpen();
  });

  it('left after the first report: nothing is open', async () => {
    for await (const report of runScenarios(scenarios, { concurrency })) {
      expect(report.id).toBe(scenarios[0]?.id);
      break;
    }
    await nothingIsOpen();
  });
});

describe('an iterator', () => {
  it('that is returned before its first report', async () => {
    expect(await runScenarios(scenarios).return(undefined)).toEqual({ done: true, value: undefined });
    await nothingIsOpen();
  });

  it('that is returned while it waits for its first report', async () => {
    const run = runScenarios(scenarios);
    const awaited = run.next();
    await run.return(undefined);
    expect((await awaited).value.id).toBe(scenarios[0]?.id);
    await nothingIsOpen();
  });

  it('that is aborted between two reports gives no further one', async () => {
    const abort = new AbortController();
    const run = runScenarios(scenarios, { signal: abort.signal });
    await run.next();
    abort.abort();
    await expect(run.next()).rejects.toThrow(/abort/i);
    expect(await run.next()).toEqual({ done: true, value: undefined });
    await nothingIsOpen();
  });

  it('leaves no listener on a signal that outlives it', async () => {
    const { signal } = new AbortController();
    await Array.fromAsync(runScenarios(scenarios.slice(0, 1), { signal }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('a concurrency that is none', () => {
  it.each([0, -1, Number.NaN, Infinity, 1.5])('%d: every scenario is played all the same', async (concurrency) => {
    const reports = await Array.fromAsync(runScenarios(scenarios.slice(0, 2), { concurrency }));
    expect(reports).toHaveLength(2);
  });
});

describe('all of these', () => {
  it('left no rejection that nobody heard of', () => expect(unhandled).toEqual([]));
});
