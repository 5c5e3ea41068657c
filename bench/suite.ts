/* oxlint-disable no-console -- prints what it measured */
import { loadScenarios, renderJson, runScenarios, summarise, type ScenarioReport } from '../harness/index.ts';

function seconds(from: number, to: number): string {
  return ((to - from) / 1000).toFixed(2).padStart(6);
}

/**
 * Plays all shipped scenarios once and prints how long it took and how much memory it had at most. It judges nothing:
 * times depend on the machine. Starting up is not in it.
 *
 * @example node bench/suite.ts
 */
async function measure(): Promise<void> {
  const began = performance.now();
  const { scenarios, mistakes } = loadScenarios(['scenarios'], { workingDir: process.cwd() });
  const loaded = performance.now();
  const reports: ScenarioReport[] = [];
  for await (const report of runScenarios(scenarios)) reports.push(report);
  const played = performance.now();
  const size = renderJson(summarise(reports, mistakes)).length;
  const ended = performance.now();
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const stories = new Set(reports.map(({ id, story }) => story ?? id)).size;
  console.log(`${scenarios.length} scenarios of ${stories} stories, ${mistakes.length} mistakes`);
  console.log(`${seconds(began, loaded)} s to read them`);
  console.log(`${seconds(loaded, played)} s to play them`);
  console.log(`${seconds(played, ended)} s to write the JSON report (${(size / 1e6).toFixed(1)} MB)`);
  console.log(
    `${((userCPUTime + systemCPUTime) / 1e6).toFixed(2).padStart(6)} s of processor time, starting up included`,
  );
  console.log(`${(maxRSS / 1024).toFixed(0).padStart(6)} MB of memory at most`);
}

await measure();
