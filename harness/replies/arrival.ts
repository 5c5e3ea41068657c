import type { DeliveryRecord, Transaction } from '../model/delivery.ts';
import { OwnFault } from '../model/fault.ts';
import type { Mailbox } from '../model/people.ts';
import type { ReceivedMessage } from './received-message.ts';

/** A message that came into a mailbox. */
export interface Arrival {
  readonly record: DeliveryRecord;
  readonly mailbox: Mailbox;
  readonly message: ReceivedMessage;
  /** True where it was filed as spam. */
  readonly spam: boolean;
}

/**
 * The attempt that ended a delivery.
 *
 * @throws OwnFault for a delivery that was never tried.
 */
export function lastAttempt(record: DeliveryRecord): Transaction {
  const last = record.transactions.at(-1);
  if (last === undefined) throw new OwnFault(`the delivery ${record.delivery.id} ended without an attempt`);
  return last;
}
