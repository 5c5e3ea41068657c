import { runCommand } from './command.ts';
import { median } from './median.ts';

const RUNS = 3;

/** Seconds that `noticeproof run` takes for all shipped scenarios, the start of the process included. */
export async function suiteSeconds(): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push((await runCommand(['scenarios'])).seconds);
  return median(runs);
}
