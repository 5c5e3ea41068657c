import type { Timeline } from '../../model/evidence.ts';
import type { World } from '../../model/world.ts';
import type { FlowFate } from '../flow-fate.ts';
import { learnerOf } from '../learner.ts';
import type { RecordIndex } from '../record-index.ts';
import { awayMessageFlow, misdirectedReplyFlow, replyFlow } from './answers.ts';
import { bounceFlow } from './bounce.ts';
import { noticeFlow } from './notice.ts';
import type { Played } from './played.ts';
import { playedIntent } from './played.ts';

/** The five flows of every intent of one timeline, in the order of the intents and of FLOW_KINDS. */
export function timelineFlows(world: World, timeline: Timeline, index: RecordIndex): readonly FlowFate[] {
  return timeline.intents.flatMap((intent) => intentFlows(playedIntent(world, timeline, index, intent)));
}

function intentFlows(played: Played): readonly FlowFate[] {
  const notice = noticeFlow(played);
  const reply = replyFlow(played, notice);
  const misdirected = misdirectedReplyFlow(played, notice);
  const away = awayMessageFlow(played, notice);
  const bounce = bounceFlow(played, notice, [reply, misdirected, away]);
  return [notice, reply, misdirected, bounce, away].map((flow) => ({
    ...flow,
    learns: learnerOf(played.world, played.index, flow, bounce),
  }));
}
