import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenarios, runScenario, type ScenarioReport } from '../../harness/index.ts';
import type { FindingFacts } from '../../harness/verdict/findings/finding.ts';
import { wordFinding } from '../../harness/verdict/words.ts';

type Facts = FindingFacts['receivers-disagree'];

const CLASSIC = "{ name: Ann, address: ann@classic-mail.example, loan: { item: A book, due: '2026-10-05' } }";
const TRUE = '"The above e-mail addresses\' e-mail server DNS TXT records": TRUE';

/** One night's notices of the library in its own name, which SPF does not permit, on the shipped fixtures. */
async function played(text: string): Promise<ScenarioReport> {
  const folder = mkdtempSync(join(tmpdir(), 'noticeproof-disagree-'));
  try {
    writeFileSync(join(folder, 's.yaml'), `id: s\ntitle: S\ncompareDmarc: true\npeople: [${CLASSIC}]\n${text}`);
    const { scenarios, mistakes } = loadScenarios([folder], { workingDir: folder });
    const [scenario] = scenarios;
    if (scenario === undefined) throw new Error(JSON.stringify(mistakes, null, 2));
    return await runScenario(scenario);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function zones(...lines: readonly string[]): string {
  return `zones: |\n${['acme.org. TXT "v=spf1 ip4:203.0.113.25 ~all"', ...lines].map((line) => `  ${line}\n`).join('')}`;
}

function found({ findings }: ScenarioReport) {
  return findings.filter(({ code }) => code === 'receivers-disagree');
}

function from(address: string): string {
  return `acts: [c2]\nsender: { ${TRUE}, Library E-Mail From Address: ${address} }\n`;
}

describe('receivers-disagree', () => {
  it.each([
    {
      name: 'pct',
      text: from('Library@acme.org') + zones('_dmarc.acme.org. TXT "v=DMARC1; p=quarantine; pct=40"'),
      facts: { causes: ['pct'], rfc7489Actions: ['quarantine', 'nothing'], change: 'v=DMARC1; p=quarantine' },
    },
    {
      name: 'reject alone, for a part of them: both reasons',
      text: from('Library@acme.org') + zones('_dmarc.acme.org. TXT "v=DMARC1; p=reject; pct=40"'),
      facts: { causes: ['pct', 'reject-alone'], rfc9989Actions: ['quarantine'], change: 'v=DMARC1; p=quarantine' },
    },
    {
      name: 't=y',
      text: from('Library@acme.org') + zones('_dmarc.acme.org. TXT "v=DMARC1; p=quarantine; t=y"'),
      facts: { causes: ['policy-tags'], change: 'v=DMARC1; p=quarantine; t=y; pct=0' },
    },
    {
      name: 'an np that makes the record none for those who read it',
      text: from('Library@acme.org') + zones('_dmarc.acme.org. TXT "v=DMARC1; p=quarantine; np=stop"'),
      facts: { causes: ['policy-tags'], rfc9989FoundAt: '', change: 'v=DMARC1; p=quarantine' },
    },
    {
      name: 'a record between From and its organizational domain',
      text: from('Library@a.b.acme.org') + zones('_dmarc.b.acme.org. TXT "v=DMARC1; p=quarantine"'),
      facts: { causes: ['record-elsewhere'], name: '_dmarc.a.b.acme.org', record: '' },
    },
    {
      name: 'two records, of which one standard makes none and the other nothing',
      text:
        from('Library@b.acme.org') +
        zones(
          '_dmarc.b.acme.org. TXT "v=DMARC1; p=none"',
          '_dmarc.b.acme.org. TXT "v=DMARC1; p=quarantine"',
          '_dmarc.acme.org. TXT "v=DMARC1; p=quarantine"',
        ),
      facts: { causes: ['several-records'], name: '_dmarc.b.acme.org' },
    },
    {
      name: 'a name server that only the walk asks',
      text:
        from('Library@a.b.acme.org') +
        zones('_dmarc.b.acme.org. TXT SERVFAIL', '_dmarc.acme.org. TXT "v=DMARC1; p=quarantine"'),
      facts: { causes: ['dns-fault'], rfc9989Actions: ['later'], name: '_dmarc.a.b.acme.org' },
    },
  ])('tells why: $name', async ({ text, facts }) => {
    const [finding, second] = found(await played(text));
    expect(finding).toMatchObject({ severity: 'warning', actor: 'library-it', facts: { ...facts, people: ['Ann'] } });
    expect(finding?.mend).toContain(String(finding?.facts['change']));
    expect(second).toBeUndefined();
  });

  it('is a note where only the result differs', async () => {
    // SPF passes for From itself; to RFC 7489 there is no record for it (section 6.6.3).
    const report = await played(
      from('Library@a.b.acme.org') +
        zones(
          'a.b.acme.org. TXT "v=spf1 include:cybertoolsforlibraries.net ~all"',
          '_dmarc.b.acme.org. TXT "v=DMARC1; p=none"',
        ),
    );
    expect(found(report)).toMatchObject([
      { severity: 'note', facts: { rfc7489Result: 'none', rfc9989Result: 'pass', name: '_dmarc.a.b.acme.org' } },
    ]);
  });

  it('advises nothing with which they would disagree on another message of the scenario', async () => {
    // To leave the first record alone would do for the first night, but not for the name below it of the second.
    const [finding] = found(
      await played(`population: koha-library
sender: { ReturnpathDefault: x@kohahost.example, libraries: { MAIN: { branchemail: notices@library.acme.org } } }
zones: |
  _dmarc.library.acme.org. TXT "v=DMARC1; p=none; psd=n"
  _dmarc.library.acme.org. TXT "v=DMARC1; p=quarantine"
  _dmarc.acme.org.         TXT "v=DMARC1; p=quarantine"
acts:
  - overdue
  - change:
      after: 10h
      about: another From, and a return path for which SPF passes
      sender: { ReturnpathDefault: library@acme.org, libraries: { MAIN: { branchemail: holds@holds.library.acme.org } } }
  - overdue
`),
    );
    expect(finding).toMatchObject({ facts: { domains: ['library.acme.org'], change: 'v=DMARC1; p=quarantine' } });
    expect(finding?.mend).toContain('in place of v=DMARC1; p=none; psd=n and v=DMARC1; p=quarantine, publish');
  });

  it('is not there where both agree', async () => {
    const report = await played(from('Library@acme.org') + zones('_dmarc.acme.org. TXT "v=DMARC1; p=quarantine"'));
    expect(report.dmarcBoth?.map(({ agree }) => agree)).toContain(true);
    expect(found(report)).toEqual([]);
  });

  it('advises no record of a provider, who alone could change it', async () => {
    // Yahoo publishes p=reject for its own domain (sender FAQ), and the catalogue is none of its servers.
    const report = await played(from('acme.library@yahoo.com'));
    expect(found(report)).toMatchObject([
      { actor: 'nobody', facts: { causes: ['reject-alone'], provider: 'Yahoo Mail and AOL', change: '' } },
    ]);
  });

  it('is unknown, and no finding, where SPF hangs on a name that nobody declared', async () => {
    const report = await played(
      `acts: [c2]
sender: { ${TRUE} }
zones: |
  acme.org.        TXT "v=spf1 include:nobody-says.example ~all"
  _dmarc.acme.org. TXT "v=DMARC1; p=reject"
`,
    );
    const notices = report.dmarcBoth?.filter(({ flow }) => flow === 'notice') ?? [];
    expect(notices.length).toBeGreaterThan(0);
    expect(new Set(notices.map(({ agree }) => agree))).toEqual(new Set([null]));
    expect(found(report)).toEqual([]);
  });

  it('advises nothing where only a remembered answer differs', async () => {
    // The library's own message passes and has the record remembered for a day; the record then becomes one for both.
    const report = await played(`sender: { ${TRUE} }
${zones('_dmarc.acme.org. 86400 TXT "v=DMARC1; p=quarantine; pct=0"')}acts:
  - ordinary-mail: { at: 2026-11-02T20:00, to: ann@classic-mail.example }
  - change: { after: 1h, about: a trial for both, zones: '_dmarc.acme.org. TXT "v=DMARC1; p=quarantine; pct=0; t=y"' }
  - c2
`);
    // The tree walk's own cache remembers the old record as well.
    expect(found(report)).toMatchObject([
      { facts: { remembered: true, change: '', causes: ['pct'] }, actor: 'nobody' },
    ]);
  });
});

const FACTS: Facts = {
  people: ['Ann'],
  flows: ['notice'],
  domains: ['acme.org'],
  proven: [],
  causes: ['pct'],
  rfc7489Result: 'fail',
  rfc7489FoundAt: '_dmarc.acme.org',
  rfc7489Policy: 'quarantine',
  rfc7489Actions: ['quarantine', 'nothing'],
  rfc9989Result: 'fail',
  rfc9989FoundAt: '_dmarc.acme.org',
  rfc9989Policy: 'quarantine',
  rfc9989Actions: ['quarantine'],
  name: '_dmarc.acme.org',
  record: 'v=DMARC1; p=quarantine; pct=50',
  change: 'v=DMARC1; p=quarantine',
  result: 'fail',
  actions: ['quarantine'],
  remembered: false,
  provider: '',
  byVendor: false,
};

const NONE = { name: '', record: '', change: '', result: '', actions: [] };

describe('the words of receivers-disagree', () => {
  it.each([
    {
      name: 'a record in place of another',
      facts: {},
      says: 'in place of v=DMARC1; p=quarantine; pct=50',
      actor: 'library-it',
    },
    {
      name: 'a new record',
      facts: { record: '' },
      says: 'Publish at _dmarc.acme.org: v=DMARC1; p=quarantine.',
      actor: 'library-it',
    },
    { name: 'one with which it passes', facts: { result: 'pass' }, says: 'it passes for both', actor: 'library-it' },
    {
      name: 'no change of one record',
      facts: NONE,
      says: 'No change of one record that is worth making makes them agree.',
      actor: 'library-it',
    },
    {
      name: 'two authors',
      facts: { ...NONE, causes: ['several-authors'] },
      says: 'Let From name one domain.',
      actor: 'library-it',
    },
    {
      name: 'records of a provider',
      facts: { ...NONE, provider: 'Gmail' },
      says: 'The records are Gmail’s',
      actor: 'nobody',
    },
    {
      name: 'records of the vendor',
      facts: { byVendor: true },
      says: 'publish: v=DMARC1; p=quarantine.',
      actor: 'vendor',
    },
    { name: 'remembered records', facts: { ...NONE, remembered: true }, says: 'Nothing: ', actor: 'nobody' },
  ] as const)('$name', ({ facts, says, actor }) => {
    const told = wordFinding({ code: 'receivers-disagree', severity: 'warning', facts: { ...FACTS, ...facts } });
    expect(told.mend).toContain(says);
    expect(told.actor).toBe(actor);
    expect(told.sentence).toMatch(/^Receivers will disagree on mail from acme\.org \(Ann\): by RFC 7489 /);
  });
});
