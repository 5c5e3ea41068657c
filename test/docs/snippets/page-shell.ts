import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../../../harness/cli/command-line.ts';
import * as harness from '../../../harness/index.ts';

const CHECKOUT = process.cwd();
const MANIFEST = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const STYLE = { colour: false, width: 100 };
/** Programs of every machine that may stand in a page. */
const COMMON = /^\(?(?:openssl|echo|cat|mkdir|ls)\b/;

/** Where the commands of a page are given: a folder of its own, with what a shell remembers. */
export class PageShell implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'noticeproof-snippets-'));
  /** Of the last command. */
  code = 0;
  /** Where the next command is given. */
  place = this.folder;

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(path: string, text: string): void {
    const place = join(this.place, path);
    mkdirSync(join(place, '..'), { recursive: true });
    writeFileSync(place, text);
  }

  has(path: string): boolean {
    return existsSync(join(this.place, path));
  }

  /** @returns What it prints. @throws Error for a command that no page may show, since nothing here can check it. */
  async run(line: string): Promise<string> {
    let printed = '';
    for (const command of line.replace(/\s+# .*$/, '').split(' && ')) {
      printed += await this.#runOne(command.trim());
      if (this.code !== 0) break;
    }
    return printed;
  }

  async #runOne(command: string): Promise<string> {
    if (command === 'echo $?') return `${this.code}\n`;
    this.code = 0;
    const [, where = 'npx ', own] = /^(npx (?:--no )?|npm run )?noticeproof (?:-- )?(.*)$/.exec(command) ?? [];
    if (own !== undefined) return this.#noticeproof(own, where.startsWith('npm') ? CHECKOUT : this.place);
    const [, folder] = /^cd ([\w-]+)$/.exec(command) ?? [];
    if (folder !== undefined) {
      this.place = join(this.place, folder);
      return '';
    }
    if (COMMON.test(command)) return this.#common(command);
    check(command);
    return '';
  }

  async #noticeproof(text: string, workingDir: string): Promise<string> {
    const [, given = '', file] = /^(.*?)(?: > (\S+))?$/.exec(text) ?? [];
    const out: string[] = [];
    const err: string[] = [];
    if (isSynopsis(given)) return this.#synopsis(given);
    this.code = await commandLine(wordsOf(given), {
      harness,
      stdout: (part) => void (file === undefined ? err : out).push(part),
      stderr: (part) => void err.push(part),
      workingDir,
      stdoutStyle: STYLE,
      stderrStyle: STYLE,
      progressTo: null,
      workspace: null,
      signal: new AbortController().signal,
      version: MANIFEST.version,
    });
    if (file !== undefined) this.write(file, out.join(''));
    return err.join('');
  }

  /** Of a command with placeholders each option must be one that the command has. */
  async #synopsis(text: string): Promise<string> {
    const help = await this.#noticeproof(`${wordsOf(text)[0] ?? ''} --help`, this.place);
    for (const [option] of text.matchAll(/--[\w-]+/g)) {
      if (!help.includes(option)) throw new Error(`there is no option ${option}`);
    }
    return '';
  }

  #common(command: string): string {
    const env = { ...process.env, GITHUB_STEP_SUMMARY: join(this.folder, 'summary.md') };
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: this.place, env, encoding: 'utf8' });
    this.code = status ?? 1;
    return `${stdout}${stderr}`;
  }
}

function isSynopsis(text: string): boolean {
  return /<\w+>|\[/.test(text);
}

function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, one, two, three]) => one ?? two ?? three ?? '');
}

/** Commands that are not given in a test: what is looked at instead. */
const NOT_GIVEN: readonly (readonly [RegExp, (words: readonly string[]) => void])[] = [
  [/^npm ci(?: --cache \S+ --prefer-offline)?$/, () => readFileSync('package-lock.json')],
  [/^npm pack$/, () => {}],
  [/^npm (?:start|test)$/, checkScript],
  [/^npm install /, checkPackages],
  [/^npx vitest\b/, checkVitest],
];

/** @throws Error where it could not be given, or nothing here knows whether it could. */
function check(command: string): void {
  const known = NOT_GIVEN.find(([pattern]) => pattern.test(command));
  if (known === undefined) throw new Error(`no test can check the command ${JSON.stringify(command)}`);
  known[1](wordsOf(command).slice(1));
}

function checkScript([name = '']: readonly string[]): void {
  if (MANIFEST.scripts[name] === undefined) throw new Error(`there is no script ${name}`);
}

function checkPackages([, ...words]: readonly string[]): void {
  const tarball = new RegExp(`(?:^|/)${MANIFEST.name}-${MANIFEST.version}\\.tgz$`);
  const known = ['--save-dev', MANIFEST.name, ...Object.keys(MANIFEST.devDependencies)];
  const wrong = words.filter((word) => !known.includes(word) && !tarball.test(word));
  if (wrong.length > 0) throw new Error(`nothing is known of ${wrong.join(', ')}`);
}

function checkVitest(words: readonly string[]): void {
  const { stdout } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', '--help'], { encoding: 'utf8' });
  for (const word of words.filter((one) => one.startsWith('-'))) {
    const [option = ''] = word.split('=');
    if (!new RegExp(`(?:^|\\s)${option}\\b`).test(stdout)) throw new Error(`vitest has no option ${option}`);
  }
}
