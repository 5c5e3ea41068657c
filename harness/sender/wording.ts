import { DateTime } from 'luxon';
import type { Loan, Person } from '../model/people.ts';
import { oneLine } from './one-line.ts';
import { foundOnce } from '../standards/found-once.ts';

/** Subject and body of one message; lines end in `\n`. */
export interface Wording {
  readonly subject: string;
  readonly text: string;
}

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];

/** The line above everything else; the vendor's document quotes it (2019, section A). */
function replyLine(replyTo: string | null): string[] {
  return replyTo === null ? [] : [`Please send all replies to ${oneLine(replyTo)}`, ''];
}

/** MM/DD/YY, as the vendor's document shows dates (2019, section A). */
const shortDate = foundOnce((isoDate: string) => {
  const date = DateTime.fromISO(isoDate, { zone: 'utc' });
  return date.isValid ? date.toFormat('MM/dd/yy') : isoDate;
});

function whichNotice(count: number): string {
  return `${ORDINALS[count - 1] ?? `${count}th`} Overdue Notice`;
}

/**
 * An overdue notice (C2).
 *
 * @param count 1 for the first notice about this loan.
 */
export function overdueNotice(person: Person, loan: Loan, replyTo: string | null, count: number): Wording {
  const lines = [
    ...replyLine(replyTo),
    oneLine(person.id),
    ...person.postal.map(oneLine),
    '',
    'The following is overdue. Please bring it back, or renew it.',
    oneLine(loan.item),
    `Due: ${shortDate(loan.due)} ${whichNotice(count)}`,
  ];
  return { subject: 'Library Notice', text: `${lines.join('\n')}\n` };
}

/** A saved search result, e-mailed from the catalogue (C1). */
export function savedResult(libraryName: string, replyTo: string | null): Wording {
  const lines = [
    ...replyLine(replyTo),
    `One saved result from the catalog of ${oneLine(libraryName)}:`,
    '',
    'Title: Handbook of recent arrivals / 2026',
    'Status: On shelf',
  ];
  return { subject: 'Library Search Results', text: `${lines.join('\n')}\n` };
}
