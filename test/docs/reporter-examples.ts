import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandLine } from '../../harness/cli/command-line.ts';
import * as harness from '../../harness/index.ts';

export const PAGE = 'docs/reporters.md';

/** `noticeproof …` prints: and the block below it, whose text is what it prints. */
const EXAMPLES = /(`noticeproof ([^`]+)` prints:\n\n```\w+\n)[^]*?(?=^```$)/gm;

/** A file of the page: its name stands in its first line. */
const FILES = /```yaml\n# (acme\/\S+)\n([^]*?)```/g;

/** Runs a command line in a folder with the files that the page shows. */
export async function runOnPage(args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string }> {
  const workingDir = mkdtempSync(join(tmpdir(), 'noticeproof-page-'));
  const out: string[] = [];
  try {
    for (const [, name = '', text = ''] of readFileSync(PAGE, 'utf8').matchAll(FILES)) {
      mkdirSync(dirname(join(workingDir, name)), { recursive: true });
      writeFileSync(join(workingDir, name), text);
    }
    const style = { colour: false, width: 100 };
    const code = await commandLine(args, {
      harness,
      stdout: (text) => void out.push(text),
      stderr: () => {},
      workingDir,
      stdoutStyle: style,
      stderrStyle: style,
      progressTo: null,
      workspace: null,
      signal: new AbortController().signal,
      version: '0',
    });
    return { code, stdout: out.join('') };
  } finally {
    rmSync(workingDir, { recursive: true });
  }
}

/** The page with its examples as the commands print them now. */
export async function reportersPage(): Promise<string> {
  const page = readFileSync(PAGE, 'utf8');
  const printed = new Map<string, string>();
  for (const [, , line = ''] of page.matchAll(EXAMPLES)) {
    printed.set(line, (await runOnPage(line.split(' '))).stdout.trimEnd());
  }
  return page.replaceAll(EXAMPLES, (_, before: string, line: string) => `${before}${printed.get(line) ?? ''}\n`);
}

if (process.argv.includes('--write')) writeFileSync(PAGE, await reportersPage());
