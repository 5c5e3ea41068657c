import { isPlainWord } from './plain-words.ts';
import type { Owner, SecretAddress, SecretPhrase } from './secrets.ts';
import { otherThanAddresses, typedAddresses } from './typed-addresses.ts';

type Kind = Owner['kind'] | 'item';

/** What somebody is called instead; the first word that is not itself a part of what is to be hidden. */
const STEMS: Readonly<Record<Kind, readonly string[]>> = {
  patron: ['patron', 'reader', 'borrower'],
  staff: ['staff', 'colleague', 'employee'],
  mailbox: ['mailbox', 'account', 'postbox'],
  item: ['item', 'loan', 'work'],
};

/** Gives each owner, each address and each title one pseudonym, in the order in which they come. */
export function pseudonymsFor(
  owners: readonly Owner[],
  titles: readonly string[],
): { readonly addresses: readonly SecretAddress[]; readonly phrases: readonly SecretPhrase[] } {
  const stems = freeStems([...owners.flatMap(({ name, typed }) => [name, ...typed]), ...titles]);
  const counts = new Map<Kind, number>();
  const next = (kind: Kind): string => {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return `${stems(kind)}-${number}`;
  };
  const addresses: SecretAddress[] = [];
  const phrases: SecretPhrase[] = [];
  for (const owner of owners) {
    const as = next(owner.kind);
    const name = owner.name.trim();
    if (saysWho(name)) phrases.push({ kind: 'name', text: name, as: asName(as) });
    const own = owner.typed.flatMap(typedAddresses);
    addresses.push(...numbered(own, as));
    phrases.push(...owner.typed.flatMap(otherThanAddresses).map((text) => ({ kind: 'typed' as const, text, as })));
  }
  for (const text of new Set(titles)) phrases.push({ kind: 'title', text, as: asName(next('item')) });
  return { addresses, phrases };
}

/** `patron-1` as a name: `Patron 1`. */
function asName(pseudonym: string): string {
  return `${pseudonym.charAt(0).toUpperCase()}${pseudonym.slice(1).replace('-', ' ')}`;
}

/** A name of one everyday word, or of one letter, is a part in a story and nobody's own. */
function saysWho(name: string): boolean {
  return [...name].length > 1 && !isPlainWord(name);
}

/** A person's addresses are told apart, for a notice may go from one to the other; a detail (`+news`) is the same one. */
function numbered(addresses: readonly Omit<SecretAddress, 'as'>[], as: string): readonly SecretAddress[] {
  const letters = new Map<string, string>();
  return addresses.flatMap(({ local, domain }) => {
    const plain = local.replace(/(?<=.)\+.*$/s, '');
    const key = plain.toLowerCase().normalize('NFC');
    const letter = letters.get(key) ?? (letters.size === 0 ? '' : `-${letterOf(letters.size)}`);
    letters.set(key, letter);
    return [...new Set([local, plain])].map((one) => ({ local: one, domain, as: `${as}${letter}` }));
  });
}

/** `b` for the second, `c` for the third; numbers beyond the alphabet. */
function letterOf(index: number): string {
  return index < 26 ? String.fromCodePoint(0x61 + index) : String(index + 1);
}

function freeStems(texts: readonly string[]): (kind: Kind) => string {
  const taken = new Set(texts.filter((text) => saysWho(text.trim())).flatMap(wordsOf));
  return (kind) => {
    const free = STEMS[kind].find((stem) => !taken.has(stem));
    let stem = free ?? STEMS[kind][0] ?? kind;
    while (taken.has(stem)) stem += 'x';
    return stem;
  };
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
