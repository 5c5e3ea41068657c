import { readFileSync } from 'node:fs';
import * as harness from '../index.ts';
import type { Style } from '../index.ts';
import { commandLine } from './command-line.ts';
import { EXIT, gravest } from './exit-code.ts';
import { discardUnfinished, reasonOf } from './output.ts';
import { keepHeapSmall } from './small-heap.ts';

/** Width of texts that go to no terminal. */
const PLAIN_WIDTH = 100;

/**
 * The `noticeproof` command: ties the command line to this process. The exit code is set, not forced, so that output
 * to a slow pipe is written to its end.
 */
export async function main(): Promise<void> {
  keepHeapSmall();
  const interrupt = new AbortController();
  const stop = (): void => {
    // Whoever interrupts twice does not want to wait for the listeners to close.
    if (interrupt.signal.aborted) process.exit(EXIT.interrupted);
    process.exitCode = EXIT.interrupted;
    interrupt.abort();
  };
  // A job that is cancelled, and a terminal that is closed, interrupt as well.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('exit', discardUnfinished);
  let unwritable = false;
  process.stdout.on('error', (error) => {
    if (isClosedPipe(error)) return;
    if (!unwritable) process.stderr.write(`standard output cannot be written: ${reasonOf(error)}.\n`);
    unwritable = true;
    process.exitCode = EXIT.usage;
  });
  process.stderr.on('error', (error) => {
    if (isClosedPipe(error)) return;
    unwritable = true;
    process.exitCode = EXIT.usage;
  });
  const workingDir = workingFolder();
  if (workingDir === null) {
    process.stderr.write('The folder you are in is gone: change to one that exists, and try again.\n');
    process.exitCode = EXIT.usage;
    return;
  }
  const code = await commandLine(process.argv.slice(2), {
    harness,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    workingDir,
    stdoutStyle: styleOf(process.stdout),
    stderrStyle: styleOf(process.stderr),
    progressTo: showsProgress(process.stderr) ? process.stderr : null,
    workspace: process.env['GITHUB_WORKSPACE'] || null,
    signal: interrupt.signal,
    version: packageVersion(),
  });
  process.exitCode = gravest(unwritable ? [code, EXIT.usage] : [code]);
}

/** Null where somebody took it away after this shell had gone there. */
function workingFolder(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

/** A reader that has seen enough, such as `head`, closes the pipe: no fault of anybody's. */
function isClosedPipe(error: Error): boolean {
  return 'code' in error && error.code === 'EPIPE';
}

/** NO_COLOR with any text turns colours off (no-color.org, 2023), and so does a stream that is no terminal. */
function styleOf(stream: NodeJS.WriteStream): Style {
  const { NO_COLOR, TERM } = process.env;
  const colour = stream.isTTY === true && (NO_COLOR ?? '') === '' && TERM !== 'dumb';
  return { colour, width: stream.isTTY === true ? stream.columns : PLAIN_WIDTH };
}

/** A line that is drawn over and over is for people: neither for the log of a CI job nor for a terminal without cursor. */
function showsProgress(stream: NodeJS.WriteStream): boolean {
  const { CI, TERM } = process.env;
  return stream.isTTY === true && TERM !== 'dumb' && ['', '0', 'false'].includes(CI ?? '');
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
