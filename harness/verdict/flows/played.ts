import type { Intent, Timeline } from '../../model/evidence.ts';
import type { FlowKey, FlowKind } from '../../model/flow.ts';
import { OwnFault } from '../../model/fault.ts';
import type { Person } from '../../model/people.ts';
import type { Silence } from '../../model/state.ts';
import type { World } from '../../model/world.ts';
import { keyText } from '../flow-fate.ts';
import type { RecordIndex } from '../record-index.ts';

/** One intent of one timeline with all that is needed to say what became of it. */
export interface Played {
  readonly world: World;
  readonly timeline: Timeline;
  readonly index: RecordIndex;
  readonly intent: Intent;
  readonly person: Person;
}

export function playedIntent(world: World, timeline: Timeline, index: RecordIndex, intent: Intent): Played {
  const person = world.people.get(intent.person);
  if (person === undefined) throw new OwnFault(`nobody in the scenario is called ${intent.person}`);
  return { world, timeline, index, intent, person };
}

export function keyOf(played: Played, flow: FlowKind): FlowKey {
  return { flow, person: played.intent.person, act: played.intent.act };
}

/** Why a flow was kept back, where a step said so. */
export function silenceOf(played: Played, key: FlowKey): Silence | null {
  const text = keyText(key);
  return played.timeline.state.silences.find((silence) => keyText(silence.key) === text) ?? null;
}

/** Whether deliveries were cut off: those of one person in one act are counted together, whatever their flow. */
export function looped(played: Played, { person, act }: FlowKey): boolean {
  return played.timeline.loops.some((loop) => loop.person === person && loop.act === act);
}
