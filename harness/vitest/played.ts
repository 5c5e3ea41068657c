import { runScenario, type FlowKind, type Scenario, type ScenarioReport } from '../index.ts';
import type { WantedFlows } from './select-flows.ts';

/** A scenario and how it is to be shown. */
export interface Found {
  readonly scenario: Scenario;
  /** Absolute: what the scenario's file is relative to. */
  readonly workingDir: string;
  /** Whether the report is masked. */
  readonly mask: boolean;
}

/** A scenario with what happened in it. */
export interface Outcome extends Found {
  readonly report: ScenarioReport;
}

/** Why there is no scenario to play: what was asked for is not there. */
export interface NotFound {
  readonly problem: string;
}

/** Flows of a scenario that is played when somebody asks what became of them. */
export class PlayedFlows {
  readonly played: Played;
  readonly wanted: WantedFlows;

  constructor(played: Played, wanted: WantedFlows) {
    this.played = played;
    this.wanted = wanted;
  }
}

interface Playing {
  readonly outcome: Promise<Outcome | NotFound>;
  readonly stop: AbortController;
  waiting: number;
}

/** One scenario. It is played once, when the first expectation asks for it, and all expectations see the same outcome. */
export class Played {
  readonly #find: () => Found | NotFound;
  #playing: Playing | null = null;

  /** @param find Looks the scenario up; what it throws, every expectation throws. */
  constructor(find: () => Found | NotFound) {
    this.#find = find;
  }

  /**
   * Flows of one kind: of everybody in every act, or of those that `to` and `act` leave.
   *
   * @example
   * await expect(played.flow('notice', { to: 'Ann Lopez', act: 'c2' })).toReach('inbox');
   */
  flow(kind: FlowKind, which: Omit<WantedFlows, 'flow'> = {}): PlayedFlows {
    return new PlayedFlows(this, { ...which, flow: kind });
  }

  /** The whole report, for expectations that no matcher has. Parameters as of `outcome`. */
  async report(signal?: AbortSignal): Promise<ScenarioReport> {
    const outcome = await this.outcome(signal);
    if ('problem' in outcome) throw new Error(outcome.problem);
    return outcome.report;
  }

  /**
   * Plays the scenario, or waits for it where it is played already.
   *
   * @param signal Ends the waiting. Nobody waiting any more ends the playing: nothing listens after that.
   * @throws The signal's reason.
   */
  async outcome(signal: AbortSignal = new AbortController().signal): Promise<Outcome | NotFound> {
    signal.throwIfAborted();
    const playing = (this.#playing ??= this.#start());
    playing.waiting += 1;
    const leave = (): void => {
      playing.waiting -= 1;
      if (playing.waiting > 0) return;
      playing.stop.abort(signal.reason);
      // Another test may want to know all the same.
      if (this.#playing === playing) this.#playing = null;
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await playing.outcome;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #start(): Playing {
    const stop = new AbortController();
    return { outcome: this.#play(stop.signal), stop, waiting: 0 };
  }

  async #play(signal: AbortSignal): Promise<Outcome | NotFound> {
    const found = this.#find();
    if ('problem' in found) return found;
    return { ...found, report: await runScenario(found.scenario, { signal, mask: found.mask }) };
  }
}
