import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine } from '../../harness/cli/command-line.ts';
import type { Context } from '../../harness/cli/context.ts';
import * as harness from '../../harness/index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'noticeproof-init-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function noticeproof(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const style = { colour: false, width: 100 };
  const context = {
    harness,
    stdout: (text: string) => void out.push(text),
    stderr: (text: string) => void err.push(text),
    workingDir: folder,
    stdoutStyle: style,
    stderrStyle: style,
    signal: new AbortController().signal,
    version: '0.0.0',
  };
  // What of a context no other command needs is not made up here.
  const code = await commandLine(args, context as unknown as Context);
  return { code, stdout: out.join(''), stderr: err.join('') };
}

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.length + 1))
    .toSorted();
}

const WRITTEN = [
  'fixtures/populations/our-library.yaml',
  'fixtures/receivers/our-server.yaml',
  'scenarios/README.md',
  'scenarios/after-b1.yaml',
  'scenarios/today.yaml',
];

describe('noticeproof init', () => {
  const DOMAINS: readonly (readonly [args: readonly string[], because: string])[] = [
    [[], 'nothing need be said'],
    [['--domain', 'riverside.org'], 'an ordinary domain'],
    [['--domain', 'lib.city.gov.uk'], 'its DMARC policy may stand at a domain above it'],
    [['--domain', 'a.b.c.city.gov.uk'], 'and at several (RFC 9989 section 4.10)'],
    [['--domain', 'bücherei.example'], 'it is written with A-labels in the DNS'],
    [['--domain', 'пример.рф'], 'so is its top-level domain'],
    [['--domain', 'library.github.io'], 'one right below a private public suffix'],
    [['--domain', 'Riverside.ORG.'], 'case and the dot of the root do not matter'],
    [['--domain', 'x.gmail.com'], "a name below a provider's"],
    [['--domain', `${'a'.repeat(63)}.example`], 'the longest label'],
    [['--from', "o'brien+library@riverside.org"], 'the domain is that of the address'],
    [['--from', 'Circ@Riverside.org', '--domain', 'riverside.org'], 'the address may be in capitals'],
    [['--name', `The "Riverside" library: 100 % yours # really`], 'a name means nothing to YAML'],
  ];

  it.each(DOMAINS)('%j writes what runs green at once: %s', async (args) => {
    const written = await noticeproof('init', 'mail', ...args);
    expect(written.stderr).toBe('');
    expect(written.code).toBe(0);
    expect(filesIn(join(folder, 'mail'))).toEqual(WRITTEN);
    const { summary, errors, scenarios } = await harness.runFiles(['mail'], { workingDir: folder });
    expect(errors).toEqual([]);
    expect(summary).toEqual({ scenarios: 2, asExpected: 2, unexpected: 0, inconclusive: 0 });
    expect(scenarios.map(({ works }) => works)).toEqual([true, false]);
  });

  it('expects every flow that is caused, so that whoever changes a record sees what follows from it', async () => {
    await noticeproof('init');
    const { scenarios } = harness.loadScenarios(['scenarios'], { workingDir: folder });
    expect(scenarios).toHaveLength(2);
    for await (const { id, flows } of harness.runScenarios(scenarios)) {
      const { expectations = [] } = scenarios.find((scenario) => scenario.id === id) ?? {};
      const forgotten = flows.filter(
        ({ flow, person, fate }) =>
          fate !== 'not-applicable' &&
          !expectations.some((one) => one.kind === 'flows' && one.flow === flow && one.to?.includes(person)),
      );
      expect(forgotten).toEqual([]);
    }
  });

  it('says what it wrote, and a next command that does run', async () => {
    const { stdout } = await noticeproof('init', 'our mail', '--domain', 'riverside.org');
    expect(stdout).toContain('riverside.org');
    for (const path of WRITTEN) expect(stdout).toContain(join('our mail', path));
    expect(stdout).toMatch(/npx noticeproof run 'our mail'\n$/);
    expect((await noticeproof('init')).stdout).toMatch(/npx noticeproof run\n$/);
  });

  it('uses the name, the address and the domain everywhere', async () => {
    await noticeproof('init', '.', '--from', 'desk@riverside.org', '--name', 'Riverside');
    const text = WRITTEN.map((path) => readFileSync(join(folder, path), 'utf8')).join('');
    expect(text).toContain('Riverside');
    expect(text).toContain('"desk@riverside.org": { reader: library }');
    expect(text).not.toContain('library.example');
    expect(text).not.toMatch(/undefined|\[object/);
  });

  it('shows editors the schema of an installed package, and no other', async () => {
    await noticeproof('init', 'before');
    const docs = join(folder, 'node_modules', 'noticeproof', 'docs');
    mkdirSync(docs, { recursive: true });
    writeFileSync(join(docs, 'scenario.schema.json'), '{}');
    await noticeproof('init', 'a/b');
    const [hint = ''] = readFileSync(join(folder, 'a/b/scenarios/today.yaml'), 'utf8').split('\n');
    expect(hint).toBe('# yaml-language-server: $schema=../../../node_modules/noticeproof/docs/scenario.schema.json');
    expect(existsSync(join(folder, 'a/b/scenarios', hint.split('=')[1] ?? ''))).toBe(true);
    expect(readFileSync(join(folder, 'before/scenarios/today.yaml'), 'utf8')).not.toContain('$schema');
  });

  const REFUSED: readonly (readonly [args: readonly string[], says: string, because: string])[] = [
    [['--domain', 'gmail.com'], 'gmail.com', 'it is that of a provider in every scenario'],
    [['--domain', 'co.uk'], 'Under co.uk others register their domains', 'nobody has mailboxes right there'],
    [['--domain', 'org'], 'Under org others', 'a top-level domain'],
    [['--domain', 'desk@riverside.org'], 'is no domain', 'it is an address'],
    [['--domain', 'https://riverside.org/'], 'is no domain', 'it is a link'],
    [['--domain', 'river side.org'], 'is no domain', 'it has a blank'],
    [['--domain', '192.0.2.1'], 'is no domain', 'it is an IP address'],
    [['--domain', `${'a'.repeat(64)}.org`], 'is no domain', 'RFC 1035 section 2.3.4: 63 octets a label'],
    [['--domain', ''], 'is no domain', 'it is empty'],
    [['--from', 'riverside.org'], 'is no e-mail address', 'it has no @'],
    [['--from', 'a b@riverside.org'], 'is no e-mail address', 'it has a blank'],
    [['--from', 'desk@riverside.org', '--domain', 'hillside.org'], 'not in the domain hillside.org', 'they disagree'],
    [['--domain', `riverside.org\u001B[31m`], 'is no domain', 'it would colour the terminal'],
  ];

  it.each(REFUSED)('%j is refused with "%s", and nothing is written: %s', async (args, says) => {
    const { code, stderr, stdout } = await noticeproof('init', 'mail', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain('\u001B');
    expect(stdout).toBe('');
    expect(filesIn(folder)).toEqual([]);
  });

  it('writes over nothing, and then nothing at all', async () => {
    mkdirSync(join(folder, 'fixtures/receivers'), { recursive: true });
    writeFileSync(join(folder, 'fixtures/receivers/our-server.yaml'), 'mine');
    mkdirSync(join(folder, 'scenarios'));
    symlinkSync('gone', join(folder, 'scenarios/today.yaml'));
    const { code, stderr } = await noticeproof('init');
    expect(code).toBe(2);
    expect(stderr).toContain('scenarios/today.yaml, fixtures/receivers/our-server.yaml');
    expect(filesIn(folder)).toEqual(['fixtures/receivers/our-server.yaml', 'scenarios/today.yaml']);
    expect(readFileSync(join(folder, 'fixtures/receivers/our-server.yaml'), 'utf8')).toBe('mine');
  });

  it('twice in one place is refused the second time', async () => {
    expect((await noticeproof('init')).code).toBe(0);
    expect((await noticeproof('init')).code).toBe(2);
  });

  it('takes back what it wrote where the rest cannot be written', async () => {
    writeFileSync(join(folder, 'fixtures'), 'a file, so that no folder of that name can be made');
    const { code, stderr } = await noticeproof('init');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^fixtures\/populations\/our-library.yaml cannot be written: a part of its path is no folder/,
    );
    expect(readdirSync(folder)).toEqual(['fixtures']);
  });
});
