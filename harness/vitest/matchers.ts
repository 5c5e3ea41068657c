import type { MatcherResult, MatcherState } from 'vitest';
import type { Fate, ScenarioReport } from '../index.ts';
import { speakAgainst } from './claim.ts';
import { isReadBy, isRefusedWith, reaches, type ClaimOrProblem } from './claims.ts';
import { board, failureText, plainLine } from './failure-text.ts';
import { Played, PlayedFlows, type Outcome } from './played.ts';
import { scenarioError } from './scenario-error.ts';
import { selectFlows } from './select-flows.ts';

type Result = Extract<MatcherResult, Promise<unknown>>;

/** What `expect` learns: documented where they are declared, in index.ts. */
export const matchers = {
  toReach(this: MatcherState, received: unknown, fate: Fate): Result {
    return holdFlows(this, received, () => reaches(fate));
  },
  toBeReadBy(this: MatcherState, received: unknown, reader: string): Result {
    return holdFlows(this, received, (report) => isReadBy(reader, report));
  },
  toBeRefusedWith(this: MatcherState, received: unknown, reply: string | RegExp): Result {
    return holdFlows(this, received, () => isRefusedWith(reply));
  },
  toBeAsExpected(this: MatcherState, received: unknown): Result {
    return holdScenario(this, received);
  },
};

async function holdFlows(
  state: MatcherState,
  received: unknown,
  claimOf: (report: ScenarioReport) => ClaimOrProblem,
): Result {
  if (!(received instanceof PlayedFlows)) {
    return fail(state, "Expected flows of a scenario, such as expect(playScenario('acme.yaml').flow('notice')).");
  }
  const outcome = await received.played.outcome(signalOf(state));
  if ('problem' in outcome) return fail(state, outcome.problem);
  const { report } = outcome;
  const claim = claimOf(report);
  if ('problem' in claim) return fail(state, claim.problem);
  const selected = selectFlows(report.flows, received.wanted);
  if (selected.kind === 'unknown') return fail(state, selected.problem);
  const { flows } = selected;
  const negated = isNegated(state);
  const against = speakAgainst(claim, flows, { report, negated });
  const pass = against.length === 0;
  const message = (): string => failureText({ claim, flows, against, negated }, report, hasColour(state));
  return { pass: pass !== negated, message };
}

async function holdScenario(state: MatcherState, received: unknown): Result {
  if (!(received instanceof Played)) {
    return fail(state, "Expected a scenario, such as expect(playScenario('acme.yaml')).");
  }
  const outcome = await received.outcome(signalOf(state));
  if ('problem' in outcome) return fail(state, outcome.problem);
  const asExpected = outcome.report.outcome === 'as-expected';
  if (!asExpected && !isNegated(state)) throw unexpected(outcome, hasColour(state));
  const message = (): string =>
    `The scenario should not be as it expects, but it is.\n\n${board(outcome.report, hasColour(state))}`;
  return { pass: asExpected, message };
}

/** Not returned as a failure but thrown: so its stack leads to the lines of the scenario that are not met. */
function unexpected({ scenario, report, workingDir, mask }: Outcome, colour: boolean): Error {
  const unmet = report.expectations.filter(({ met }) => !met);
  const lines = scenario.expectations
    .map(({ where }) => where)
    .filter(({ line }) => unmet.some((expectation) => expectation.line === line));
  const places = lines.length === 0 ? [scenario.where] : lines;
  const message = `${summary(report, unmet.length)}\n\n${board(report, colour)}`;
  return scenarioError({
    name: report.outcome === 'inconclusive' ? 'Inconclusive' : 'AssertionError',
    message,
    places: mask ? [] : places,
    workingDir,
  });
}

function summary({ outcome, expectations }: ScenarioReport, unmet: number): string {
  if (outcome === 'inconclusive') return 'Nobody can say what becomes of every message: this is inconclusive.';
  return `${unmet} of ${expectations.length} expectations ${unmet === 1 ? 'is' : 'are'} not met.`;
}

/** A failure whether or not it stands behind `.not`: the question itself makes no sense. */
async function fail(state: MatcherState, problem: string): Result {
  return { pass: isNegated(state), message: () => problem.split('\n').map(plainLine).join('\n') };
}

/** vitest leaves the flag out where nothing is negated. */
function isNegated({ isNot }: MatcherState): boolean {
  return isNot === true;
}

/** Aborted where the test that waits is cancelled or takes too long. */
function signalOf({ task }: MatcherState): AbortSignal | undefined {
  return task?.context.signal;
}

/** The message stands between vitest's own: it has colours where those have. */
function hasColour({ utils }: MatcherState): boolean {
  return utils.EXPECTED_COLOR('x') !== 'x';
}
