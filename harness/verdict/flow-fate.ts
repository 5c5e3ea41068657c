import type { DeliveryRecord } from '../model/delivery.ts';
import type { Fate, FlowKey, Learner } from '../model/flow.ts';
import type { Reader } from '../model/people.ts';

/** Whom a flow is for. */
export type Intended = { readonly kind: 'library' } | { readonly kind: 'person'; readonly person: string };

/** The three addresses a message bears. */
export interface Addresses {
  readonly mailFrom: string;
  readonly header: string;
  readonly replyTo: string | null;
}

/** How one flow ended in one timeline. */
export interface FlowFate {
  readonly key: FlowKey;
  /** The address the catalogue used for this person in this act; '' where it had none. */
  readonly noticeTo: string;
  /** Of the flow's first message; null where none was sent. */
  readonly from: Addresses | null;
  readonly to: string;
  readonly fate: Fate;
  readonly reached: boolean | null;
  readonly intended: Intended;
  /** Who looks into the mailbox it ended in; null where it ended in none. */
  readonly reader: Reader | null;
  /** Null where the flow did not fail, and where its report hangs on a name that no zone declares. */
  readonly learns: Learner | null;
  /** The records from the first message to the one that decided; empty where nothing was sent. */
  readonly chain: readonly DeliveryRecord[];
  /** Everything sent for this flow, in order. */
  readonly records: readonly DeliveryRecord[];
  readonly rule: string | null;
  readonly reason: string;
  readonly assumed: boolean;
  readonly model: boolean;
}

/** One text for a key, to compare and to look up with. */
export function keyText(key: FlowKey): string {
  return JSON.stringify([key.flow, key.person, key.act]);
}

/** Whether a fate means that the intended reader has it: null where unknown or where nothing was to be had. */
export function reachedBy(fate: Fate): boolean | null {
  if (fate === 'inconclusive' || fate === 'not-applicable') return null;
  return fate === 'inbox';
}
