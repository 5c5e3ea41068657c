import type { Condition, FactKey, Receiver } from '../model/receiver.ts';
import { PREDICATES } from './predicates.ts';

/**
 * Whether some row of a receiver reads a fact. What no row reads need not be evaluated: then no question is asked of
 * the DNS that the receiver itself would not ask.
 */
export function readsFact(receiver: Receiver, key: FactKey): boolean {
  const keys = readBy.get(receiver) ?? keysRead(receiver);
  readBy.set(receiver, keys);
  return keys.has(key);
}

/** Receivers are asked with every message, and never change. */
const readBy = new WeakMap<Receiver, ReadonlySet<FactKey>>();

function keysRead({ rules }: Receiver): ReadonlySet<FactKey> {
  return new Set(rules.flatMap((rule) => names(rule.when).flatMap((name) => factOf(name) ?? [])));
}

function factOf(predicate: string): FactKey | undefined {
  return predicate === 'setting' ? 'setting' : PREDICATES[predicate]?.reads;
}

/** Whether some row of a receiver names a predicate. */
export function asksPredicate(receiver: Receiver, predicate: string): boolean {
  return receiver.rules.some((rule) => names(rule.when).includes(predicate));
}

function names({ predicates, any, not }: Condition): readonly string[] {
  return [...Object.keys(predicates), ...any.flatMap(names), ...(not === null ? [] : names(not))];
}
