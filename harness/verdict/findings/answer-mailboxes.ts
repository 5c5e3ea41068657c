import type { RecipientState } from '../../model/receiver.ts';
import { decidingTransaction } from '../record-index.ts';
import { replyText } from '../reply-text.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { distinct, flowName, peopleOf } from './sets.ts';

const UNUSABLE: readonly (RecipientState | null)[] = ['disabled', 'full', 'full-inactive'];

/** Answers and reports for the library that its own mailbox did not take, for how its account stands. */
export function answerMailboxes({ flows }: Case): readonly Finding[] {
  const refused = flows.filter(
    (flow) =>
      flow.key.flow !== 'notice' && flow.intended.kind === 'library' && flow.reached === false && isUnusable(flow),
  );
  return [...Map.groupBy(refused, (flow) => flow.to.toLowerCase())].map(([mailbox, lost]) => ({
    code: 'answer-mailbox-unusable',
    severity: 'error',
    facts: {
      people: peopleOf(lost),
      mailbox,
      reply: distinct(lost.map(lastReply))[0] ?? '',
      flows: lost.map(flowName),
    },
  }));
}

function isUnusable({ chain }: MergedFlow): boolean {
  const last = chain.at(-1);
  if (last === undefined || !decidedOn(last, ['recipient'])) return false;
  return UNUSABLE.includes(decidingTransaction(last).facts?.recipient ?? null);
}

function lastReply({ chain }: MergedFlow): string {
  const last = chain.at(-1);
  return last === undefined ? '' : replyText(decidingTransaction(last).attempt.reply);
}
