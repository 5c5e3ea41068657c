import type { DeliveryRecord } from '../../model/delivery.ts';
import { asksOf } from './asks-of.ts';
import { decidingTransaction } from '../record-index.ts';

/** Whether the rule that decided a delivery asks one of these predicates. */
export function decidedOn(record: DeliveryRecord, predicates: readonly string[]): boolean {
  const { decision } = decidingTransaction(record);
  return decision !== null && asksOf(decision.rule.when, predicates);
}
