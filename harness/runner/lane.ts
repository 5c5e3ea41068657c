import { OwnFault } from '../model/fault.ts';
import type { ScenarioReport } from '../model/report.ts';
import type { Scenario } from '../model/world.ts';
import { runScenario, type PlayOptions } from './run-scenario.ts';

/** A thread in which scenarios are played. */
export interface Lane {
  /** When it has loaded what it plays with; null where it has. */
  readonly ready: Promise<void> | null;
  /**
   * Plays one of the run's scenarios beside those it plays already.
   *
   * @param number From 0, in the order of the run.
   * @throws OwnFault, MachineFault, or the reason of the run's signal.
   */
  readonly play: (number: number) => Promise<ScenarioReport>;
  /** Ends it; nothing in it listens any more then. */
  readonly close: () => Promise<void>;
}

/** Those of a run by their numbers; null are those whose reports have been taken. */
export type Scenarios = readonly (Scenario | null)[];

/** The thread that calls. */
export function ownLane(scenarios: Scenarios, options: PlayOptions): Lane {
  return {
    ready: null,
    async play(number) {
      const scenario = scenarios[number];
      if (!scenario) throw new OwnFault(`there is no scenario ${number} to play`);
      return runScenario(scenario, options);
    },
    close: async () => {},
  };
}
