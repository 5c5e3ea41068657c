import type { Fate, FlowKey } from '../../model/flow.ts';
import type { Silence } from '../../model/state.ts';
import type { FlowFate, Intended } from '../flow-fate.ts';
import { reachedBy } from '../flow-fate.ts';
import { sentence } from '../reply-text.ts';
import type { Played } from './played.ts';

export interface Unsent {
  readonly key: FlowKey;
  readonly intended: Intended;
  readonly fate: Extract<Fate, 'never-sent' | 'not-applicable' | 'inconclusive'>;
  readonly reason: string;
  readonly rule: string | null;
  readonly assumed: boolean;
}

/** A flow of which nothing was ever sent. */
export function unsentFlow(played: Played, unsent: Unsent): FlowFate {
  return {
    ...unsent,
    reason: sentence(unsent.reason),
    noticeTo: played.intent.to,
    from: null,
    to: unsent.key.flow === 'notice' ? played.intent.to : '',
    reached: reachedBy(unsent.fate),
    reader: null,
    learns: null,
    chain: [],
    records: [],
    model: false,
  };
}

/** A flow that a step kept back and said why. */
export function silentFlow(played: Played, silence: Silence, intended: Intended, assumed: boolean): FlowFate {
  const { key, fate, reason, rule } = silence;
  return unsentFlow(played, { key, intended, fate, reason, rule, assumed });
}

/** A flow that could not arise. */
export function absentFlow(played: Played, key: FlowKey, intended: Intended, reason: string): FlowFate {
  return unsentFlow(played, { key, intended, fate: 'not-applicable', reason, rule: null, assumed: false });
}

/** A flow of which nobody can say whether it arises. */
export function unknownFlow(played: Played, key: FlowKey, intended: Intended, on: FlowFate): FlowFate {
  const what = on.key.flow === 'notice' ? 'the notice' : 'the answer';
  const reason = `Whether it arises hangs on ${what}: ${on.reason}`;
  return unsentFlow(played, { key, intended, fate: 'inconclusive', reason, rule: null, assumed: false });
}
