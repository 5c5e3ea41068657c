import type { Transaction } from '../model/delivery.ts';
import type { Explained, RuleTrace, Selection } from '../model/explanation.ts';
import { OwnFault } from '../model/fault.ts';
import type { Scenario, World } from '../model/world.ts';
import { traceRules } from '../receiver/rule-trace.ts';
import { maskExplained } from '../verdict/mask/mask-explained.ts';
import { explain } from '../verdict/explain.ts';
import { lookupAt } from './lookup-at.ts';
import { play } from './play.ts';
import type { PlayOptions } from './run-scenario.ts';
import { worldAt } from './world-at.ts';

/**
 * Plays one scenario and explains flows of it; which ones, see `Selection`. With nothing selected: those that failed.
 *
 * @returns `unknown` with a plain sentence where the selection names what does not occur.
 * @throws The signal's reason where it is aborted; OwnFault for a bug of ours.
 *
 * @example
 * const explained = await explainScenario(scenario, { flow: 'notice', to: 'J. Doe' });
 * if (explained.kind === 'unknown') throw new Error(explained.problem);
 * console.log(explained.explanation.flows.length);
 */
export async function explainScenario(
  scenario: Scenario,
  { flow = null, to = null, act = null }: Partial<Selection> = {},
  { signal, mask = false }: PlayOptions = {},
): Promise<Explained> {
  const { evidence } = await play(scenario, signal ?? new AbortController().signal);
  const { world } = evidence;
  const selection = { flow, to, act };
  const means = { worldAt: worldAt(world), lookupAt: lookupAt(world), traceRules: trace };
  const explained = explain(evidence, selection, means);
  return mask ? maskExplained(explained, scenario) : explained;
}

/** The rows of the receiver that answered, under the settings it had then. */
function trace(world: World, { serverSite, facts }: Transaction): RuleTrace {
  const site = world.sites.get(serverSite ?? '');
  if (site === undefined || facts === null) throw new OwnFault('a decision without a receiver or without facts');
  return traceRules(site.receiver, site.settings, facts);
}
