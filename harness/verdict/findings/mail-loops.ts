import type { PlayedTimeline } from '../played-timeline.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct } from './sets.ts';

/** Mail that went in circles until it was cut off. */
export function mailLoops({ timelines }: Case): readonly Finding[] {
  const loops = timelines.flatMap(({ timeline }) => timeline.loops);
  if (loops.length === 0) return [];
  const flows = distinct(loops.map(({ flow, person, act }) => `${flow} ${person} ${act}`));
  return [{ code: 'mail-loop', severity: 'error', facts: { flows, between: distinct(timelines.flatMap(circling)) } }];
}

/** An honest flow reaches no address so often, not even over a forward and back with its report. */
const OFTEN = 4;

/** Addresses that the mail which was cut off came to again and again. */
function circling({ timeline: { loops, records } }: PlayedTimeline): readonly string[] {
  const targets = records
    .map((record) => record.delivery.draft)
    .filter(({ flow }) => loops.some((loop) => loop.person === flow.person && loop.act === flow.act))
    .map((draft) => draft.to.toLowerCase());
  return [...Map.groupBy(targets, (to) => to)].flatMap(([to, times]) => (times.length >= OFTEN ? [to] : []));
}
