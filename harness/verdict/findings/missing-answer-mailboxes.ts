import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { lostAnswers } from './lost-answers.ts';
import { settingsNaming } from './settings-naming.ts';

/** Answers and reports for the library that go to a mailbox which does not exist, such as a mistyped Reply-To. */
export function missingAnswerMailboxes({ world, flows }: Case): readonly Finding[] {
  return lostAnswers(flows, ['unknown']).map(({ people, mailbox, ...lost }) => ({
    code: 'answer-mailbox-missing',
    severity: 'error',
    facts: { people, mailbox, properties: settingsNaming(world.sender, mailbox), ...lost },
  }));
}
