import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A user's project in the system's temporary folder, in which noticeproof and vitest are installed. */
export interface Project {
  readonly folder: string;
  readonly write: (file: string, text: string) => void;
  readonly remove: () => void;
}

/** What the package will say; in a clone the sources stand where the built files will. */
const INSTALLED = {
  name: 'noticeproof',
  type: 'module',
  exports: {
    '.': './harness/index.ts',
    './vitest': './harness/vitest/index.ts',
    './vitest/plugin': './harness/vitest/plugin.ts',
  },
};

export function makeProject(files: Readonly<Record<string, string>>): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'noticeproof-vitest-')));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  write('package.json', '{ "type": "module" }');
  write('node_modules/noticeproof/package.json', JSON.stringify(INSTALLED));
  const own = process.cwd();
  symlinkSync(join(own, 'harness'), join(folder, 'node_modules/noticeproof/harness'));
  for (const name of ['vitest', '@types'])
    symlinkSync(join(own, 'node_modules', name), join(folder, 'node_modules', name));
  for (const [file, text] of Object.entries(files)) write(file, text);
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A configuration under which noticeproof is loaded as an installed package is: by Node, not through Vite. */
export function config(test = '', plugin = ''): string {
  const external = new RegExp(`^${join(process.cwd(), 'harness').replaceAll('.', '\\.')}/`, 'u');
  return [
    "import { noticeproof } from 'noticeproof/vitest/plugin';",
    "import { defineConfig } from 'vitest/config';",
    `export default defineConfig({ plugins: [noticeproof(${plugin})], test: { server: { deps: { external: [${String(external)}] } }, ${test} } });`,
  ].join('\n');
}

export interface Ran {
  readonly code: number;
  /** Standard output and errors. */
  readonly text: string;
  /** Test by its full name below its file. */
  readonly tests: ReadonlyMap<string, { readonly status: string; readonly failure: string }>;
  readonly files: readonly string[];
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Runs `vitest run` with these arguments, as a process of its own, and reads its JSON report. */
export async function vitestRun({ folder }: Project, args: readonly string[] = []): Promise<Ran> {
  const out = join(folder, 'out.json');
  rmSync(out, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${out}`];
  const { code, text } = await runNode(folder, [vitestBin(), 'run', ...reporters, ...args]);
  const { testResults } = JSON.parse(readFileSync(out, 'utf8')) as JsonReport;
  const files = testResults.map(({ name }) => name.slice(folder.length + 1)).toSorted();
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(
      ({ fullName, status, failureMessages }) =>
        [`${name.slice(folder.length + 1)} > ${fullName}`, { status, failure: failureMessages.join('\n') }] as const,
    ),
  );
  return { code, text, tests: new Map(tests), files };
}

/** The test files that vitest would run with these arguments, relative to the project. */
export async function vitestFiles({ folder }: Project, args: readonly string[]): Promise<readonly string[]> {
  const { text } = await runNode(folder, [vitestBin(), 'list', '--filesOnly', '--json', ...args]);
  const files = JSON.parse(text) as readonly { readonly file: string }[];
  return files.map(({ file }) => file.slice(folder.length + 1));
}

function vitestBin(): string {
  return join(process.cwd(), 'node_modules/vitest/vitest.mjs');
}

/** Runs a script with the Node of these tests, without colours and without what vitest tells its workers. */
export function runNode(folder: string, args: readonly string[]): Promise<{ code: number; text: string }> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_OPTIONS|FORCE_|TEST$|DEV$|PROD$)/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), NO_COLOR: '1' };
  return new Promise((done) => {
    const child = execFile(
      process.execPath,
      [...args],
      { cwd: folder, env, maxBuffer: 1e8, timeout: 200_000 },
      (error, stdout, stderr) => {
        done({ code: error === null ? 0 : Number(child.exitCode ?? 1), text: stdout + stderr });
      },
    );
  });
}
