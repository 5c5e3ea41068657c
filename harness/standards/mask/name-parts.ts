import { isPlainWord } from './plain-words.ts';

const PARTICLES = new Set(['al', 'bin', 'da', 'de', 'den', 'der', 'di', 'du', 'la', 'le', 'van', 'von', 'y', 'zu']);

/** A name as reports and records may write it: as it is, all in capitals or small, and with the last word in front. */
export function nameWritings(name: string): readonly string[] {
  const words = name.split(/\s+/u);
  const last = words.at(-1) ?? '';
  const rest = words.slice(0, -1).join(' ');
  const orders = words.length > 1 ? [name, `${last}, ${rest}`, `${last} ${rest}`] : [name];
  return orders.flatMap((one) =>
    words.length > 1 ? [one, one.toUpperCase(), one.toLowerCase()] : [one, one.toUpperCase()],
  );
}

/**
 * First and last name, as the writer of a scenario uses them in his own texts ("Ann reads it at home"). A name that is
 * rather a description ("At the clinic") has none.
 *
 * @param known Words that are names of something else, such as of providers; lower-case.
 */
export function nameParts(name: string, known: ReadonlySet<string>): readonly string[] {
  const words = name.split(/\s+/u);
  const personal = words.every((word) => /^[\p{Lu}\p{Lo}]/u.test(word) || PARTICLES.has(word));
  if (!personal || words.length < 2) return [];
  return words.filter(
    (word) =>
      /^[\p{L}\p{M}'’-]{3,}$/u.test(word) &&
      /^\p{Lu}/u.test(word) &&
      !isPlainWord(word) &&
      !known.has(word.toLowerCase()),
  );
}
