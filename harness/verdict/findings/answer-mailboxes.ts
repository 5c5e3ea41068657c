import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { lostAnswers } from './lost-answers.ts';

/** Answers and reports for the library that its own mailbox did not take, for how its account stands. */
export function answerMailboxes({ flows }: Case): readonly Finding[] {
  return lostAnswers(flows, ['disabled', 'full', 'full-inactive']).map((facts) => ({
    code: 'answer-mailbox-unusable',
    severity: 'error',
    facts,
  }));
}
