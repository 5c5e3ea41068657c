import type { FlowKey } from '../../model/flow.ts';
import type { PlayedTimeline } from '../played-timeline.ts';
import { decidingTransaction } from '../record-index.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { distinct } from './sets.ts';

/** Mail that went in circles until a server refused it for its hops, or until it was cut off. */
export function mailLoops({ timelines }: Case): readonly Finding[] {
  const loops = timelines.flatMap(ended);
  if (loops.length === 0) return [];
  const flows = distinct(loops.map(({ flow, person, act }) => `${flow} ${person} ${act}`));
  return [{ code: 'mail-loop', severity: 'error', facts: { flows, between: distinct(timelines.flatMap(circling)) } }];
}

function ended({ timeline: { loops, records } }: PlayedTimeline): readonly FlowKey[] {
  const refused = records.filter((record) => {
    if (record.end.kind !== 'decided') return false;
    return decidingTransaction(record).decision?.rule.when.predicates['tooManyHops'] === true;
  });
  return [...loops, ...refused.map(({ delivery }) => delivery.draft.flow)];
}

/** An honest flow reaches no address so often, not even over a forward and back with its report. */
const OFTEN = 4;

/** Addresses that such mail came to again and again. */
function circling(played: PlayedTimeline): readonly string[] {
  const loops = ended(played);
  const targets = played.timeline.records
    .map((record) => record.delivery.draft)
    .filter(({ flow }) => loops.some((loop) => loop.person === flow.person && loop.act === flow.act))
    .map((draft) => draft.to.toLowerCase());
  return [...Map.groupBy(targets, (to) => to)].flatMap(([to, times]) => (times.length >= OFTEN ? [to] : []));
}
