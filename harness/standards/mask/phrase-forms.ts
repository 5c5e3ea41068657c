import type { Forms } from './forms.ts';
import { isOfDomain, type Span } from './host-name.ts';
import { nameParts, nameWritings } from './name-parts.ts';
import { phraseSource } from './phrase.ts';
import type { SecretPhrase, Secrets } from './secrets.ts';
import { titleParts } from './title-parts.ts';

/** Adds the forms of names, of titles, and of what stands in an address field and is no address. */
export function addPhraseForms(forms: Forms, { phrases, hosts }: Secrets): void {
  // One author has written much, and two people may have one name: the first stands for all.
  const seen = new Set<string>();
  for (const phrase of phrases) {
    const texts = writings(phrase).flatMap((text) => [text, text.normalize('NFC'), text.normalize('NFD')]);
    for (const text of new Set(texts.filter((one) => !seen.has(one)))) addPhrase(forms, text, phrase, hosts);
    texts.forEach((text) => seen.add(text));
    if (phrase.kind === 'title') titleParts(phrase.text).forEach((part) => forms.addCut(part, phrase.as));
  }
}

/** Adds what stays as it is, unless all of somebody's name is in it. */
export function addKeptTitles(forms: Forms, { phrases, titles }: Secrets): void {
  for (const text of titles) {
    const plain = text.toLowerCase();
    const names = phrases.map((phrase) => phrase.text.toLowerCase());
    if (names.some((name) => plain === name || (/\s/u.test(name) && plain.includes(name)))) continue;
    forms.add({ text, source: () => phraseSource(text), anyCase: false, replace: asItIs });
  }
}

/** Adds first and last names: for texts that the writer of a scenario wrote. */
export function addNameParts(forms: Forms, { phrases, hosts }: Secrets): void {
  const known = new Set([...hosts].flatMap((host) => host.split('.')));
  for (const { kind, text: name, as } of phrases) {
    if (kind !== 'name') continue;
    for (const text of nameParts(name, known)) {
      const replace = (whole: string, at: Span) => (isOfDomain(whole, at, hosts) ? null : as);
      forms.add({ text, source: () => phraseSource(text), anyCase: false, replace });
    }
  }
}

function asItIs(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function writings({ kind, text }: SecretPhrase): readonly string[] {
  if (kind === 'name') return nameWritings(text);
  return kind === 'title' ? titleParts(text) : [text];
}

/** A single word counts as it is written: `Salt` is a title, `salt` is not. */
function addPhrase(forms: Forms, text: string, { kind, as }: SecretPhrase, hosts: ReadonlySet<string>): void {
  const anyCase = kind === 'typed' || (kind === 'title' && /[\s\p{P}]/u.test(text));
  const replace = (whole: string, at: Span): string | null => {
    if (isOfDomain(whole, at, hosts) || !standsAlone(whole, at)) return null;
    return as;
  };
  forms.add({ text, source: () => phraseSource(text), anyCase, replace });
}

/** What is a number, or one letter, is a text of its own only where nothing makes it a part of a date, a code, a list. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const written = text.slice(start, end);
  if ([...written].length === 1) {
    return /(?:^|[:"'“‘(] ?)$/.test(text.slice(0, start)) && /^(?:$|[,"'”’);.])/.test(text.slice(end));
  }
  if (!/^\d+$/.test(written)) return true;
  return !/[\d.:/#-]$/.test(text.slice(0, start)) && !/^[.:/#-]?\d/.test(text.slice(end));
}
