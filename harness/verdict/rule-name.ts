import type { DeliveryRecord, Transaction } from '../model/delivery.ts';
import type { World } from '../model/world.ts';
import { decidingTransaction } from './record-index.ts';

/**
 * Names what decided a delivery: `receiver#row` for a receiver's rule, `site#row` for the sending MTA's own decision,
 * such as `site#null-mx`, and `site#queue-lifetime` where no attempt succeeded until the queue gave up. Where
 * the harness cannot play an address or a message it is `harness#unsupported-address` or `harness#unsupported-message`,
 * where the machine failed `harness#machine`.
 */
export function ruleName(world: World, record: DeliveryRecord): string | null {
  if (record.end.kind === 'expired') return `${record.delivery.draft.site}#queue-lifetime`;
  const last = decidingTransaction(record);
  if (record.end.kind === 'not-retried' && last.decision === null) {
    return last.localRule ?? `${record.delivery.draft.site}#SENDMAIL`;
  }
  return last.localRule ?? receiverRule(world, last);
}

function receiverRule(world: World, transaction: Transaction): string | null {
  if (transaction.decision === null || transaction.serverSite === null) return null;
  const receiver = world.sites.get(transaction.serverSite)?.receiver.id ?? transaction.serverSite;
  return `${receiver}#${transaction.decision.rule.id}`;
}
