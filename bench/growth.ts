import { runScenarios } from '../harness/index.ts';
import { median } from './median.ts';
import { loadStories } from './stories.ts';

const RUNS = 3;

/** Milliseconds of processor time so far: unlike the clock it does not count what else the machine does. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function growthOfOneRun(): Promise<number> {
  const scenarios = loadStories({ count: 1000, signed: false, patrons: 2 });
  // The time after so many scenarios.
  const after = [processorTime()];
  for await (const report of runScenarios(scenarios)) {
    if (report.outcome !== 'as-expected') throw new Error(`${report.id} is ${report.outcome}`);
    after.push(processorTime());
  }
  const cost = (from: number, to: number): number => (after[to] ?? Number.NaN) - (after[from] ?? Number.NaN);
  return cost(900, 1000) / cost(100, 200);
}

/** What scenarios 901 to 1,000 of a run cost against 101 to 200. */
export async function costGrowth(): Promise<number> {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await growthOfOneRun());
  return median(runs);
}
