import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadScenarios } from '../../harness/index.ts';
import { applyAll, INITIAL_STATE } from '../../harness/runner/state.ts';
import { marked } from '../source/marked.ts';

const folder = mkdtempSync(join(tmpdir(), 'history-'));
afterAll(() => rmSync(folder, { recursive: true }));

function load(text: string): ReturnType<typeof loadScenarios> {
  writeFileSync(join(folder, 's.yaml'), `id: s\ntitle: S\n${text}`);
  return loadScenarios(['s.yaml'], { workingDir: folder });
}

describe('history', () => {
  const [scenario] = load(`history:
  - bulk: { domain: News.Vendor.Example, at: google, messagesPerDay: 12000 }
  - bulk: { domain: vendor.example, at: [outlook, yahoo], messagesPerDay: 7000, until: 2026-03-08 }
`).scenarios;

  it('becomes events before the first act, one for each provider, marked as declared', () => {
    // 8 March 2026 is the day on which clocks go forward in Chicago; the 9th begins at 05:00 UTC.
    const ended = Date.UTC(2026, 2, 9, 5);
    expect(scenario?.history).toEqual([
      {
        kind: 'mail-counted',
        volume: {
          site: 'google',
          domain: 'news.vendor.example',
          messagesPerDay: 12_000,
          ended: null,
          declared: true,
        },
      },
      ...['outlook', 'yahoo'].map((site) => ({
        kind: 'mail-counted',
        volume: { site, domain: 'vendor.example', messagesPerDay: 7000, ended, declared: true },
      })),
    ]);
  });

  it('is part of the state from the start', () => {
    const state = applyAll(INITIAL_STATE, scenario?.history ?? []);
    expect(state.volumes.map(({ site, messagesPerDay }) => [site, messagesPerDay])).toEqual([
      ['google', 12_000],
      ['outlook', 7000],
      ['yahoo', 7000],
    ]);
  });

  it('has mail that was sent from an address, as a domain or through an account', () => {
    const [played] = load(`population: koha-ses
history:
  - traffic: { from: 54.240.8.31, domain: News.Acme.ORG, account: amazon-ses, on: 2026-10-30T15:00, messages: 900, usual: 30, complaints: 2, bounces: 1, by: others }
  - traffic: { from: '2001:DB8:0::1', on: 2026-10-30T16:00, messages: 5 }
sites:
  - { id: six, title: Six, domains: [six.example], receiver: permissive, hosts: [{ name: mx.six.example, addresses: ['2001:db8::1'], sends: true }] }
`).scenarios;
    // Chicago is five hours behind UTC until 1 November 2026.
    const at = Date.UTC(2026, 9, 30, 20);
    const nobody = { domain: null, account: null, usual: null, complaints: 0, bounces: 0, causedBy: null };
    expect(played?.history).toEqual([
      {
        kind: 'traffic',
        traffic: {
          ip: '54.240.8.31',
          domain: 'news.acme.org',
          account: 'amazon-ses',
          at,
          messages: 900,
          usual: 30,
          complaints: 2,
          bounces: 1,
          by: 'others',
          causedBy: null,
        },
      },
      { kind: 'traffic', traffic: { ...nobody, ip: '2001:db8::1', at: at + 3_600_000, messages: 5, by: 'library' } },
    ]);
  });

  it('is empty where none is written', () => {
    expect(load('').scenarios[0]?.history).toEqual([]);
  });

  const MISTAKES = [
    {
      name: 'a site that is not there',
      text: 'history:\n  - bulk: { domain: a.example, at: ¦gogle, messagesPerDay: 1 }',
      problem: 'There is no site `gogle` in this scenario.',
      mend: /^Did you mean `google`\?/,
    },
    {
      name: 'one of several that does not count',
      text: 'history:\n  - bulk: { domain: a.example, at: [google, ¦plainmail], messagesPerDay: 1 }',
      problem: 'The site `plainmail` does not count what a domain sends.',
      mend: /google, icloud, outlook, yahoo/,
    },
    {
      name: 'no number',
      text: 'history:\n  - bulk: { domain: a.example, at: google, messagesPerDay: ¦many }',
      problem: /many/,
      mend: /number/,
    },
    {
      name: 'arrivals at a site without limits',
      text: 'history:\n  - arrivals: { from: 192.0.2.1, at: ¦plainmail, messages: 5, on: 2026-11-02T01:00 }',
      problem: /does not count what comes from an address/,
      mend: /yahoo/,
    },
    {
      name: 'a time that no clock shows',
      text: 'history:\n  - arrivals: { from: 192.0.2.1, at: yahoo, messages: 5, on: ¦2026-02-30T01:00 }',
      problem: /no 2026-02-30T01:00 in the calendar/,
      mend: /date that the month has/,
    },
    {
      name: 'arrivals after the first act, which is the night after the start',
      text: 'nightly: "02:00"\nhistory:\n  - arrivals: { from: 192.0.2.1, at: yahoo, messages: 5, on: ¦2026-11-03T02:00 }\nacts: [c2]',
      problem: /clock would go backwards.*first act takes place at 2026-11-03T02:00/,
      mend: /earlier time/,
    },
    {
      name: 'a mailing after the first act',
      text: 'history:\n  - traffic: { domain: acme.org, messages: 5000, on: ¦2027-01-01T00:00 }',
      problem: /clock would go backwards/,
      mend: /earlier time/,
    },
    {
      name: 'mail from an address that nobody has',
      text: 'history:\n  - traffic: { from: ¦203.0.113.52, messages: 5000, on: 2026-10-30T15:00 }',
      problem: 'No host of this scenario has the address 203.0.113.52.',
      mend: /203\.0\.113\.25/,
    },
    {
      name: 'mail of a domain that nobody has',
      text: 'history:\n  - traffic: { domain: ¦amce.org, messages: 5000, on: 2026-10-30T15:00 }',
      problem: 'No site of this scenario has to do with the domain amce.org.',
      mend: /Did you mean `acme\.org`/,
    },
    {
      name: 'mail through what is no service',
      text: 'history:\n  - traffic: { account: ¦library, messages: 5000, on: 2026-10-30T15:00 }',
      problem: 'The site `library` is no service with an account.',
      mend: /services with an account/,
    },
    {
      name: 'more complaints than messages',
      text: 'history:\n  - traffic: { domain: acme.org, messages: 5, complaints: ¦6, on: 2026-10-30T15:00 }',
      problem: 'There are more complaints (6) than messages (5).',
      mend: /at most 5/,
    },
    {
      name: 'mail of nobody',
      text: 'history:\n  - traffic: ¦{ messages: 5, on: 2026-10-30T15:00 }',
      problem: /./,
      mend: /`from:`, `domain:` or `account:`/,
    },
    {
      name: 'a usual day of no address',
      text: 'history:\n  - traffic: { domain: acme.org, messages: 5, usual: ¦1, on: 2026-10-30T15:00 }',
      problem: /./,
      mend: /`from:` as well/,
    },
    {
      name: 'a bad name that is better than a poor one, by the default of the other',
      text: 'reputation: { poorComplaintPercent: ¦0.4 }',
      problem: /./,
      mend: /badComplaintPercent \(0\.3\) no smaller than poorComplaintPercent \(0\.4\)/,
    },
    {
      name: 'the same of bounces',
      text: 'reputation: { badBouncePercent: ¦4 }',
      problem: /./,
      mend: /badBouncePercent \(4\) no smaller than poorBouncePercent \(5\)/,
    },
    {
      name: 'a number of the model misspelt',
      text: 'reputation: { ¦spikeTime: 5 }',
      problem: /`spikeTime`/,
      mend: /spikeTimes/,
    },
    {
      name: 'a number of the model that is none',
      text: 'reputation: { memoryDays: ¦0 }',
      problem: /./,
      mend: /above 0/,
    },
    {
      name: 'another word',
      text: 'history:\n  - ¦bulks: { domain: a.example, at: google, messagesPerDay: 1 }',
      problem: /`bulks`/,
      mend: /bulk/,
    },
  ];
  it.each(MISTAKES)('$name is a mistake with its place', ({ text, problem, mend }) => {
    const { text: content, line, column } = marked(`id: s\ntitle: S\n${text}`);
    writeFileSync(join(folder, 's.yaml'), content);
    const { scenarios, mistakes } = loadScenarios(['s.yaml'], { workingDir: folder });
    expect(scenarios).toEqual([]);
    const [first] = mistakes;
    expect(first).toMatchObject({ line, column });
    expect(first?.problem).toMatch(problem);
    expect(first?.mend).toMatch(mend);
  });
});

describe('a mailbox closed to outsiders', () => {
  it.each(['m365-tenant', 'google-workspace', 'small-site'])('stands at %s', (receiver) => {
    const text = `library: { site: { receiver: ${receiver}, mailboxes: { staff@acme.org: { reader: library, state: internal-only } } } }`;
    const { scenarios, mistakes } = load(text);
    expect(mistakes).toEqual([]);
    expect(scenarios[0]?.mailboxes.find(({ address }) => address === 'staff@acme.org')?.state).toBe('internal-only');
  });

  it('is a mistake where the receiver could not keep an outsider out', () => {
    const { scenarios, mistakes } = load(
      'library:\n  site:\n    mailboxes:\n      staff@acme.org: { reader: library, state: internal-only }\n',
    );
    expect(scenarios).toEqual([]);
    expect(mistakes).toMatchObject([
      { line: 6, problem: expect.stringContaining('the receiver `permissive` of `library` has no row'), column: 7 },
    ]);
  });
});
