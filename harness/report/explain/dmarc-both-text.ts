import type { DmarcBothExplanation } from '../../model/auth-explanation.ts';
import { actionsText } from '../dmarc-actions.ts';
import { dmarcRows } from './dmarc-text.ts';
import type { Page } from './page.ts';
import { labelled, lines } from './page.ts';

const STANDARDS = { psl: 'RFC 7489', treewalk: 'RFC 9989' } as const;

/** DMARC as a receiver of the other standard finds it, and whether both make the same of the message. */
export function dmarcBothText(compared: DmarcBothExplanation | null, page: Page): readonly string[] {
  if (compared === null) return [];
  const { other, otherMethod, actions, agree } = compared;
  const heading = `DMARC by ${STANDARDS[otherMethod]}`;
  const [first = '', ...rest] = lines(`${heading}: ${other.result}, ${other.reason}`, page, { indent: 6, hanging: 2 });
  const done = (['psl', 'treewalk'] as const).map(
    (method) => `${actionsText(actions[method])} by ${STANDARDS[method]}`,
  );
  const verdict =
    agree === null ? 'unknown, a name is not in the scenario' : agree ? 'yes' : 'no: receivers will disagree';
  const rows = [...dmarcRows(other), ['by DMARC', done.join(', ')] as const, ['agree', verdict] as const];
  return [
    first.replace(heading, page.colours.bold(heading)),
    ...rest,
    ...rows.flatMap(([label, text]) => labelled(label, text, page, { indent: 8, column: 12 })),
  ];
}
