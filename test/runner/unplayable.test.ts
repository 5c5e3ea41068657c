import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenarios, runScenario, type ScenarioReport } from '../../harness/index.ts';

/** @param sender A catalogue of the scenario's own, as its fixture. */
async function reportOn(text: string, sender?: string): Promise<ScenarioReport> {
  const folder = mkdtempSync(join(tmpdir(), 'noticeproof-unplayable-'));
  try {
    writeFileSync(join(folder, 's.yaml'), `id: s\ntitle: S\n${text}`);
    if (sender !== undefined) {
      mkdirSync(join(folder, 'fixtures', 'senders'), { recursive: true });
      writeFileSync(join(folder, 'fixtures', 'senders', 'cybertools.yaml'), sender);
    }
    const { scenarios, mistakes } = loadScenarios([folder], { workingDir: folder });
    const [scenario] = scenarios;
    if (scenario === undefined) throw new Error(JSON.stringify(mistakes, null, 2));
    return await runScenario(scenario);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function flowOf(report: ScenarioReport, kind: string) {
  return report.flows.find(({ flow }) => flow === kind);
}

/** Legal by RFC 5321 section 4.1.2 (Quoted-string); the client that plays the hosts puts no `<` on the wire. */
const QUOTED = `'"john<doe"@gmail.com'`;

describe('an address that the programs which play the hosts cannot handle', () => {
  it('is inconclusive, by a rule of the harness: a limit of ours is no verdict of the receiver', async () => {
    const report = await reportOn(
      `acts: [c2]\npeople: [{ name: Ann, address: ${QUOTED}, loan: { item: B, due: 2026-10-05 } }]`,
    );
    expect(flowOf(report, 'notice')).toMatchObject({
      fate: 'inconclusive',
      reached: null,
      rule: 'harness#unsupported-address',
      reason: expect.stringContaining('cannot handle "john<doe"@gmail.com'),
    });
    // Whether a report arises hangs on what a real server would have said.
    expect(flowOf(report, 'bounce')?.fate).toBe('inconclusive');
    // One from each of the vendor's two hosts, and nothing in answer to it.
    expect(report.deliveries.map(({ id }) => id)).toEqual(['a.d1', 'b.d1']);
    expect(report.outcome).toBe('inconclusive');
  });
});

describe('a message that the harness does not judge', () => {
  it('is inconclusive, by a rule of the harness', async () => {
    const shipped = readFileSync(new URL('../../fixtures/senders/cybertools.yaml', import.meta.url), 'utf8');
    const wordy = shipped.replace('headers: {}', `headers: { X-Long: ${'x'.repeat(2 ** 20)} }`);
    const report = await reportOn(
      'acts: [c2]\npeople: [{ name: Ann, address: ann@gmail.com, loan: { item: B, due: 2026-10-05 } }]',
      wordy,
    );
    expect(flowOf(report, 'notice')).toMatchObject({
      fate: 'inconclusive',
      reached: null,
      rule: 'harness#unsupported-message',
      reason:
        'What the receiver would do with it is unknown: noticeproof judges no message with more than 1048576 octets of header.',
    });
    expect(flowOf(report, 'bounce')?.fate).toBe('inconclusive');
    expect(report.outcome).toBe('inconclusive');
  });
});

describe("a tester whose address is the library's mailbox", () => {
  it('reads there what the catalogue sends and answers it, and the answer is the library’s', async () => {
    const report = await reportOn(
      'tester: { corporate: Library@acme.org }\nacts: [{ c1-staff: { to: corporate } }]\npeople: []',
    );
    expect(flowOf(report, 'notice')).toMatchObject({ fate: 'inbox', reached: true });
    expect(flowOf(report, 'reply')).toMatchObject({ fate: 'inbox', reached: true, readBy: 'library' });
  });
});
