import type { Intent } from '../model/evidence.ts';
import type { Loan, Person } from '../model/people.ts';
import { LOAN_KINDS, type NoticesAct } from '../model/scenario.ts';
import type { World } from '../model/world.ts';
import { notDue } from './due-loan.ts';
import { kohaWording } from './koha-wording.ts';
import type { NeverSent } from './never-sent.ts';
import type { Wording } from './wording.ts';

/** A patron that a job looks at, with the loan it is about. */
export interface Looked {
  readonly person: Person;
  /** Null where the job looks at no loans, and there is none. */
  readonly loan: Loan | null;
}

/** Whom a job looks at. Who has nothing on loan is none of the business of a job that looks at loans. */
export function lookedAt(act: NoticesAct, { people }: World): readonly Looked[] {
  return act.people.flatMap((id) => {
    const person = people.get(id);
    if (person === undefined) return [];
    const loan = act.loans.get(id) ?? person.loan;
    return LOAN_KINDS.includes(act.about) && loan === null ? [] : [{ person, loan }];
  });
}

/** Whom it meant to write to, whatever became of that. */
export function intentsOf(act: NoticesAct, looked: readonly Looked[]): readonly Intent[] {
  return looked.map(({ person }) => ({ person: person.id, act: act.id, to: person.address }));
}

/** What keeps a notice from being made at all: an opt-out, or a loan that is not due. */
export function notMade(act: NoticesAct, { person, loan }: Looked, timeZone: string): NeverSent | null {
  if (act.about !== 'overdue' && person.optedOut?.includes(act.about) === true) {
    return { row: 'opted-out', reason: `${person.id} has turned these notices off in the messaging preferences.` };
  }
  return !LOAN_KINDS.includes(act.about) || loan === null ? null : notDue(act, loan, timeZone);
}

/** What a notice says; `library` is the name it is written in. */
export function wordingOf(act: NoticesAct, { person, loan }: Looked, library: string): Wording {
  const ofLoan = LOAN_KINDS.includes(act.about);
  const item = ofLoan ? (loan?.item ?? '') : act.item;
  return kohaWording({ about: act.about, person: person.id, item, due: loan?.due ?? '', library });
}
