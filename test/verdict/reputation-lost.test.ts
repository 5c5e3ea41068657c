import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadScenarios, runScenario } from '../../harness/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'noticeproof-reputation-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ALAN = '{ name: Alan, address: alan@harbor-hardware.example, loan: { item: A book, due: 2026-10-05 } }';
const JOE = '{ name: Joe, address: joe@gmail.com, loan: { item: A book, due: 2026-10-05 } }';
const RUTH = '{ name: Ruth, address: ruth@outlook.com, loan: { item: A book, due: 2026-10-05 } }';

async function findingsOf(text: string) {
  writeFileSync(join(folder, 's.yaml'), `id: s\ntitle: S\npopulation: koha-library\nacts: [overdue]\n${text}`);
  const { scenarios, mistakes } = loadScenarios(['s.yaml'], { workingDir: folder });
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error(JSON.stringify(mistakes));
  return (await runScenario(scenario)).findings;
}

describe('a name that is lost', () => {
  it('is not the cause where a list has the address for something else', async () => {
    // 127.0.0.4 is XBL (docs.spamhaus.com): a machine that was taken over. Two complaints about 1,000 are a poor name,
    // which stands on no list.
    const findings = await findingsOf(`people: [${ALAN}]
history: [traffic: { from: 203.0.113.25, on: 2026-10-30T15:00, messages: 1000, complaints: 2 }]
zones: 25.113.0.203.zen.spamhaus.org. 300 IN A 127.0.0.4
`);
    const codes = findings.map(({ code }) => code);
    expect(findings.find(({ code }) => code === 'blocklisted')?.facts).toMatchObject({ listing: 'xbl', model: false });
    expect(codes).not.toContain('reputation-lost');
  });

  it('is not why a domain is on a list that somebody else has put it on', async () => {
    // 127.0.1.2 of the list of domains: spam was sent in its name (docs.spamhaus.com). Nothing was declared of any mail.
    const findings = await findingsOf(`people: [${RUTH}]
zones: acme.org.dbl.spamhaus.org. 300 IN A 127.0.1.2
`);
    const listed = findings.find(({ code }) => code === 'domain-blocklisted');
    expect(listed?.facts).toMatchObject({ domain: 'acme.org', model: false });
    expect(listed?.sentence).not.toMatch(/model/);
  });

  it('is that of the domain whose mail it was, above the one in From', async () => {
    const findings = await findingsOf(`people: [${JOE}]
sender: { libraries: { MAIN: { branchname: Acme, branchemail: library@east.acme.org } } }
history: [traffic: { domain: acme.org, on: 2026-10-30T15:00, messages: 5000, complaints: 50 }]
zones: east.acme.org. 3600 IN TXT "v=spf1 ip4:203.0.113.25 -all"
`);
    const lost = findings.find(({ code }) => code === 'reputation-lost');
    expect(lost?.facts).toMatchObject({ subject: 'acme.org', lists: ['dbl.spamhaus.org'], people: ['Joe'] });
    expect(lost?.mend).toMatch(/such as news\.acme\.org/);
  });
});
