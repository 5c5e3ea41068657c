import type { Act } from '../model/scenario.ts';
import { child, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { complain, type Ground } from './ground.ts';
import type { PersonShape } from './shape/people-shapes.ts';

/** Complains of acts that somebody is said to mark as spam and that the scenario does not have. */
export function checkSpamMarks(ground: Ground, people: readonly Part<PersonShape>[], acts: readonly Act[]): void {
  const ids = acts.flatMap((act) => (act.kind === 'change' || act.kind === 'ordinary-mail' ? [] : [act.id]));
  for (const part of people) {
    const written = child(part, 'marksSpam');
    if (written === null) continue;
    for (const id of [written.value].flat().filter((one) => !ids.includes(one))) {
      const problem = `There is no act \`${id}\` that sends notices.`;
      complain(ground, written, { problem, mend: sayChoices(id, ids, 'acts that do') });
    }
  }
}
