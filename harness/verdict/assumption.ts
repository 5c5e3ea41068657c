import type { DeliveryRecord } from '../model/delivery.ts';
import type { FactKey } from '../model/receiver.ts';
import type { World } from '../model/world.ts';
import { decidingTransaction, forwarderOf } from './record-index.ts';

/** Whether what decided a delivery is an assumption: the rule, a setting it read, or how long the queue lives. */
export function decidedByAssumption(world: World, record: DeliveryRecord): boolean {
  if (record.end.kind === 'expired') return world.sites.get(record.delivery.draft.site)?.queue.assumed === true;
  return record.end.kind === 'decided' && decidingTransaction(record).decision?.assumed === true;
}

/** Facts that another envelope sender could change. */
const BY_ENVELOPE: readonly FactKey[] = ['sender', 'own', 'mailServer', 'mailFromDomain', 'senderSoa', 'spf', 'dmarc'];

/**
 * Whether the end of a chain hangs on what Gmail makes of the null sender when it forwards, which Google does not
 * document: the message came from the null sender, Gmail passed it on, and the receiver looked at the envelope.
 */
export function hangsOnNullSender(world: World, chain: readonly DeliveryRecord[]): boolean {
  const [before, last] = chain.slice(-2);
  if (before === undefined || last === undefined || before.delivery.draft.mailFrom !== '') return false;
  const forward = world.mailboxes.get(forwarderOf(last) ?? '')?.forward;
  const consulted = decidingTransaction(last).decision?.consulted ?? [];
  return forward?.by === 'gmail-caf' && consulted.some((key) => BY_ENVELOPE.includes(key));
}
