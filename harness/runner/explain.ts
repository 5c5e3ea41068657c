import type { Transaction } from '../model/delivery.ts';
import type { Explained, RuleTrace, Selection } from '../model/explanation.ts';
import { OwnFault } from '../model/fault.ts';
import type { Scenario, World } from '../model/world.ts';
import { traceRules } from '../receiver/rule-trace.ts';
import { explain } from '../verdict/explain.ts';
import { lookupAt } from './lookup-at.ts';
import { play } from './play.ts';
import { worldAt } from './world-at.ts';

/**
 * Plays one scenario and explains flows of it; which ones, see `Selection`.
 *
 * @returns `unknown` with a plain sentence where the selection names what does not occur.
 * @throws MachineFault, OwnFault, or the signal's reason.
 */
export async function explainScenario(
  scenario: Scenario,
  selection: Selection,
  signal: AbortSignal = new AbortController().signal,
): Promise<Explained> {
  const { evidence } = await play(scenario, signal);
  const { world } = evidence;
  return explain(evidence, selection, { worldAt: worldAt(world), lookupAt: lookupAt(world), traceRules: trace });
}

/** The rows of the receiver that answered, under the settings it had then. */
function trace(world: World, { serverSite, facts }: Transaction): RuleTrace {
  const site = world.sites.get(serverSite ?? '');
  if (site === undefined || facts === null) throw new OwnFault('a decision without a receiver or without facts');
  return traceRules(site.receiver, site.settings, facts);
}
