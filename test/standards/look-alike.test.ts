import { describe, expect, it } from 'vitest';
import { looksLike } from '../../harness/standards/look-alike.ts';

const CASES: readonly [string, string, boolean, string][] = [
  ['acmelibrary.org', 'acme.org', true, 'begins with the own name: the new domain of section B3'],
  ['acme-library.org', 'acme.org', true, 'hyphens do not hide it'],
  ['mail.acmelibrary.org', 'acme.org', true, 'what counts is the name that somebody chose to register'],
  ['newacme.org', 'acme.org', true, 'ends with it'],
  ['acme.org', 'acmelibrary.org', true, 'the shorter one imitates the longer as well'],
  ['acme.com', 'acme.org', true, 'the same name under another suffix'],
  ['acme.co.uk', 'acme.org', true, 'a suffix may have two labels'],
  ['merry-general.example', 'mercy-general.example', true, 'one letter for another'],
  ['mercygenera.example', 'mercy-general.example', true, 'one letter left out, which is also its beginning'],
  ['merccy-general.example', 'mercy-general.example', true, 'one letter too many'],
  ['mrecy-general.example', 'mercy-general.example', false, 'two letters differ'],
  ['acne.org', 'acme.org', false, 'in so short a name one letter makes another word'],
  ['abclibrary.org', 'abc.org', false, 'three letters are part of too much'],
  ['library.org', 'acmelibrary.example', true, 'seven letters at the end of the own name are enough'],
  ['acme.org', 'acme.org', false, 'it is the own domain'],
  ['circ.acme.org', 'acme.org', false, 'it lies below the own domain'],
  ['acme.org', 'library.acme.org', false, 'it is what the own domain belongs to'],
  ['cybertoolsforlibraries.net', 'acme.org', false, 'nothing in common'],
  ['', 'acme.org', false, 'no From domain'],
];

describe('looksLike', () => {
  it.each(CASES)('%s beside %s: %s (%s)', (domain, own, expected) => {
    expect(looksLike(domain, own)).toBe(expected);
  });
});
