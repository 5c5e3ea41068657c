import type { DeliveryRecord, Transaction } from '../../model/delivery.ts';
import type { Mailbox } from '../../model/people.ts';
import type { FlowFate } from '../flow-fate.ts';
import { decidingTransaction, forwarderOf } from '../record-index.ts';
import type { Case } from './case.ts';

/** A flow of one timeline whose last delivery is a forward. */
export interface ForwardedEnd {
  readonly flow: FlowFate;
  readonly record: DeliveryRecord;
  readonly last: Transaction;
  /** The mailbox that passed it on. */
  readonly mailbox: Mailbox;
}

/** All flows that a mailbox passed on, in every timeline. */
export function forwardedEnds({ world, timelines }: Case): readonly ForwardedEnd[] {
  return timelines
    .flatMap((played) => played.flows)
    .flatMap((flow) => {
      const record = flow.chain.at(-1);
      const mailbox = record === undefined ? undefined : world.mailboxes.get(forwarderOf(record) ?? '');
      if (record === undefined || mailbox === undefined) return [];
      return [{ flow, record, last: decidingTransaction(record), mailbox }];
    });
}

/** Title of the site that passed a message on. */
export function forwarderTitle({ world }: Case, { mailbox }: ForwardedEnd): string {
  return world.sites.get(mailbox.site)?.title ?? mailbox.site;
}
