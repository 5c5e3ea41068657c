import { normalDomain } from '../domain.ts';
import { isPlainWord } from './plain-words.ts';
import type { SecretAddress } from './secrets.ts';

/** An addr-spec wherever it stands: a quoted local part, or anything without blanks and brackets before the last @. */
const ADDRESS = /(?:"((?:[^"\\]|\\.)*)"|([^\s<>()[\],;:"]+))@([\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*)/gu;
/** `split` puts the groups of ADDRESS between what it splits. */
const PARTS = 4;

/** What people write in front of an address, around several, and after them. */
const AROUND = /^(?:[\s<>,;]|mailto:)+|[\s<>,;]+$/giu;

/**
 * What is no address in such a text, and with it the whole: `ann lopez@yahoo` has an address in it, and is none. Nothing
 * where addresses are all there is.
 */
export function otherThanAddresses(text: string): readonly string[] {
  const rest = text
    .split(ADDRESS)
    .filter((_, index) => index % PARTS === 0)
    .map((piece) => piece.replace(AROUND, ''));
  const telling = rest.filter((piece) => /[\p{L}\p{N}]{2}/u.test(piece) && !isPlainWord(piece));
  return telling.length === 0 ? [] : [text.trim(), ...telling];
}

/** The addresses in a text as somebody typed it: one, several, with a display name, `mailto:` or blanks around it. */
export function typedAddresses(text: string): readonly Omit<SecretAddress, 'as'>[] {
  return [...text.matchAll(ADDRESS)].map(([, quoted, bare = '', domain = '']) => ({
    local: quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1'),
    domain: normalDomain(domain),
  }));
}
