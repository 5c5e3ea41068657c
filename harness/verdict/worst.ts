import type { Fate } from '../model/flow.ts';

/**
 * From worst to best. An unknown fate covers everything else; then the failures from silent to loud, since a loss that
 * nobody sees does more harm than one that somebody can mend: first what leaves no trace at all, then what lies where
 * the wrong one or nobody looks, then what the catalogue kept back, then what comes back with a report, at once last.
 */
export const WORST_FIRST: readonly Fate[] = [
  'inconclusive',
  'discarded',
  'suppressed',
  'read-by-nobody',
  'wrong-person',
  'quarantine',
  'spam',
  'never-sent',
  'expired',
  'bounced',
  'rejected',
  'relay-refused',
  'inbox',
  'not-applicable',
];

/** The worst of several, by fate; the first where several are equally bad. */
export function worstOf<T extends { readonly fate: Fate }>(candidates: readonly [T, ...T[]]): T {
  return candidates.reduce((worst, next) =>
    WORST_FIRST.indexOf(next.fate) < WORST_FIRST.indexOf(worst.fate) ? next : worst,
  );
}
