import type { DeliveryRecord } from '../model/delivery.ts';
import type { Fate } from '../model/flow.ts';
import { OwnFault } from '../model/fault.ts';
import type { FlowFate } from './flow-fate.ts';
import { keyText } from './flow-fate.ts';
import type { PlayedTimeline } from './played-timeline.ts';
import { worstOf } from './worst.ts';

/** One flow over all timelines: the worst of its fates, and each of them where they differ. */
export interface MergedFlow extends FlowFate {
  /** Id prefix of the timeline that has the worst fate. */
  readonly prefix: string;
  readonly variants: readonly { readonly clientIp: string; readonly pctApplied: boolean; readonly fate: Fate }[];
  /** Ids of all deliveries of this flow, over all timelines. */
  readonly deliveries: readonly string[];
}

/** Merges the timelines flow by flow, in the order of the first one. */
export function mergeFlows(timelines: readonly PlayedTimeline[]): readonly MergedFlow[] {
  const byKey = Map.groupBy(
    timelines.flatMap((played) => played.flows.map((flow) => ({ ...flow, prefix: played.prefix, played }))),
    (flow) => keyText(flow.key),
  );
  return [...byKey.values()].map(([first, ...rest]) => {
    if (first === undefined) throw new OwnFault('a flow without a timeline');
    return mergeOne([first, ...rest]);
  });
}

type Candidate = FlowFate & { readonly prefix: string; readonly played: PlayedTimeline };

function mergeOne(candidates: readonly [Candidate, ...Candidate[]]): MergedFlow {
  const { played: _, ...worst } = worstOf(candidates);
  const differ = candidates.some((candidate) => candidate.fate !== worst.fate);
  const deliveries = candidates.flatMap(({ prefix, records }) => records.map((record) => prefix + record.delivery.id));
  return { ...worst, variants: differ ? candidates.map(toVariant) : [], deliveries };
}

function toVariant(candidate: Candidate): MergedFlow['variants'][number] {
  const { pctApplied } = candidate.played.timeline.variant;
  return { clientIp: firstAddress(candidate), pctApplied, fate: candidate.fate };
}

/** The address the catalogue's host sent this act's first notice from in that timeline; '' where it sent none. */
export function firstAddress({ key, played }: Pick<Candidate, 'key' | 'played'>): string {
  const { records } = played.timeline;
  const ofAct = ({ delivery }: DeliveryRecord): boolean => delivery.draft.flow.act === key.act;
  const own = records.find((record) => ofAct(record) && record.delivery.draft.flow.person === key.person);
  return (own ?? records.find(ofAct))?.delivery.clientIp ?? '';
}
