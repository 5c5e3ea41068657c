import type { DeliveryRecord, Transaction } from '../../model/delivery.ts';
import type { FlowFate } from '../flow-fate.ts';
import { decidingTransaction } from '../record-index.ts';
import type { Case } from './case.ts';

/** The end of one notice in one timeline. */
export interface NoticeEnd {
  readonly flow: FlowFate;
  readonly record: DeliveryRecord;
  readonly last: Transaction;
}

/** The ends of all notices that were sent, in every timeline. */
export function noticeEnds({ timelines }: Case): readonly NoticeEnd[] {
  return timelines
    .flatMap((played) => played.flows)
    .filter((flow) => flow.key.flow === 'notice')
    .flatMap((flow) => {
      const record = flow.chain.at(-1);
      return record === undefined ? [] : [{ flow, record, last: decidingTransaction(record) }];
    });
}

/** Title of the server that decided. */
export function receiverTitle({ world }: Case, { last }: NoticeEnd): string {
  return world.sites.get(last.serverSite ?? '')?.title ?? last.serverHost ?? '';
}

export function personOf({ flow }: NoticeEnd): string {
  return flow.key.person;
}
