import type { FlowKey } from '../model/flow.ts';
import type { Event } from '../model/state.ts';
import type { SenderSystem } from '../model/world.ts';

/** The rows by which a catalogue sends nothing at all. */
export type NeverSentRow =
  | 'search-method'
  | 'nothing-saved'
  | 'not-at-night'
  | 'not-overdue'
  | 'not-due'
  | 'opted-out'
  | 'no-address'
  | 'bad-address'
  // Koha's own failure codes.
  | 'INVALID_BORNUMBER'
  | 'NO_EMAIL'
  | 'NO_FROM'
  | `INVALID_EMAIL:${'from' | 'to' | 'reply_to' | 'sender' | 'bcc'}`;

/** Why a notice was never sent: the catalogue itself decided, before any mail server heard of it. */
export interface NeverSent {
  readonly row: NeverSentRow;
  /** A plain sentence. */
  readonly reason: string;
  /** True where no document says so. */
  readonly assumed?: boolean;
}

/** The event that says so; its rule is named after the sender system. */
export function neverSentEvent(sender: SenderSystem, key: FlowKey, { row, reason, assumed }: NeverSent): Event {
  const silence = { key, reason, rule: `${sender.id}#${row}`, fate: 'never-sent' } as const;
  return { kind: 'silence', silence: assumed === true ? { ...silence, assumed } : silence };
}
