import type { ScenarioReport } from '../model/report.ts';
import type { Scenario } from '../model/world.ts';
import { runScenario, type PlayOptions } from './run-scenario.ts';

/** A thread in which scenarios are played. */
export interface Lane {
  /** When it has loaded what it plays with; null where it has. */
  readonly ready: Promise<void> | null;
  /** Plays a scenario beside those it plays already. @throws OwnFault, MachineFault, or the reason of the run's signal. */
  readonly play: (scenario: Scenario) => Promise<ScenarioReport>;
  /** Ends it; nothing in it listens any more then. */
  readonly close: () => Promise<void>;
}

/** The thread that calls. */
export function ownLane(options: PlayOptions): Lane {
  return { ready: null, play: (scenario) => runScenario(scenario, options), close: async () => {} };
}
