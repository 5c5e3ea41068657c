import type { RecipientState } from '../../model/receiver.ts';
import type { MergedFlow } from '../merged-flow.ts';
import { decidingTransaction } from '../record-index.ts';
import { decidedOn } from './decided-on.ts';

/** Whether a mailbox in one of these states was what decided a flow. */
export function decidedOnMailbox({ chain }: MergedFlow, states: readonly RecipientState[]): boolean {
  const last = chain.at(-1);
  if (last === undefined || !decidedOn(last, ['recipient'])) return false;
  const state = decidingTransaction(last).facts?.recipient ?? null;
  return state !== null && states.includes(state);
}
