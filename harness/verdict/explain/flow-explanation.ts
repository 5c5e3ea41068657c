import type { FlowExplanation } from '../../model/explanation.ts';
import { OwnFault } from '../../model/fault.ts';
import type { Case } from '../findings/case.ts';
import type { FlowFate } from '../flow-fate.ts';
import { keyText } from '../flow-fate.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { PlayedTimeline } from '../played-timeline.ts';
import { meant } from './meant.ts';
import type { Means } from './means.ts';
import { ownFindings } from './own-findings.ts';
import { variantExplanation } from './variant-explanation.ts';

/** One flow as one timeline played it. */
export interface PlayedFlow {
  readonly played: PlayedTimeline;
  readonly flow: FlowFate;
}

/** One flow over all timelines: those that ended alike, by the same rule, are told once. */
export function flowExplanation(whole: Case, merged: MergedFlow, means: Means): FlowExplanation {
  const { flow, person, act } = merged.key;
  const alike = Map.groupBy(playedFlows(whole, merged), ({ flow: one }) =>
    JSON.stringify([one.fate, one.rule, one.learns, one.chain.length]),
  );
  const worst = (group: readonly PlayedFlow[]): boolean => group.some(({ played }) => played.prefix === merged.prefix);
  const groups = [...alike.values()].toSorted((one, other) => Number(worst(other)) - Number(worst(one)));
  const [first] = groups[0] ?? [];
  if (first === undefined) throw new OwnFault('a flow without a timeline');
  return {
    flow,
    person,
    act,
    fate: merged.fate,
    meant: meant(whole.world, first, means),
    variants: groups.map((group) => variantExplanation(whole.world, group, means)),
    findings: ownFindings(whole, merged),
  };
}

function playedFlows({ timelines }: Case, { key }: MergedFlow): readonly PlayedFlow[] {
  return timelines.flatMap((played) =>
    played.flows.filter((flow) => keyText(flow.key) === keyText(key)).map((flow) => ({ played, flow })),
  );
}
