import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadScenarios, runScenario } from '../../harness/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'noticeproof-suppressed-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(text: string) {
  writeFileSync(join(folder, 's.yaml'), `id: s\ntitle: S\n${text}`);
  const { scenarios, mistakes } = loadScenarios(['s.yaml'], { workingDir: folder });
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error(JSON.stringify(mistakes));
  const { flows, findings } = await runScenario(scenario);
  const notices = flows.filter(({ flow }) => flow === 'notice').map(({ act, fate }) => [act, fate]);
  return { notices, finding: (code: string) => findings.find((one) => one.code === code) };
}

const ANN = 'address: ann@yahoo.com, loan: { item: A book, due: 2026-10-05 }';

describe('an address on a suppression list', () => {
  const global = `population: koha-ses
sites: [{ id: amazon-ses, ses: { accountSuppression: false } }]
history: [suppressed: { at: amazon-ses, address: ann@yahoo.com, list: global }]
people: [{ name: Ann, ${ANN} }]
acts: [overdue, hold: { after: 14d }]
`;

  it('is forgotten by the list of all customers after 14 days (Developer Guide, global suppression list)', async () => {
    const { notices } = await run(global);
    expect(notices).toEqual([
      ['overdue', 'suppressed'],
      ['hold', 'inbox'],
    ]);
  });

  it('stays on the account’s own, which takes the place of the other: so is the advice', async () => {
    expect((await run(global)).finding('address-suppressed')?.mend).toMatch(/own suppression list/);
    const own = global.replace('accountSuppression: false', 'accountSuppression: true').replace('global', 'account');
    const { notices, finding } = await run(own);
    expect(notices.map(([, fate]) => fate)).toEqual(['suppressed', 'suppressed']);
    expect(finding('address-suppressed')?.mend).toMatch(/console/);
  });

  it('is there for what brought it back, not for what it was taken off for', async () => {
    const { finding } = await run(`population: koha-ses
history: [suppressed: { at: amazon-ses, address: ann@yahoo.com, reason: bounce }]
people: [{ name: Ann, marksSpam: overdue, ${ANN} }]
acts:
  - change: { about: a request, unsuppress: [{ at: amazon-ses, address: ann@yahoo.com }] }
  - overdue
  - hold: { after: 2d }
`);
    expect(finding('address-suppressed')?.facts).toMatchObject({ reason: 'complaint', since: ['overdue'] });
  });
});

describe('what the catalogue says of a notice in the spam folder', () => {
  it('is said of whichever catalogue it is', async () => {
    const { finding } = await run(`people: [{ name: Ann, marksSpam: c2, ${ANN} }]\nacts: [c2, c2]\n`);
    expect(finding('marked-as-spam')?.sentence).toMatch(/the catalogue says sent/);
  });
});
