import type { DeliveryRecord } from '../../model/delivery.ts';
import type { FindingReport } from '../../model/report.ts';
import type { World } from '../../model/world.ts';
import type { Case } from '../findings/case.ts';
import { findAll } from '../findings/find-all.ts';
import { keyText } from '../flow-fate.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { PlayedTimeline } from '../played-timeline.ts';
import { wordFinding } from '../words.ts';

/**
 * The findings that speak of one flow: those that would be there if it were the only one, in words about it alone, as
 * far as the whole scenario has such a finding too. What would be there without the flow speaks of the set-up, which is
 * the notice's business and not that of the answers.
 */
export function ownFindings(whole: Case, flow: MergedFlow): readonly FindingReport[] {
  const codes = new Set(findAll(whole).map(({ code }) => code));
  const alone = narrowed(whole, flow, [flow]);
  const without = new Set(findAll(narrowed(whole, flow, [])).map((finding) => JSON.stringify(finding)));
  return findAll(alone)
    .filter((finding) => codes.has(finding.code))
    .filter((finding) => flow.key.flow === 'notice' || !without.has(JSON.stringify(finding)))
    .map(wordFinding);
}

function narrowed(whole: Case, flow: MergedFlow, flows: readonly MergedFlow[]): Case {
  const timelines = whole.timelines.map((played) => narrowedTimeline(played, flow, flows.length > 0));
  return { ...whole, world: narrowedWorld(whole.world, flow), timelines, flows };
}

/** Only the flow's own act, and the changes that came before it. */
function narrowedWorld(world: World, { key }: MergedFlow): World {
  const at = world.scenario.acts.find(({ id }) => id === key.act)?.at ?? Infinity;
  const acts = world.scenario.acts.filter((act) => (act.kind === 'change' ? act.at <= at : act.id === key.act));
  return { ...world, scenario: { ...world.scenario, acts } };
}

function narrowedTimeline(played: PlayedTimeline, { key }: MergedFlow, kept: boolean): PlayedTimeline {
  const flows = kept ? played.flows.filter((one) => keyText(one.key) === keyText(key)) : [];
  const own = new Set<DeliveryRecord>();
  for (const record of flows.flatMap((one) => one.records)) {
    for (let at: DeliveryRecord | null = record; at !== null; at = played.index.causeOf(at)) own.add(at);
  }
  const { records, loops, intents } = played.timeline;
  const timeline = {
    ...played.timeline,
    records: records.filter((record) => own.has(record)),
    loops: loops.filter((loop) => kept && loop.person === key.person && loop.act === key.act),
    intents: intents.filter((intent) => kept && intent.person === key.person && intent.act === key.act),
  };
  return { ...played, timeline, flows };
}
