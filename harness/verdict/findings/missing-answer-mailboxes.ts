import { mailboxKey } from '../../standards/address.ts';
import type { MergedFlow } from '../merged-flow.ts';
import { decidingTransaction } from '../record-index.ts';
import { replyText } from '../reply-text.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { distinct, flowName, peopleOf } from './sets.ts';
import { settingsNaming } from './settings-naming.ts';

/** Answers and reports for the library that go to a mailbox which does not exist, such as a mistyped Reply-To. */
export function missingAnswerMailboxes({ world, flows }: Case): readonly Finding[] {
  const lost = flows.filter(
    (flow) =>
      flow.key.flow !== 'notice' && flow.intended.kind === 'library' && flow.reached === false && isUnknown(flow),
  );
  return [...Map.groupBy(lost, (flow) => mailboxKey(flow.to))].map(([mailbox, some]) => ({
    code: 'answer-mailbox-missing',
    severity: 'error',
    facts: {
      people: peopleOf(some),
      mailbox,
      properties: settingsNaming(world.sender, mailbox),
      reply: distinct(some.map(lastReply))[0] ?? '',
      flows: some.map(flowName),
    },
  }));
}

function isUnknown({ chain }: MergedFlow): boolean {
  const last = chain.at(-1);
  if (last === undefined || !decidedOn(last, ['recipient'])) return false;
  return decidingTransaction(last).facts?.recipient === 'unknown';
}

function lastReply({ chain }: MergedFlow): string {
  const last = chain.at(-1);
  return last === undefined ? '' : replyText(decidingTransaction(last).attempt.reply);
}
