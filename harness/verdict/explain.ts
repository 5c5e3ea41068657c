import type { Evidence } from '../model/evidence.ts';
import type { Explained, Selection } from '../model/explanation.ts';
import type { Case } from './findings/case.ts';
import { flowExplanation } from './explain/flow-explanation.ts';
import type { Means } from './explain/means.ts';
import { selectedFlows } from './explain/selected-flows.ts';
import { mergeFlows } from './merged-flow.ts';
import { playTimelines } from './played-timeline.ts';
import { works } from './works.ts';

/**
 * Explains flows of a scenario that was played: what was meant, every delivery with its DNS, its dialogue, its checks and
 * the rules it met, what came of it, and what is to be done. Without a word of selection the flows that failed are
 * explained, and all notices where none did.
 *
 * @returns `unknown` with a plain sentence where the selection names what does not occur.
 * @throws OwnFault where the rows of a receiver, tried again, lead to another end than the one that was played.
 */
export function explain(evidence: Evidence, selection: Selection, means: Means): Explained {
  const { world } = evidence;
  const { id, title, file, timeZone } = world.scenario;
  const timelines = playTimelines(evidence);
  const flows = mergeFlows(timelines);
  const selected = selectedFlows(world, flows, selection);
  if (selected.kind === 'unknown') return selected;
  const whole: Case = { world, timelines, flows, works: works(world, flows), lookupAt: means.lookupAt, patrons: null };
  const explanation = {
    schemaVersion: 1,
    scenario: { id, title, file, timeZone },
    flows: selected.flows.map((flow) => flowExplanation(whole, flow, means)),
  } as const;
  return { kind: 'explained', explanation };
}
