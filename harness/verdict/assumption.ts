import type { DeliveryRecord } from '../model/delivery.ts';
import type { World } from '../model/world.ts';
import { decidingTransaction } from './record-index.ts';

/** Whether what decided a delivery is an assumption: the rule, a setting it read, or how long the queue lives. */
export function decidedByAssumption(world: World, record: DeliveryRecord): boolean {
  if (record.end.kind === 'expired') return world.sites.get(record.delivery.draft.site)?.queue.assumed === true;
  return record.end.kind === 'decided' && decidingTransaction(record).decision?.assumed === true;
}
