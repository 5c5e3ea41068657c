import type { Condition, FactKey, Receiver } from '../model/receiver.ts';
import { PREDICATES } from './predicates.ts';

/**
 * Whether some row of a receiver reads a fact. What no row reads need not be evaluated: then no question is asked of
 * the DNS that the receiver itself would not ask.
 */
export function readsFact(receiver: Receiver, key: FactKey): boolean {
  return receiver.rules.some((rule) => conditionReads(rule.when, key));
}

function conditionReads(condition: Condition, key: FactKey): boolean {
  const names = Object.keys(condition.predicates);
  if (names.some((name) => (name === 'setting' ? 'setting' : PREDICATES[name]?.reads) === key)) return true;
  if (condition.any.some((one) => conditionReads(one, key))) return true;
  return condition.not !== null && conditionReads(condition.not, key);
}
