import { afterEach, describe, expect, it } from 'vitest';
import type { MatcherState } from 'vitest';
import { loadScenarios } from '../../harness/index.ts';
import { matchers } from '../../harness/vitest/matchers.ts';
import { Played } from '../../harness/vitest/played.ts';
import { makeProject, type Project } from './project.ts';
import { story } from './stories.ts';

let project: Project | undefined;
afterEach(() => project?.remove());

/** A scenario that counts how often it was begun. */
function real(): { readonly played: Played; readonly begun: () => number } {
  const made = (project = makeProject({ 'ann.yaml': story('ann') }));
  const [scenario] = loadScenarios(['ann.yaml'], { workingDir: made.folder }).scenarios;
  let count = 0;
  const played = new Played(() => {
    count += 1;
    return { scenario: scenario!, workingDir: made.folder, mask: false };
  });
  return { played, begun: () => count };
}

function listening(): readonly string[] {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap');
}

/** Waits, turn by turn of the event loop, until a port is open, or none is. */
async function untilListening(open: boolean): Promise<void> {
  while (listening().length > 0 !== open) await new Promise((turn) => setImmediate(turn));
}

describe('a scenario in a test', () => {
  it('is played when it is first asked, and once for all who ask', async () => {
    const { played, begun } = real();
    expect(begun()).toBe(0);
    const reports = await Promise.all([played.report(), played.report()]);
    expect(reports[0]).toBe(reports[1]);
    expect(await played.report()).toBe(reports[0]);
    expect(begun()).toBe(1);
  });

  it('stops, and listens no more, when the only test that waits is cancelled', async () => {
    const { played, begun } = real();
    const cancelled = new AbortController();
    const state = { isNot: false, task: { context: { signal: cancelled.signal } } } as unknown as MatcherState;
    const held = matchers.toReach.call(state, played.flow('notice'), 'inbox');
    await untilListening(true);
    cancelled.abort(new Error('the test took too long'));
    await expect(held).rejects.toThrow('the test took too long');
    await untilListening(false);
    expect(begun()).toBe(1);
  });

  it('goes on while another test waits', async () => {
    const { played, begun } = real();
    const cancelled = new AbortController();
    const one = played.report(cancelled.signal);
    const other = played.report();
    await untilListening(true);
    cancelled.abort();
    expect((await other).outcome).toBe('as-expected');
    expect((await one).outcome).toBe('as-expected');
    expect(begun()).toBe(1);
  });

  it('is played anew for whoever asks after it was stopped', async () => {
    const { played, begun } = real();
    const cancelled = new AbortController();
    const stopped = played.report(cancelled.signal);
    cancelled.abort(new Error('cancelled'));
    await expect(stopped).rejects.toThrow('cancelled');
    expect((await played.report()).outcome).toBe('as-expected');
    expect(begun()).toBe(2);
  });

  it('is not begun for a test that is over already', async () => {
    const { played, begun } = real();
    await expect(played.report(AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
    expect(begun()).toBe(0);
  });
});
