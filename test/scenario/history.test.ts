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
      problem: /no such time/,
      mend: /date and time/,
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
