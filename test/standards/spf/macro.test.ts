import { describe, expect, it } from 'vitest';
import { expandMacros, type MacroValues } from '../../../harness/standards/spf/macro.ts';
import { parseMacroString } from '../../../harness/standards/spf/macro-string.ts';

const VALUES: MacroValues = {
  local: 'strong-bad',
  senderDomain: 'email.example.com',
  domain: 'email.example.com',
  ip: { family: 4, octets: [192, 0, 2, 3] },
  helo: 'mx.example.org',
  validatedName: 'unknown',
};
const IP6 = { family: 6, octets: [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xcb, 1] } as const;

function expand(text: string, values: MacroValues = VALUES): string {
  const parse = parseMacroString(text);
  return parse.kind === 'problem' ? parse.problem : expandMacros(parse.parts, values);
}

describe('expansion', () => {
  // The examples of RFC 7208 section 7.4.
  it.each([
    ['%{s}', 'strong-bad@email.example.com'],
    ['%{o}', 'email.example.com'],
    ['%{d}', 'email.example.com'],
    ['%{d4}', 'email.example.com'],
    ['%{d3}', 'email.example.com'],
    ['%{d2}', 'example.com'],
    ['%{d1}', 'com'],
    ['%{dr}', 'com.example.email'],
    ['%{d2r}', 'example.email'],
    ['%{l}', 'strong-bad'],
    ['%{l-}', 'strong.bad'],
    ['%{lr}', 'strong-bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
    ['%{lr-}.lp._spf.%{d2}', 'bad.strong.lp._spf.example.com'],
    ['%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}', '3.2.0.192.in-addr.strong.lp._spf.example.com'],
    ['%{d2}.trusted-domains.example.net', 'example.com.trusted-domains.example.net'],
  ])('of %s', (text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  it('of an IPv6 address gives 32 digits (section 7.4)', () => {
    const expected = '1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com';
    expect(expand('%{ir}.%{v}._spf.%{d2}', { ...VALUES, ip: IP6 })).toBe(expected);
  });

  it('of an upper-case letter is URL-escaped (section 7.3)', () => {
    expect(expand('%{L}', { ...VALUES, local: '~jack&jill=up-a_b3.c' })).toBe('~jack%26jill%3Dup-a_b3.c');
  });

  it('of the escapes (section 7.1)', () => {
    expect(expand('a%%b%_c%-d')).toBe('a%b c%20d');
  });
});
