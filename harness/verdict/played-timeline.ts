import type { Evidence, Timeline } from '../model/evidence.ts';
import type { FlowFate } from './flow-fate.ts';
import { timelineFlows } from './flows/timeline-flows.ts';
import type { RecordIndex } from './record-index.ts';
import { indexRecords } from './record-index.ts';

/** One timeline with the fates of its flows. */
export interface PlayedTimeline {
  /** Letter before the ids of its deliveries in the report; '' where there is only one timeline. */
  readonly prefix: string;
  readonly timeline: Timeline;
  readonly index: RecordIndex;
  readonly flows: readonly FlowFate[];
}

/** The fates of all flows, timeline by timeline. */
export function playTimelines(evidence: Evidence): readonly PlayedTimeline[] {
  const several = evidence.timelines.length > 1;
  return evidence.timelines.map((timeline, position) => {
    const index = indexRecords(timeline);
    const prefix = several ? `${letters(position)}.` : '';
    return { prefix, timeline, index, flows: timelineFlows(evidence.world, timeline, index) };
  });
}

/** `a` to `z`, then `aa`, `ab`, … as a spreadsheet counts its columns. */
function letters(position: number): string {
  const last = String.fromCodePoint(97 + (position % 26));
  return position < 26 ? last : letters(Math.floor(position / 26) - 1) + last;
}
