import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../harness/cli/command-line.ts';
import type { Harness } from '../../harness/cli/harness.ts';
import { REPORTERS } from '../../harness/cli/reporters.ts';
import * as harness from '../../harness/index.ts';
import { shippedScenariosPlayed } from '../runner/shipped-played.ts';
import { addressesIn, filesBelow, personalIn, type Personal } from './personal.ts';

const folder = mkdtempSync(join(tmpdir(), 'noticeproof-mask-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** All that one command line writes: standard output, standard error and the named files. */
async function written(
  args: readonly string[],
  workingDir: string,
  { files = [], parts = {} }: { files?: readonly string[]; parts?: Partial<Harness> } = {},
): Promise<string> {
  const said: string[] = [];
  await commandLine(args, {
    harness: { ...harness, ...parts },
    stdout: (text) => void said.push(text),
    stderr: (text) => void said.push(text),
    workingDir,
    stdoutStyle: { colour: false, width: 300 },
    stderrStyle: { colour: false, width: 80 },
    progressTo: null,
    workspace: workingDir,
    signal: new AbortController().signal,
    version: '0.0.0',
  });
  return [...said, ...files.map((file) => readFileSync(file, 'utf8'))].join('\n');
}

/** One run with every reporter there is, each into its own file. */
async function runAll(options: readonly string[], workingDir: string, parts: Partial<Harness> = {}): Promise<string> {
  const into = mkdtempSync(join(folder, 'out-'));
  const files = REPORTERS.map((name) => join(into, name));
  const reporters = REPORTERS.flatMap((name) => ['--reporter', name, '--output-file', join(into, name)]);
  return written(['run', ...options, ...reporters], workingDir, { files, parts });
}

/** What all shipped scenarios came to without `--mask`. */
async function* alreadyPlayed(): AsyncGenerator<harness.ScenarioReport> {
  yield* (await shippedScenariosPlayed()).reports;
}

const WORD = /[\p{L}\p{N}]/u;

/** Whether a word stands in a text by itself, in whatever case. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + word.length))) return true;
  }
  return false;
}

/** Those of some texts that stand in a long one, which no failure should print. */
function of(long: string, texts: readonly string[]): readonly string[] {
  return texts.filter((text) => long.includes(text));
}

/** The forms of an address that a text may hold as they are; all small. */
function formsOf(address: string): readonly string[] {
  const small = address.trim().toLowerCase();
  const [local = '', domain = ''] = small.split('@');
  return [
    small,
    `${local}%40${domain}`,
    `${local}=40${domain}`,
    // VERP, `+caf_=` and the other way round SRS (see harness/standards/forwarding).
    `${local}=${domain}`,
    `${domain}=${local}@`,
    `${local}+caf_`,
    `${local}._spf`,
    `${local.split('.').toReversed().join('.')}._spf`,
  ];
}

/** What base64 makes of a text, whatever stands in front of it: the part that does not hang on its neighbours. */
function base64Cores(text: string): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.from('\0'.repeat(shift) + text, 'utf8')
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(shift === 0 ? 0 : shift + 1, -1);
  });
}

/** Each line once: evidence says most things many times. */
function distinct(text: string): string {
  return [...new Set(text.split('\n').map((line) => line.trim()))].join('\n');
}

/** Each thing of somebody's that a text shows, in whatever form. */
function shown(text: string, { addresses, titles }: Pick<Personal, 'addresses' | 'titles'>): readonly string[] {
  const lines = distinct(text);
  const small = lines.toLowerCase();
  const plain = [
    ...[...addresses].flatMap(formsOf),
    ...[...titles].flatMap((title) => [title, title.replaceAll(' ', '_'), encodeURIComponent(title)]),
  ].filter((form) => small.includes(form.toLowerCase()));
  const encoded = [...addresses, ...titles].filter((one) => one.length > 8).flatMap(base64Cores);
  // What is a word as well may stand there as a word: see the single scenarios below.
  const locals = [...addresses].map(localOf).filter((local) => /[^a-z]/.test(local));
  return [...new Set([...plain, ...of(lines, encoded), ...locals.filter((local) => hasWord(small, local))])];
}

function localOf(address: string): string {
  return address.trim().toLowerCase().split('@')[0] ?? '';
}

const POPULATIONS = filesBelow(join('fixtures', 'populations'), '.yaml');
const STORIES = filesBelow('scenarios', '.yaml');
const EXPORTS = filesBelow('scenarios', '.csv');

describe('a run of the whole suite', () => {
  const personal = personalIn([...STORIES, ...POPULATIONS]);
  let masked = '';
  let open = '';
  beforeAll(async () => {
    masked = await runAll(['--mask'], process.cwd());
    open = await runAll([], process.cwd(), { runScenarios: alreadyPlayed });
  });

  it('has a good number of addresses and titles to hide', () => {
    expect(personal.addresses.size).toBeGreaterThan(50);
    expect(personal.titles.size).toBeGreaterThan(15);
  });

  it('shows the addresses without --mask, also as caf and SRS: the search does find them', () => {
    const small = distinct(open).toLowerCase();
    const seen = [...personal.addresses].filter((address) => small.includes(address.toLowerCase()));
    expect(seen.length).toBeGreaterThan(personal.addresses.size * 0.9);
    expect(shown(open, personal).length).toBeGreaterThan(personal.addresses.size);
    expect(small.match(/kim\.other\+caf_=kim=classic-mail\.example@gmail\.com/)).not.toBeNull();
    expect(small.match(/srs0=[^=]+=\w+=gmail\.com=[^"]*kim/)).not.toBeNull();
  });

  it('shows none of them with --mask, in no form', () => {
    expect(shown(masked, personal)).toEqual([]);
  });

  it('shows none of an export of patrons either', () => {
    const addresses = new Set(EXPORTS.flatMap(addressesIn));
    expect(addresses.size).toBeGreaterThan(20);
    expect(shown(masked, { addresses, titles: new Set() })).toEqual([]);
  });

  it('shows no name that is one, nor a local part that is a word, in the scenario that has it', () => {
    expect(reportsIn(masked).flatMap(leaksOf)).toEqual([]);
    expect(reportsIn(open).flatMap(leaksOf).length).toBeGreaterThan(500);
  });

  it('keeps what the library needs: its own addresses, the domains, the rules', () => {
    const needed = ['Library@acme.org', 'Do.Not.Reply@CyberToolsForLibraries.net', '@gmail.com', 'gmail#no-such-user'];
    expect(of(masked, needed)).toEqual(needed);
  });
});

/** The JSON report among what all reporters wrote. */
function reportsIn(text: string): readonly harness.ScenarioReport[] {
  const json = text.slice(text.indexOf('{\n  "schemaVersion"'), text.indexOf('\n}\n') + 3);
  return (JSON.parse(json) as harness.Report).scenarios;
}

/** Local parts that are the name of a flow and of a rule too, which stand in reports on their own account. */
const WORDS_OF_REPORTS = new Set(['bounce', 'complaint']);

const cache = new Map<string, Personal>();

/** Names of two capital words and local parts of a scenario's own file and the populations that its report shows. */
function leaksOf(report: harness.ScenarioReport): readonly string[] {
  const personal = cache.get(report.file) ?? personalIn([report.file], POPULATIONS);
  cache.set(report.file, personal);
  const text = distinct(JSON.stringify(report, null, 1));
  const names = [...personal.names].filter(
    (name) => /^\p{Lu}[\p{L}.]* \p{Lu}\p{L}+$/u.test(name) && !name.startsWith('At '),
  );
  const locals = [...personal.addresses]
    .map(localOf)
    .filter((local) => !WORDS_OF_REPORTS.has(local) && hasWord(text.toLowerCase(), local));
  return [...of(text, names), ...locals].map((leak) => `${report.id}: ${leak}`);
}

describe('list and explain', () => {
  const personal = personalIn([...STORIES, ...POPULATIONS]);
  const root = process.cwd();
  const COMMANDS: readonly (readonly [args: readonly string[], because: string])[] = [
    [['list'], 'titles may speak of people'],
    [['list', '--by-tag', 'scenarios/forwarding'], 'so may causes'],
    [['explain', 'scenarios/default/default-lost-answers.yaml'], 'every step of every lost message'],
    [['explain', 'scenarios/default/default-lost-answers.yaml', '--json'], 'the same as data'],
    [['explain', 'scenarios/c2/nightly-works.yaml', '--flow', 'notice'], 'the loans are told there'],
    [['explain', 'scenarios/forwarding/forwarded-b1-reject.yaml'], 'forwards rewrite addresses'],
    [
      ['explain', 'scenarios/default/default-lost-answers.yaml', '--to', 'sam.cartr@gmail.com'],
      'people are chosen by their real addresses',
    ],
    [
      ['explain', 'scenarios/default/default-lost-answers.yaml', '--to', 'Sam.Carter@gmail.com'],
      'an address that is not there is told back',
    ],
  ];

  it.each(COMMANDS)('%j --mask shows nobody: %s', async (args) => {
    const masked = await written([...args, '--mask'], root);
    expect(masked.length).toBeGreaterThan(50);
    expect(shown(masked, { ...personal, addresses: new Set([...personal.addresses, 'sam.carter@gmail.com']) })).toEqual(
      [],
    );
  });

  it('explains whom a real address names', async () => {
    const masked = await written(
      ['explain', 'scenarios/default/default-lost-answers.yaml', '--to', 'sam.cartr@gmail.com', '--mask'],
      root,
    );
    expect(masked).toContain('The notice for Patron 3 in c2: rejected');
    expect(masked).toContain('the address on file is patron-3@gmail.com');
  });

  it('shows everybody where the last word is --no-mask', async () => {
    const args = [
      'explain',
      'scenarios/default/default-lost-answers.yaml',
      '--to',
      'sam.cartr@gmail.com',
      '--mask',
      '--no-mask',
    ];
    expect(await written(args, root)).toContain('the address on file is sam.cartr@gmail.com');
  });
});

/** Everything about it is made to slip through. */
const HOSTILE = `id: ann-lopez-ticket
title: Ann Lopez (ann.lopez@yahoo.com) and "C++ (2nd ed.) [a-z]* | $1"
tags: [default]
sender:
  "The above e-mail addresses' e-mail server DNS TXT records": TRUE
zones: |
  acme.org. 3600 IN TXT "v=spf1 include:cybertoolsforlibraries.net -all"
  yahoo.com. 3600 IN TXT "v=spf1 exists:%{l}.l._spf.%{d} exists:%{lr}.lr._spf.%{d} ?all"
  gmail.com. 3600 IN TXT "v=spf1 exists:%{S}.u._spf.%{d} exists:%{sr}.sr._spf.%{d} ?all"
people:
  - { name: Ann Lopez, address: 'Ann.Lopez@yahoo.com ', loan: { item: 'C++ (2nd ed.) [a-z]* | $1', due: 2026-10-05 } }
  - { name: Mail, address: 'mail@yahoo.com', loan: { item: 'C++ (2nd ed.)', due: 2026-10-05 } }
  - { name: Acme, address: 'acme@gmail.com', loan: { item: 'Emma / 2003', due: 2026-10-05 } }
  - { name: '=HYPERLINK("x")', address: 'lopez+news@gmail.com', loan: { item: Emma, due: 2026-10-05 } }
  - { name: Zoë Würth, address: 'q@gmail.com', forwards: { to: zoe.w@yahoo.com, by: gmail-caf }, loan: { item: 'Überall / 2001', due: 2026-10-05 } }
  - { name: Two, address: 'first.one@gmail.com; second.one@yahoo.com', loan: { item: 'Salt', due: 2026-10-05 } }
acts: [c2]
expect:
  - { flow: notice, to: Ann Lopez, fate: discarded, because: 'Ann told the desk: ann.lopez%40yahoo.com, SRS0=abcd=IY=yahoo.com=ann.lopez@x.example.' }
`;
const HOSTILE_ADDRESSES = [
  'ann.lopez@yahoo.com',
  'lopez+news@gmail.com',
  'zoe.w@yahoo.com',
  'first.one@gmail.com',
  'second.one@yahoo.com',
];
const HOSTILE_TITLES = ['C++ (2nd ed.) [a-z]* | $1', 'C++ (2nd ed.)', 'Emma / 2003', 'Überall'];

describe('a scenario with addresses, names and titles made to slip through', () => {
  const dir = join(folder, 'hostile');
  const personal = { addresses: new Set(HOSTILE_ADDRESSES), titles: new Set(HOSTILE_TITLES) };
  beforeAll(() => {
    mkdirSync(dir);
    writeFileSync(join(dir, 'ann.lopez.yaml'), HOSTILE);
  });

  it('shows them without --mask, in names of the DNS too', async () => {
    const open = `${await runAll(['.'], dir)}${await written(['explain', 'ann.lopez.yaml', '--flow', 'notice'], dir)}`;
    const forms = [
      'mail.l._spf.yahoo.com',
      'ann.lopez.l._spf.yahoo.com',
      'lopez.ann.lr._spf.yahoo.com',
      'lopez%2bnews%40gmail.com.u._spf',
      'com.lopez+news@gmail.sr._spf',
      ...HOSTILE_TITLES,
    ].map((text) => text.toLowerCase());
    expect(of(open.toLowerCase(), forms)).toEqual(forms);
  });

  it('shows none of them with --mask', async () => {
    const masked = `${await runAll(['.', '--mask'], dir)}${await written(['explain', 'ann.lopez.yaml', '--flow', 'notice', '--mask'], dir)}`;
    expect(shown(masked, personal)).toEqual([]);
    expect(of(masked, ['Ann', 'Lopez', 'Zoë', 'HYPERLINK'])).toEqual([]);
    // An everyday word and a letter are somebody's only where an address or a name of the DNS is made of them.
    expect(masked.match(/\b(?:mail|q|acme)(?:@(?:yahoo|gmail)|\.l\._spf|%40|\+caf_|=)/)?.[0]).toBeUndefined();
    const kept = ['MAIL FROM:<', 'Library@acme.org'];
    expect(of(masked, kept)).toEqual(kept);
  });
});

const BROKEN = `id: broken
title: Ann Lopez wrote
people:
  - { name: Ann Lopez, address: ann.lopez@yahoo.com, loan: { item: Bread without hurry, due: 2026-10-05 } }
  - { name: Ann Lopez, address: other.ann@yahoo.com, loan: { item: Salt, due: 2026-10-05 }, forwards: { to: 'mül@yahoo.com' } }
acts: [{ c2: { people: [Ann Lopes] } }]
expect:
  - { flow: notice, to: ann.lopes@yahoo.com, fate: inbox, because: So it is. }
  - { flow: notice, to: Sam Cartwheel, fate: inbox, because: So it is. }
`;

describe('mistakes in files', () => {
  const dir = join(folder, 'broken');
  const quoted = [
    'ann lopez',
    'ann lopes',
    'cartwheel',
    'ann.lopes',
    'ann.lopez',
    'other.ann',
    'bread',
    'pat lee',
    'j_doe',
  ];
  beforeAll(() => {
    mkdirSync(dir);
    writeFileSync(join(dir, 'broken.yaml'), BROKEN);
    writeFileSync(
      join(dir, 'shape.yaml'),
      BROKEN.replace(/, forwards.*?\} \}/, ' }').replace('id: broken', 'id: shape'),
    );
    writeFileSync(join(dir, 'syntax.yaml'), `${BROKEN}\n: [ann.lopez@yahoo.com`);
  });

  it.each(['broken.yaml', 'shape.yaml', 'syntax.yaml'])(
    'of %s are told without what they quote of people',
    async (file) => {
      const open = (await runAll([file], dir)).toLowerCase();
      const masked = (await runAll([file, '--mask'], dir)).toLowerCase();
      expect(quoted.some((text) => open.includes(text))).toBe(true);
      expect(quoted.filter((text) => masked.includes(text))).toEqual([]);
      expect(of(masked, [file])).toEqual([file]);
    },
  );

  it('still say what is wrong, and where', async () => {
    const masked = await written(['run', 'shape.yaml', '--mask'], dir);
    expect(masked).toMatch(/shape\.yaml:5:\d+/);
    expect(masked).toContain('There are two people called `Patron 1`.');
  });
});
