import type { DeliveryRecord } from '../../model/delivery.ts';
import type { Condition } from '../../model/receiver.ts';
import { decidingTransaction } from '../record-index.ts';

/** Whether the rule that decided a delivery asks one of these predicates. */
export function decidedOn(record: DeliveryRecord, predicates: readonly string[]): boolean {
  const { decision } = decidingTransaction(record);
  return decision !== null && asks(decision.rule.when, predicates);
}

/** What a condition excludes is no reason for its decision, so `not` is left out. */
function asks(condition: Condition, predicates: readonly string[]): boolean {
  if (Object.keys(condition.predicates).some((name) => predicates.includes(name))) return true;
  return condition.any.some((one) => asks(one, predicates));
}
