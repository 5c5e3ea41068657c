import type { RecipientState } from '../../model/receiver.ts';
import { mailboxKey } from '../../standards/address.ts';
import { lastReply } from '../last-reply.ts';
import type { MergedFlow } from '../merged-flow.ts';
import { decidedOnMailbox } from './decided-on-mailbox.ts';
import { distinct, flowName, peopleOf } from './sets.ts';

/** What became of answers and reports for the library at one mailbox. */
export interface LostAnswers {
  readonly people: readonly string[];
  readonly mailbox: string;
  readonly reply: string;
  readonly flows: readonly string[];
}

/** Answers and reports for the library that a mailbox in one of these states did not take, by mailbox. */
export function lostAnswers(flows: readonly MergedFlow[], states: readonly RecipientState[]): readonly LostAnswers[] {
  const lost = flows.filter(
    (flow) =>
      flow.key.flow !== 'notice' &&
      flow.intended.kind === 'library' &&
      flow.reached === false &&
      decidedOnMailbox(flow, states),
  );
  return [...Map.groupBy(lost, ({ to }) => mailboxKey(to))].map(([mailbox, some]) => ({
    people: peopleOf(some),
    mailbox,
    reply: distinct(some.map(lastReply))[0] ?? '',
    flows: some.map(flowName),
  }));
}
