import type { Mistake } from '../model/position.ts';
import { mailboxKey } from '../standards/address.ts';
import { personalWords } from '../source/personal-words.ts';
import { makeMasker } from '../standards/mask/masker.ts';
import { maskStrangers } from '../standards/mask/mask-strangers.ts';
import { pseudonymsFor } from '../standards/mask/pseudonyms.ts';
import type { Secrets } from '../standards/mask/secrets.ts';

/** People whom a scenario does not name itself: the standard casts. */
const POPULATIONS = /(?:^|[/:])populations\//;

/**
 * Mistakes without what their sentences quote of people and titles; the text of the faulty line is left out. A file that
 * is wrong makes no scenario, so what is to be hidden is gathered from its text, and from the populations.
 *
 * @param texts What was read, by the names that mistakes give to files.
 */
export function maskMistakes(
  mistakes: readonly Mistake[],
  texts: ReadonlyMap<string, { readonly text: string }>,
): readonly Mistake[] {
  const populations = [...texts].filter(([file]) => POPULATIONS.test(file)).map(([, { text }]) => text);
  return [...Map.groupBy(mistakes, ({ file }) => file)].flatMap(([file, those]) => {
    const own = texts.get(file)?.text;
    const secrets = secretsIn(own === undefined ? populations : [own, ...populations]);
    const { written } = makeMasker(secrets);
    const masked = (text: string): string => escaped(maskStrangers(written(unescaped(text)), secrets.kept));
    return those.map(({ line, column, problem, mend }) => ({
      file: written(file),
      line,
      column,
      problem: masked(problem),
      mend: masked(mend),
      source: null,
    }));
  });
}

/** Sentences quote values as JSON does, and an escape in the middle of a name would hide it from whoever masks it. */
function unescaped(text: string): string {
  return text.replace(/\\(?:[bfnrt\\]|u[\da-f]{4})/g, (escape) =>
    escape === String.raw`\\` ? escape : String(JSON.parse(`"${escape}"`)),
  );
}

/** No sentence has a control character of its own. */
function escaped(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, (character) => JSON.stringify(character).slice(1, -1));
}

function secretsIn(texts: readonly string[]): Secrets {
  const words = texts.map(personalWords);
  const kept = new Set(words.flatMap(({ official }) => official).map(mailboxKey));
  const people = words.flatMap((each) => each.people);
  const owners = people.map(({ typed, ...person }) => ({
    ...person,
    typed: typed.filter((address) => !kept.has(mailboxKey(address))),
  }));
  const secrets = pseudonymsFor(
    owners.filter(({ name, typed }) => name !== '' || typed.length > 0),
    words.flatMap(({ titles }) => titles),
  );
  return { ...secrets, kept, hosts: new Set(), titles: [] };
}
