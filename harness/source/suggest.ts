import { distance } from 'fastest-levenshtein';

/**
 * The valid word that `word` was most likely meant to be, or null where none is near: at most a third of its letters may
 * differ, of short words one or two; letter case does not count.
 */
export function nearest(word: string, valid: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  let best: { readonly name: string; readonly steps: number } | null = null;
  for (const name of valid) {
    const steps = distance(wanted, name.toLowerCase());
    if (best === null || steps < best.steps) best = { name, steps };
  }
  const most = word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3));
  return best !== null && best.steps <= most ? best.name : null;
}

/** What to write instead of a word that is not among `valid`: the likely one first, then all of them. */
export function sayChoices(word: string, valid: readonly string[], what: string): string {
  const meant = nearest(word, valid);
  const all = valid.length === 0 ? `There is no ${what} to choose from.` : `Valid ${what}: ${valid.join(', ')}.`;
  return meant === null ? all : `Did you mean \`${meant}\`? ${all}`;
}
