import type { DeliveryRecord } from '../../model/delivery.ts';
import { OwnFault } from '../../model/fault.ts';
import type { FlowFate, Intended } from '../flow-fate.ts';
import type { Played } from './played.ts';
import { keyOf, silenceOf } from './played.ts';
import { sentFlow } from './sent-flow.ts';
import { silentFlow } from './unsent-flow.ts';

/** What became of the notice itself. */
export function noticeFlow(played: Played): FlowFate {
  const key = keyOf(played, 'notice');
  const intended: Intended = { kind: 'person', person: played.intent.person };
  const [first] = played.index.of(key);
  if (first !== undefined) {
    const assumed = blanksLeftOut(played, first);
    const flow = sentFlow(played, { key, first, intended, assumed });
    return assumed ? { ...flow, reason: `${flow.reason} ${BLANKS_ASSUMED}` } : flow;
  }
  const silence = silenceOf(played, key);
  if (silence === null) throw new OwnFault(`the notice for ${key.person} in ${key.act} was neither sent nor kept back`);
  return silentFlow(played, silence, intended, silence.assumed === true);
}

const BLANKS_ASSUMED =
  'Assumed: the catalogue leaves out the blanks around the address in its field; no document says so.';

function blanksLeftOut({ intent }: Played, { delivery }: DeliveryRecord): boolean {
  return delivery.draft.to !== intent.to && delivery.draft.to === intent.to.trim();
}
