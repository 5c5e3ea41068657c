import { runScenarios, type ScenarioReport } from '../../harness/index.ts';
import { shippedScenariosLoaded } from './shipped.ts';
import { watchSockets, type Sockets } from './sockets.ts';

/** One run of all shipped scenarios. */
export interface ShippedPlayed {
  /** In the order of the scenarios. */
  readonly reports: readonly ScenarioReport[];
  /** What the run asked of the machine. */
  readonly sockets: Sockets;
}

let played: Promise<ShippedPlayed> | null = null;

/** All shipped scenarios, 64 side by side: played once in a process, for all tests that look at them. */
export function shippedScenariosPlayed(): Promise<ShippedPlayed> {
  played ??= play();
  return played;
}

async function play(): Promise<ShippedPlayed> {
  const scenarios = shippedScenariosLoaded();
  const { done, sockets } = await watchSockets(() => Array.fromAsync(runScenarios(scenarios, { concurrency: 64 })));
  return { reports: done, sockets };
}
