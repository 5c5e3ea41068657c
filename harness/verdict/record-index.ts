import type { DeliveryRecord } from '../model/delivery.ts';
import type { Timeline } from '../model/evidence.ts';
import type { FlowKey } from '../model/flow.ts';
import type { Question } from '../model/dns.ts';
import { OwnFault } from '../model/fault.ts';
import { keyText } from './flow-fate.ts';

/** The records of one timeline, to be asked who caused what. */
export interface RecordIndex {
  /** What was sent for one flow, in order. */
  readonly of: (key: FlowKey) => readonly DeliveryRecord[];
  /** The record that caused this one; null where an act did. */
  readonly causeOf: (record: DeliveryRecord) => DeliveryRecord | null;
  /** Names without a zone that this record, or one that led to it, hung on. */
  readonly undeclaredBefore: (record: DeliveryRecord) => readonly Question[];
}

/**
 * Indexes a timeline. A cause is always an earlier record: an act whose id reads like that of a delivery leads nowhere.
 */
export function indexRecords(timeline: Timeline): RecordIndex {
  const byKey = Map.groupBy(timeline.records, (record) => keyText(record.delivery.draft.flow));
  const causes = new Map<DeliveryRecord, DeliveryRecord>();
  const earlier = new Map<string, DeliveryRecord>();
  for (const record of timeline.records) {
    const cause = earlier.get(record.delivery.draft.causedBy);
    if (cause !== undefined) causes.set(record, cause);
    earlier.set(record.delivery.id, record);
  }
  const causeOf = (record: DeliveryRecord): DeliveryRecord | null => causes.get(record) ?? null;
  const undeclaredBefore = (record: DeliveryRecord): readonly Question[] => {
    const questions: Question[] = [];
    for (let at: DeliveryRecord | null = record; at !== null; at = causeOf(at)) {
      questions.unshift(...at.transactions.flatMap((transaction) => transaction.undeclared));
    }
    return questions;
  };
  return { of: (key) => byKey.get(keyText(key)) ?? [], causeOf, undeclaredBefore };
}

/**
 * Records of a flow from its first message, over relays and forwards, to the last one. What somebody wrote in answer to
 * it is another message.
 */
export function chainFrom(first: DeliveryRecord, records: readonly DeliveryRecord[]): readonly DeliveryRecord[] {
  const chain = [first];
  for (const record of records.slice(records.indexOf(first) + 1)) {
    const { causedBy, content } = record.delivery.draft;
    if (content.kind === 'bytes' && causedBy === chain.at(-1)?.delivery.id) chain.push(record);
  }
  return chain;
}

/** Whether a receiver filed a message where a reader looks. */
export function isInMailbox({ end }: DeliveryRecord): boolean {
  return end.kind === 'decided' && (end.outcome === 'inbox' || end.outcome === 'inbox-warn');
}

/** Address of the mailbox that passed a message on by forwarding it; null for every other message. */
export function forwarderOf({ delivery }: DeliveryRecord): string | null {
  const { content } = delivery.draft;
  return content.kind === 'bytes' ? (content.forwardedBy ?? null) : null;
}

/** The attempt that decided a record. */
export function decidingTransaction(record: DeliveryRecord) {
  const last = record.transactions.at(-1);
  if (last === undefined) throw new OwnFault(`delivery ${record.delivery.id} has no attempt`);
  return last;
}
