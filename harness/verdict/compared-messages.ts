import type { DeliveryRecord, Transaction } from '../model/delivery.ts';
import type { DmarcBoth, OtherDmarc } from '../model/dmarc-both.ts';
import type { PlayedTimeline } from './played-timeline.ts';
import { decidingTransaction } from './record-index.ts';

/** A message that was judged by both DMARC standards. */
export interface ComparedMessage {
  readonly played: PlayedTimeline;
  readonly record: DeliveryRecord;
  readonly last: Transaction;
  readonly other: OtherDmarc;
  readonly both: DmarcBoth;
}

/** What both standards made of a message in one attempt; null where nobody asked, or DMARC was not evaluated. */
export function bothOf({ facts, otherDmarc = null }: Transaction): DmarcBoth | null {
  const own = facts?.dmarc ?? null;
  if (own === null || otherDmarc === null) return null;
  return otherDmarc.method === 'treewalk'
    ? { psl: own, treewalk: otherDmarc.fact }
    : { psl: otherDmarc.fact, treewalk: own };
}

/** All messages that were judged by both, as the last attempt had it. */
export function comparedMessages(timelines: readonly PlayedTimeline[]): readonly ComparedMessage[] {
  return timelines.flatMap((played) =>
    played.timeline.records.flatMap((record) => {
      const last = decidingTransaction(record);
      const both = bothOf(last);
      const other = last.otherDmarc ?? null;
      return both === null || other === null ? [] : [{ played, record, last, other, both }];
    }),
  );
}
