import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Mistake } from './model/position.ts';
import type { Scenario } from './model/world.ts';
import { readReceiver } from './receiver/rule-file.ts';
import { loadScenarios as load } from './scenario/load.ts';
import { findContradictions } from './world/contradictions.ts';

export type { Fate, FlowKind, Learner } from './model/flow.ts';
export { MachineFault, OwnFault } from './model/fault.ts';
export type { Mistake, Position } from './model/position.ts';
export type {
  DeliveryReport,
  ExpectationReport,
  FindingReport,
  FlowReport,
  Report,
  ScenarioReport,
} from './model/report.ts';
export type { Scenario } from './model/world.ts';
export { renderJson } from './report/json.ts';
export { plainText } from './report/plain-text.ts';
export { scenarioText } from './report/console/scenario-text.ts';
export type { Style } from './report/console/style.ts';
export { summaryText } from './report/console/summary-text.ts';
export { summarise } from './report/summarise.ts';
export { tagText } from './report/tag-text.ts';
export { runScenario, runScenarios, type RunOptions } from './runner/run.ts';
export { scenarioJsonSchema } from './scenario/schema.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Folder of the scenarios that come with noticeproof. */
export function shippedScenarios(): string {
  return join(ROOT, 'scenarios');
}

export interface LoadOptions {
  /** What relative paths start from and are shown relative to. */
  readonly workingDir: string;
  /** Folders with fixtures of the user's own, asked before the shipped ones. */
  readonly fixtureDirs?: readonly string[];
}

/**
 * Reads scenario files, or all of a folder. What is wrong with one is listed in `mistakes`; the others are loaded.
 *
 * @example
 * const { scenarios, mistakes } = loadScenarios(['scenarios'], { workingDir: process.cwd() });
 */
export function loadScenarios(
  paths: readonly string[],
  { workingDir, fixtureDirs = [] }: LoadOptions,
): { readonly scenarios: readonly Scenario[]; readonly mistakes: readonly Mistake[] } {
  return load(paths, {
    workingDir,
    fixtureDirs: [...fixtureDirs, join(ROOT, 'fixtures')],
    readReceiver,
    check: findContradictions,
  });
}
