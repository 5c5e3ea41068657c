import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const CHECKOUT = resolve('.');
const MANIFEST = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};

/** The oldest Node that the package says it runs on. */
export const OLDEST_NODE = MANIFEST.engines.node.replace('>=', '');

export const VERSION = MANIFEST.version;

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command as in a shell of somebody who knows nothing of this checkout: none of the variables that npm sets for
 * scripts, and no program of its `node_modules/.bin` but this Node.
 */
export function run(
  folder: string,
  command: string,
  args: readonly string[],
  programs: readonly string[] = [],
): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?:package|lifecycle|command|execpath|node|config_(?:(?:local|global)_)?prefix)|INIT_CWD|VITEST|NODE_)/.test(
        name,
      ),
  );
  const path = (process.env['PATH'] ?? '').split(delimiter).filter((place) => !place.startsWith(CHECKOUT));
  const env = {
    ...Object.fromEntries(inherited),
    PATH: [...programs, dirname(process.execPath), ...path].join(delimiter),
    NO_COLOR: '1',
  };
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const parts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (parts.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (parts.stderr += text));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (status) => done({ status, ...parts }));
  });
}

/** Runs a program of a project as its npm scripts and npx do, without the time that npm itself takes to begin. */
export function runInstalled(
  project: string,
  folder: string,
  command: string,
  args: readonly string[],
): Promise<Ended> {
  return run(folder, command, args, [join(project, 'node_modules/.bin')]);
}

async function succeed(folder: string, command: string, args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(folder, command, args);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'noticeproof-package-'));
}

/** Packs the checkout as for publishing. @returns Path of the tarball. */
export async function pack(): Promise<string> {
  const folder = newFolder();
  await succeed(CHECKOUT, 'npm', ['pack', '--pack-destination', folder]);
  const [name = ''] = readdirSync(folder);
  return join(folder, name);
}

/** Paths in a tarball, without the `package/` that each begins with. */
export async function pathsIn(tarball: string): Promise<readonly string[]> {
  const listed = await succeed(dirname(tarball), 'tar', ['-tzf', tarball]);
  return listed
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''));
}

/** Whether packages that are not in the checkout can be had here. */
export async function isRegistryThere(): Promise<boolean> {
  const asked = ['view', `node@${OLDEST_NODE}`, 'version', '--fetch-retries=0', '--fetch-timeout=8000'];
  return (await run(tmpdir(), 'npm', asked)).stdout.trim() === OLDEST_NODE;
}

function startProject(): string {
  const folder = newFolder();
  const manifest = { private: true, type: 'module', allowScripts: { node: true } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return folder;
}

/** What users would install beside it, in the versions of the checkout. */
export function tool(name: string): string {
  return `${name}@${MANIFEST.devDependencies[name] ?? ''}`;
}

/** An empty project into which npm installs the tarball and whatever else. */
export async function installedProject(tarball: string, others: readonly string[]): Promise<string> {
  const folder = startProject();
  await succeed(folder, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...others]);
  return folder;
}

/** The same without a registry: the tarball unpacked, and what it depends on linked from the checkout. */
export async function linkedProject(tarball: string): Promise<string> {
  const folder = startProject();
  const modules = join(folder, 'node_modules');
  for (const place of ['.bin', '@types']) mkdirSync(join(modules, place), { recursive: true });
  await succeed(folder, 'tar', ['-xzf', tarball, '-C', modules]);
  await succeed(folder, 'mv', [join(modules, 'package'), join(modules, 'noticeproof')]);
  for (const name of [...Object.keys(MANIFEST.dependencies), 'vitest', 'vite', 'typescript', '@types/node']) {
    symlinkSync(join(CHECKOUT, 'node_modules', name), join(modules, name));
  }
  const bins = [
    ['noticeproof', 'noticeproof/bin/noticeproof.js'],
    ['tsc', 'typescript/bin/tsc'],
    ['vitest', 'vitest/vitest.mjs'],
  ] as const;
  for (const [name, place] of bins) symlinkSync(join('..', place), join(modules, '.bin', name));
  return folder;
}
