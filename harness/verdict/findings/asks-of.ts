import type { Condition } from '../../model/receiver.ts';

/** Whether a condition asks one of these predicates. What it excludes is no reason for its decision, so `not` is left out. */
export function asksOf(condition: Condition, predicates: readonly string[]): boolean {
  if (Object.keys(condition.predicates).some((name) => predicates.includes(name))) return true;
  return condition.any.some((one) => asksOf(one, predicates));
}
