import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

export interface CommandRun {
  readonly seconds: number;
  /** Peak of the resident memory, in MB (2^20 octets). */
  readonly peakMb: number;
}

/** Runs `noticeproof run` in a process of its own, from start to end; what it prints is thrown away. */
export async function runCommand(args: readonly string[]): Promise<CommandRun> {
  const began = performance.now();
  const command = ['--import', './bench/tell-peak.js', 'bin/noticeproof.js', 'run', ...args];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const told: Record<'errors' | 'peak', string> = { errors: '', peak: '' };
  child.stderr?.on('data', (text) => (told.errors += String(text)));
  child.stdio[3]?.on('data', (text) => (told.peak += String(text)));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`noticeproof run ${args.join(' ')} ended with ${String(code)}:\n${told.errors}`);
  return { seconds: (performance.now() - began) / 1000, peakMb: Number(told.peak) / 1024 };
}
