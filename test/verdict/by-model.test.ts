import { describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadScenarios, runScenarios, type ScenarioReport } from '../../harness/index.ts';
import type { DeliveryRecord } from '../../harness/model/delivery.ts';
import { decidedByModel } from '../../harness/verdict/by-model.ts';
import { reputation } from '../receiver/reputation.ts';

const RULE = { model: false };

/** A delivery that ended at a receiver which asked so much. */
function record(of: {
  readonly rule?: { readonly model: boolean };
  readonly consulted?: readonly string[];
  readonly weighed?: { readonly ip?: boolean; readonly domains?: readonly string[]; readonly account?: boolean };
  readonly end?: string;
  readonly login?: string;
}): DeliveryRecord {
  const { rule = RULE, consulted = [], weighed, end = 'decided', login = 'none' } = of;
  const fact = { ...reputation({}), weighed: { ip: false, domains: [], account: false, ...weighed } };
  const facts = {
    headerFrom: 'desk@east.acme.org',
    mailFrom: 'bounces@notices.example',
    helo: 'mx.acme.example',
    login: { result: login },
    ...(weighed === undefined ? {} : { reputation: fact }),
  };
  return { end: { kind: end }, transactions: [{ decision: { rule, consulted }, facts }] } as unknown as DeliveryRecord;
}

describe('whether a fate rests on the model of reputation', () => {
  it.each([
    { name: 'its row is the model’s', of: { rule: { model: true } }, is: true },
    { name: 'nothing was declared', of: { consulted: ['reputation', 'blocklists'] }, is: false },
    {
      name: 'its address had a name, and was asked for it',
      of: { consulted: ['reputation'], weighed: { ip: true } },
      is: true,
    },
    { name: 'or by a list', of: { consulted: ['blocklists'], weighed: { ip: true } }, is: true },
    { name: 'it was decided before anybody asked', of: { consulted: ['recipient'], weighed: { ip: true } }, is: false },
    {
      name: 'the domain above From had a name',
      of: { consulted: ['reputation'], weighed: { domains: ['acme.org'] } },
      is: true,
    },
    {
      name: 'another domain had one',
      of: { consulted: ['reputation'], weighed: { domains: ['acme.example'] } },
      is: false,
    },
    {
      name: 'a list of domains was asked for MAIL FROM',
      of: { consulted: ['domainListings'], weighed: { domains: ['notices.example'] } },
      is: true,
    },
    {
      name: 'or for the greeting',
      of: { consulted: ['domainListings'], weighed: { domains: ['mx.acme.example'] } },
      is: true,
    },
    { name: 'but not for From', of: { consulted: ['domainListings'], weighed: { domains: ['acme.org'] } }, is: false },
    {
      name: 'the account that logged in was weighed',
      of: { consulted: ['reputation'], weighed: { account: true }, login: 'accepted' },
      is: true,
    },
    {
      name: 'what comes back to the account is not',
      of: { consulted: ['reputation'], weighed: { account: true } },
      is: false,
    },
    { name: 'it was put off until its queue gave up', of: { rule: { model: true }, end: 'expired' }, is: true },
    { name: 'the machine failed', of: { rule: { model: true }, end: 'machine' }, is: false },
  ])('$name: $is', ({ of, is }) => {
    expect(decidedByModel(record(of))).toBe(is);
  });
});

async function played(text: string): Promise<ScenarioReport> {
  const folder = mkdtempSync(join(tmpdir(), 'by-model-'));
  try {
    writeFileSync(join(folder, 's.yaml'), `id: s\ntitle: S\npopulation: koha-library\n${text}`);
    const { scenarios, mistakes } = loadScenarios(['s.yaml'], { workingDir: folder });
    expect(mistakes).toEqual([]);
    for await (const report of runScenarios(scenarios)) return report;
    throw new Error('nothing was played');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const J_DOE = `people:
  - { name: J. Doe, address: J_Doe@gmail.com, marksSpam: overdue, loan: { item: 'A book', due: 2026-10-05 } }
`;

describe('what is held against an address', () => {
  it('includes complaints that are played, by the delivery that was complained of', async () => {
    const two = 'history: [traffic: { from: 203.0.113.25, on: 2026-10-30T15:00, messages: 1000, complaints: 2 }]\n';
    const { findings } = await played(
      `${two}reputation: { poorComplaintPercent: 0.3 }\n${J_DOE}acts: [overdue, { hold: { after: 2d } }]\n`,
    );
    expect(findings.find(({ code }) => code === 'reputation-lost')?.facts).toMatchObject({
      people: ['J. Doe'],
      count: 3,
      since: ['overdue'],
    });
  });

  it('is told as long as a list has it, though receivers have forgotten', async () => {
    const spike = 'history: [traffic: { from: 203.0.113.25, on: 2026-10-30T15:00, messages: 5000, usual: 120 }]\n';
    const people =
      "people: [{ name: Ruth Kim, address: ruth.kim@outlook.com, loan: { item: 'A book', due: 2026-10-05 } }]\n";
    const { findings } = await played(
      `${spike}reputation: { memoryDays: 1, listedDays: 30 }\n${people}acts: [overdue]\n`,
    );
    expect(findings.find(({ code }) => code === 'reputation-lost')?.facts).toMatchObject({
      rule: 'volume',
      listedDays: 30,
    });
  });
});
