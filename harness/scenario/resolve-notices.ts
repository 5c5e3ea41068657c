import type { Instant } from '../model/dns.ts';
import type { Person, TimeOfDay } from '../model/people.ts';
import { LOAN_KINDS, type NoticeKind, type NoticesAct } from '../model/scenario.ts';
import type { SenderSystem } from '../model/sender.ts';
import { child, placeOf, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import type { ActEntry } from './act-entries.ts';
import { complain, type Ground } from './ground.ts';
import { nextDaily } from './local-instant.ts';
import { resolveLoans } from './resolve-loans.ts';
import type { NoticesShape } from './shape/act-shape.ts';

export interface NoticesGround {
  readonly people: readonly Person[];
  readonly nightly: TimeOfDay;
  readonly timeZone: string;
  readonly sender: SenderSystem;
}

const USUAL_ITEM = 'Marsh, Helen, The lighthouse year / 2020';
const USUAL_DAYS: Readonly<Record<NoticeKind, number>> = { overdue: 1, advance: 3, hold: 0, mailing: 0 };

/** A run of the jobs that make notices: at night where they look at loans, at once where a hold is put on the shelf. */
export function resolveNotices(
  ground: Ground,
  { id, kind: about, detail }: Extract<ActEntry, { kind: NoticeKind }>,
  at: Instant,
  { people, nightly, timeZone, sender }: NoticesGround,
): NoticesAct {
  const { value } = detail;
  const patrons = people.filter(({ role }) => role === 'patron').map((person) => person.id);
  const ofLoans = LOAN_KINDS.includes(about);
  const looked = resolveLoans(ground, detail, people);
  checkLibrary(ground, detail, sender);
  return {
    kind: 'notices',
    id,
    at: ofLoans ? nextDaily(at, nightly, timeZone) : at,
    where: placeOf(detail),
    about,
    people: !ofLoans && value.people === undefined ? patrons : looked.people,
    loans: looked.loans,
    library: value.library ?? '',
    item: value.item ?? USUAL_ITEM,
    days: value.days ?? USUAL_DAYS[about],
    others: value.others ?? 0,
  };
}

function checkLibrary(ground: Ground, detail: Part<NoticesShape>, sender: SenderSystem): void {
  const named = child(detail, 'library');
  if (named === null || sender.kind !== 'koha' || sender.libraries.has(named.value)) return;
  const problem = `${sender.title} has no library with the code \`${named.value}\`.`;
  complain(ground, named, { problem, mend: sayChoices(named.value, [...sender.libraries.keys()], 'libraries') });
}
