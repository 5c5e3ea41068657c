import { isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Node, Pair, YAMLMap } from 'yaml';

/** Somebody whom a file speaks of. */
export interface PersonWords {
  readonly kind: 'patron' | 'staff';
  /** '' where only an address is known. */
  readonly name: string;
  /** What stands where an address belongs. */
  readonly typed: readonly string[];
}

/** What a scenario file, or a fixture, says of people, as far as it can be read. */
export interface PersonalWords {
  readonly people: readonly PersonWords[];
  readonly titles: readonly string[];
  /** Addresses of the library's and of servers'. */
  readonly official: readonly string[];
}

interface Found {
  readonly people: Map<unknown, { kind: 'patron' | 'staff'; name: string; typed: string[] }>;
  readonly titles: string[];
  readonly official: string[];
}

/** A pair with the keys that it lies below, and the block that it stands in. */
interface Place {
  readonly key: string;
  readonly value: unknown;
  readonly above: readonly string[];
  readonly block: unknown;
}

/**
 * Names, addresses and titles in a file that may be broken: what has to be masked when its mistakes are told. Nothing is
 * taken for granted of it but that it is text.
 */
export function personalWords(text: string): PersonalWords {
  const found: Found = { people: new Map(), titles: [], official: [] };
  visit(parseDocument(text, { version: '1.2', prettyErrors: false, logLevel: 'silent' }), {
    Pair(_, pair, path) {
      const above = path.filter((node) => isPair(node)).map(keyOf);
      note({ key: keyOf(pair), value: pair.value, above, block: path.at(-1) }, found);
    },
  });
  return { people: [...found.people.values()], titles: found.titles, official: found.official };
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function note(place: Place, found: Found): void {
  const { key, value, above, block } = place;
  const isTester = above.includes('tester');
  if (key === 'item') found.titles.push(...scalars(value));
  else if (key === 'name' && (isTester || above.includes('people')))
    personAt(block, isTester, found).name = scalars(value)[0] ?? '';
  else if (['address', 'corporate', 'personal'].includes(key))
    personAt(block, isTester, found).typed.push(...scalars(value));
  else if (key === 'mailboxes') noteMailboxes(value, found);
  else if (key === 'accounts') found.official.push(...keysOf(value));
  else if (key === 'dsnFrom' || above.includes('sender') || above.includes('accounts'))
    found.official.push(...scalars(value).filter(hasAddress));
  else noteNamed(place, found);
}

/** People who are spoken of elsewhere: in expectations, acts, forwards, and in the table of a matrix. */
function noteNamed({ key, value, above }: Place, found: Found): void {
  if (key === 'to' || key === 'people') scalars(value).forEach((word) => noteWord(word, found));
  else if (key === 'loans') keysOf(value).forEach((word) => noteWord(word, found));
  else if (above.at(-1) === 'receivers' || above.includes('history')) {
    scalars(value)
      .filter(hasAddress)
      .forEach((word) => noteWord(word, found));
  }
}

function noteMailboxes(value: unknown, found: Found): void {
  if (!isMap(value)) return;
  for (const pair of value.items) {
    const reader = isMap(pair.value) ? String(pair.value.get('reader')) : '';
    if (reader === 'library' || reader === 'vendor') found.official.push(keyOf(pair));
    else noteWord(keyOf(pair), found);
  }
}

function noteWord(word: string, found: Found): void {
  // These two stand for the tester's addresses.
  if (word === 'corporate' || word === 'personal') return;
  const person = personAt(word, false, found);
  if (hasAddress(word)) person.typed.push(word);
  else person.name = word;
}

function personAt(block: unknown, isTester: boolean, { people }: Found) {
  const there = people.get(block);
  if (there !== undefined) return there;
  const person = { kind: isTester ? ('staff' as const) : ('patron' as const), name: '', typed: [] };
  people.set(block, person);
  return person;
}

function hasAddress(word: string): boolean {
  return word.includes('@');
}

/** The text, or the texts of a list. */
function scalars(value: unknown): readonly string[] {
  if (isScalar(value)) return value.value === null ? [] : [String(value.value)];
  return isSeq<Node>(value) ? value.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : [])) : [];
}

function keysOf(value: unknown): readonly string[] {
  return isMap(value) ? (value as YAMLMap).items.map((pair) => keyOf(pair)) : [];
}
