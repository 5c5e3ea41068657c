import type { RecipientState } from '../../model/receiver.ts';
import { decidedOn } from '../findings/decided-on.ts';
import { decidedOnMailbox } from '../findings/decided-on-mailbox.ts';
import type { MergedFlow } from '../merged-flow.ts';
import { forwarderOf } from '../record-index.ts';

/** States of a mailbox that say something of its owner alone. */
const OWN_STATES: readonly RecipientState[] = ['unknown', 'disabled', 'full', 'full-inactive', 'internal-only'];

/** Rows by which a catalogue sends to nobody, whoever it is. */
const FOR_ALL: readonly string[] = [
  'not-at-night',
  'NO_FROM',
  'INVALID_EMAIL:from',
  'INVALID_EMAIL:reply_to',
  'INVALID_EMAIL:sender',
  'INVALID_EMAIL:bcc',
];

/** Whether a catalogue sent nothing for a reason that holds for every patron. */
export function keptFromAll({ fate, rule }: MergedFlow): boolean {
  return fate === 'never-sent' && FOR_ALL.includes(rule?.slice(rule.indexOf('#') + 1) ?? '');
}

/**
 * Whether a notice ended as it did because of the one it was for: an address or a mailbox of that person's, a forward, a
 * suppression, an opt-out, a spam mark. Such a fate says nothing of others at the same receiver.
 */
export function decidedOnPerson(flow: MergedFlow): boolean {
  if (flow.fate === 'not-applicable' || flow.fate === 'wrong-person' || flow.fate === 'read-by-nobody') return true;
  if (flow.fate === 'suppressed') return true;
  if (flow.fate === 'never-sent') return !keptFromAll(flow);
  const last = flow.chain.at(-1);
  if (last === undefined || last.end.kind === 'unplayable') return true;
  if (flow.chain.some((record) => forwarderOf(record) !== null)) return true;
  if (decidedOn(last, ['recipientRate', 'markedSpam'])) return true;
  return decidedOnMailbox(flow, OWN_STATES);
}
