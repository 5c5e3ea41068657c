import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import { writeStories } from './stories.ts';

/** Peak memory in MB of a process that plays 1,000 scenarios, prints them, and writes the JSON report into a file. */
export async function peakMemory(): Promise<number> {
  const folder = writeStories({ count: 1000, signed: false, patrons: 5 });
  try {
    const reporters = ['--reporter', 'console', '--reporter', 'json', '--output-file', join(folder, 'report.json')];
    const { peakMb } = await runCommand([folder, ...reporters]);
    return peakMb;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
