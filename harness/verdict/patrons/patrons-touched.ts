import type { PatronsAtReceiver, PatronsTouched } from '../../model/patrons.ts';
import type { Fate } from '../../model/flow.ts';
import type { Act } from '../../model/scenario.ts';
import type { MergedFlow } from '../merged-flow.ts';
import { WORST_FIRST, worstOf } from '../worst.ts';
import { decidedOnPerson, keptFromAll } from './decided-on-person.ts';

/** Acts in which a catalogue writes to its patrons at large. */
const NOT_TO_PATRONS: readonly Act['kind'][] = ['c1-staff', 'c1-opac', 'ordinary-mail', 'change'];

/**
 * How many patrons each fate of an act's notices touches: at every receiver that a notice was played to, all its patrons
 * share that fate, the worst where there are several. Fates that were decided on a person are nobody else's.
 *
 * @param siteOf The site that takes mail for an address; null where none is known.
 */
export function patronsTouched(
  acts: readonly Act[],
  flows: readonly MergedFlow[],
  receivers: readonly PatronsAtReceiver[],
  siteOf: (address: string, act: Act) => string | null,
): readonly PatronsTouched[] {
  return acts.flatMap((act) => {
    const notices = flows.filter(({ key }) => key.flow === 'notice' && key.act === act.id);
    if (NOT_TO_PATRONS.includes(act.kind) || notices.length === 0) return [];
    return [touchedBy(act, notices, receivers, siteOf)];
  });
}

function touchedBy(
  act: Act,
  notices: readonly MergedFlow[],
  receivers: readonly PatronsAtReceiver[],
  siteOf: (address: string, act: Act) => string | null,
): PatronsTouched {
  const telling = notices.filter((flow) => !decidedOnPerson(flow));
  const bySite = Map.groupBy(telling, ({ noticeTo }) => siteOf(noticeTo, act));
  const forAll = telling.find(keptFromAll);
  const fateAt = ({ site }: PatronsAtReceiver): Fate | null => {
    const [first, ...rest] = bySite.get(site) ?? [];
    if (first === undefined) return forAll?.fate ?? null;
    return worstOf([first, ...rest]).fate;
  };
  const fates = [...Map.groupBy(receivers, fateAt)].flatMap(([fate, some]) =>
    fate === null ? [] : [{ fate, patrons: sumOf(some), receivers: some.map(({ title }) => title) }],
  );
  const untold = receivers.filter((receiver) => fateAt(receiver) === null);
  return {
    act: act.id,
    fates: fates.toSorted((a, b) => b.patrons - a.patrons || WORST_FIRST.indexOf(a.fate) - WORST_FIRST.indexOf(b.fate)),
    notPlayed: { patrons: sumOf(untold), receivers: untold.map(({ title }) => title) },
  };
}

function sumOf(receivers: readonly PatronsAtReceiver[]): number {
  return receivers.reduce((sum, { patrons }) => sum + patrons, 0);
}
