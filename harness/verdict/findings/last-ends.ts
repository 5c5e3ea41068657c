import type { DeliveryRecord, Transaction } from '../../model/delivery.ts';
import type { FlowFate } from '../flow-fate.ts';
import { decidingTransaction } from '../record-index.ts';
import type { Case } from './case.ts';

/** Where a flow of one timeline ended. */
export interface LastEnd {
  readonly flow: FlowFate;
  readonly record: DeliveryRecord;
  readonly last: Transaction;
}

/** The ends of all flows that did not reach their reader, in every timeline. */
export function lostEnds({ timelines }: Case): readonly LastEnd[] {
  return timelines
    .flatMap((played) => played.flows)
    .flatMap((flow) => {
      const record = flow.chain.at(-1);
      if (flow.reached !== false || record === undefined) return [];
      return [{ flow, record, last: decidingTransaction(record) }];
    });
}
