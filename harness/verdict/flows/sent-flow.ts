import type { DeliveryRecord } from '../../model/delivery.ts';
import type { FlowKey } from '../../model/flow.ts';
import { decidedByAssumption, hangsOnNullSender } from '../assumption.ts';
import { decidedByModel } from '../by-model.ts';
import { addressesOf } from '../content-addresses.ts';
import { decidedFate } from '../decided-fate.ts';
import type { FlowFate, Intended } from '../flow-fate.ts';
import { reachedBy } from '../flow-fate.ts';
import { upToReadCopy } from '../kept-copy.ts';
import { inconclusiveReason, reasonOf } from '../reason.ts';
import { chainFrom } from '../record-index.ts';
import { ruleName } from '../rule-name.ts';
import type { Played } from './played.ts';
import { looped } from './played.ts';

export interface SentFlow {
  readonly key: FlowKey;
  /** The flow's first message. */
  readonly first: DeliveryRecord;
  readonly intended: Intended;
  /** True where the habit or responder that made the message is an assumption. */
  readonly assumed: boolean;
}

/** The fate of a flow that took at least one delivery. Who learns of a failure is told later. */
export function sentFlow(played: Played, sent: SentFlow): FlowFate {
  const { world, index } = played;
  const records = index.of(sent.key);
  const chain = upToReadCopy(world, chainFrom(sent.first, records), sent.intended);
  const last = chain.at(-1) ?? sent.first;
  const decided = decidedFate(world, last, sent.intended, looped(played, sent.key));
  const undeclared = index.undeclaredBefore(last);
  const known = undeclared.length === 0;
  const fate = known ? decided.fate : 'inconclusive';
  return {
    key: sent.key,
    noticeTo: played.intent.to,
    from: addressesOf(sent.first.delivery),
    to: last.delivery.draft.to,
    fate,
    reached: reachedBy(fate),
    intended: sent.intended,
    reader: known ? decided.reader : null,
    learns: null,
    chain,
    records,
    rule: ruleName(world, last),
    reason: known ? reasonOf(world, last, decided, sent.intended) : inconclusiveReason(undeclared),
    assumed: sent.assumed || decidedByAssumption(world, last) || hangsOnNullSender(world, chain),
    model: chain.some(decidedByModel),
  };
}
