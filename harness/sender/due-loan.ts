import { DateTime } from 'luxon';
import type { Instant } from '../model/dns.ts';
import type { Loan } from '../model/people.ts';
import type { NoticesAct } from '../model/scenario.ts';
import { localText } from '../standards/local-text.ts';
import type { NeverSent } from './never-sent.ts';
import { foundOnce } from '../standards/found-once.ts';

const dayOf = foundOnce((text: string) => DateTime.fromISO(text, { zone: 'utc' }));

/** Days from the due date until a local date: negative while the loan is not due. */
function daysOver({ due }: Loan, at: Instant, timeZone: string): number {
  return Math.round(dayOf(localText(at, timeZone, 'date')).diff(dayOf(due), 'days').days);
}

/** Why a job that looks at loans makes no notice of this one; null where it does. */
export function notDue(act: NoticesAct, loan: Loan, timeZone: string): NeverSent | null {
  const over = daysOver(loan, act.at, timeZone);
  if (act.about === 'overdue') {
    if (over >= act.days) return null;
    const since = act.days === 1 ? 'was not overdue' : `was not overdue for ${act.days} days`;
    return { row: 'not-overdue', reason: `The loan is due on ${loan.due} and ${since} that night.` };
  }
  if (over <= 0 && -over <= act.days) return null;
  return { row: 'not-due', reason: `The loan is due on ${loan.due}, which is not within ${act.days} days.` };
}
