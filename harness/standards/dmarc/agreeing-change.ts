import type { Lookup } from '../../model/dns.ts';
import type { DmarcBoth, DmarcMessage, RecordChange } from '../../model/dmarc-both.ts';
import { agreement } from './agreement.ts';
import { evaluateBoth } from './evaluate-both.ts';
import { published } from './published.ts';
import { recordChanges } from './record-changes.ts';

/** A message with the DNS of its time. */
export interface Asked {
  readonly message: DmarcMessage;
  readonly lookup: Lookup;
}

export interface Agreed {
  readonly change: RecordChange;
  /** What both make of the first message then. */
  readonly after: DmarcBoth;
}

/** Others are not to pay for it: what was agreed on stays so. */
function parts(change: RecordChange, { message, lookup }: Asked): boolean {
  if (agreement(evaluateBoth(message, lookup)) !== true) return false;
  return agreement(evaluateBoth(message, published(lookup, change))) !== true;
}

/**
 * The change of one record with which both standards agree on all of some messages: each candidate is published, as it
 * were, and both are evaluated anew. A change with which the messages pass goes before one with which they fail.
 *
 * @param asked Messages of one author that the standards disagree on; at least one.
 * @param others Further messages, which must not be disagreed on for it.
 * @returns null where no change of one record will do.
 */
export function agreeingChange(asked: readonly [Asked, ...Asked[]], others: readonly Asked[]): Agreed | null {
  const [{ message, lookup }] = asked;
  const tried = recordChanges(message, evaluateBoth(message, lookup), lookup).flatMap((change) => {
    const results = asked.map((one) => evaluateBoth(one.message, published(one.lookup, change)));
    const [after] = results;
    const agree = results.every((both) => agreement(both) === true);
    return agree && after !== undefined && !others.some((other) => parts(change, other)) ? [{ change, after }] : [];
  });
  return tried.find(({ after }) => after.psl.result === 'pass') ?? tried[0] ?? null;
}
