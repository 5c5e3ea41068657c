import { Server } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { loadScenarios, runFiles, runScenarios, type ScenarioReport } from '../../harness/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'noticeproof-machine-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

function story(id: string, text: string): void {
  writeFileSync(
    join(folder, `${id}.yaml`),
    `id: ${id}\ntitle: ${id}\nacts: [{ c1-staff: { to: corporate } }]\n${text}`,
  );
}

/** As where all file descriptors are taken (listen(2): EMFILE). */
function noPort(): void {
  vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server) {
    queueMicrotask(() => this.emit('error', Object.assign(new Error('listen EMFILE 127.0.0.1:0'), { code: 'EMFILE' })));
    return this;
  });
}

function reportOf(reports: readonly ScenarioReport[], id: string): ScenarioReport {
  const report = reports.find((one) => one.id === id);
  if (report === undefined) throw new Error(`no report ${id}`);
  return report;
}

describe('a machine that has no port to give', () => {
  story('plain', '');
  story('wants-inbox', 'expect: [{ flow: notice, fate: inbox, because: It works on a sound machine. }]\n');

  it('makes every flow inconclusive by harness#machine, says why, and every scenario has its report', async () => {
    noPort();
    const { scenarios, summary, errors } = await runFiles(['.'], { workingDir: folder });
    expect(errors).toEqual([]);
    // A fault of the machine is never an unmet expectation: it says nothing about the set-up.
    expect(summary).toEqual({ scenarios: 2, asExpected: 0, unexpected: 0, inconclusive: 2 });
    const { flows, works, findings } = reportOf(scenarios, 'plain');
    expect(works).toBeNull();
    expect(flows.find(({ flow }) => flow === 'notice')).toMatchObject({
      fate: 'inconclusive',
      reached: null,
      rule: 'harness#machine',
      reason: expect.stringContaining('no port to listen on (EMFILE)'),
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('spoils only what is played meanwhile', async () => {
    const { scenarios } = loadScenarios(['.'], { workingDir: folder });
    const outcomes: string[] = [];
    noPort();
    for await (const { outcome } of runScenarios(scenarios.slice(0, 1))) outcomes.push(outcome);
    vi.restoreAllMocks();
    for await (const { outcome } of runScenarios(scenarios.slice(1))) outcomes.push(outcome);
    expect(outcomes).toEqual(['inconclusive', 'as-expected']);
  });
});
