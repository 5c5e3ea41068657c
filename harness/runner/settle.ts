import { MACHINE, UNJUDGED, UNPLAYABLE, type DeliveryEnd, type Transaction } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import { OwnFault } from '../model/fault.ts';
import type { Queue } from '../model/world.ts';

/** What happens to a delivery after an attempt: it ended, or it waits in the queue until `at`. */
export type Settled =
  { readonly kind: 'ended'; readonly end: DeliveryEnd } | { readonly kind: 'waits'; readonly at: Instant };

function nextAttempt(transactions: readonly Transaction[], queue: Queue): Settled {
  const first = transactions[0]?.attempt.at ?? 0;
  const last = transactions.at(-1)?.attempt.at ?? 0;
  const wait = queue.retryAfter[transactions.length - 1] ?? queue.retryAfter.at(-1) ?? queue.lifetime;
  const at = last + wait * 1000;
  return at - first > queue.lifetime * 1000 ? { kind: 'ended', end: { kind: 'expired' } } : { kind: 'waits', at };
}

/**
 * Decides after the last of `transactions` whether the sending MTA is done (RFC 5321 section 4.5.4.1): a 4xx or a host
 * that did not answer is tried again until the queue's lifetime is over.
 *
 * @param queue null where the client has none: then one attempt is all.
 */
export function settle(transactions: readonly Transaction[], queue: Queue | null): Settled {
  const last = transactions.at(-1);
  if (last === undefined) throw new OwnFault('a delivery was settled before its first attempt');
  if (last.localRule === MACHINE) return { kind: 'ended', end: { kind: 'machine' } };
  const { reply, stage } = last.attempt;
  const outcome = last.decision?.outcome;
  if (reply.code < 400 && outcome !== undefined && outcome !== 'defer') {
    return { kind: 'ended', end: { kind: 'decided', outcome } };
  }
  if (last.localRule === UNPLAYABLE || last.localRule === UNJUDGED)
    return { kind: 'ended', end: { kind: 'unplayable' } };
  if (reply.code >= 500) {
    return { kind: 'ended', end: stage === 'route' ? { kind: 'no-route' } : { kind: 'decided', outcome: 'reject' } };
  }
  if (last.undeclared.length > 0) return { kind: 'ended', end: { kind: 'undeclared' } };
  return queue === null ? { kind: 'ended', end: { kind: 'not-retried' } } : nextAttempt(transactions, queue);
}
