import type { NoticeKind } from '../model/scenario.ts';
import { oneLine } from './one-line.ts';
import type { Wording } from './wording.ts';

export interface KohaWordingInput {
  readonly about: NoticeKind;
  /** Name of the patron. */
  readonly person: string;
  readonly item: string;
  /** Local date; '' without a loan. */
  readonly due: string;
  /** branchname. */
  readonly library: string;
}

const SUBJECTS: Readonly<Record<NoticeKind, string>> = {
  overdue: 'Overdue items',
  advance: 'Items due soon',
  hold: 'A hold is ready for pickup',
  mailing: 'News from your library',
};

function bodyLine({ about, item, due }: KohaWordingInput): string {
  switch (about) {
    case 'overdue':
      return `${oneLine(item)} was due on ${due}. Please bring it back, or renew it.`;
    case 'advance':
      return `${oneLine(item)} is due on ${due}.`;
    case 'hold':
      return `${oneLine(item)} waits for you on the hold shelf.`;
    case 'mailing':
      return 'On Saturday we open the new reading room. Come and see it.';
  }
}

/** A notice of Koha, with a plain template: who gets it, what about, from which library. Footers are the library's to add. */
export function kohaWording(input: KohaWordingInput): Wording {
  const lines = [`Dear ${oneLine(input.person)},`, '', bodyLine(input), '', oneLine(input.library)];
  return { subject: SUBJECTS[input.about], text: `${lines.join('\n')}\n` };
}
