import { describe, expect, it } from 'vitest';
import {
  isBelow,
  isMailDomain,
  isQueryName,
  normalDomain,
  organizationalDomainPsl,
} from '../../harness/standards/domain.ts';

describe('normalDomain', () => {
  it.each([
    ['CyberToolsForLibraries.NET', 'cybertoolsforlibraries.net'],
    ['acme.org.', 'acme.org'],
    ['Bücher.example', 'xn--bcher-kva.example'],
    ['.', ''],
  ])('of %s', (domain, expected) => {
    expect(normalDomain(domain)).toBe(expected);
  });
});

describe('isBelow', () => {
  const cases = [
    { domain: 'acme.org', parent: 'acme.org', is: true, reason: 'the same' },
    { domain: 'Mail.ACME.org.', parent: 'acme.org', is: true, reason: 'case and final dot do not count' },
    { domain: 'notacme.org', parent: 'acme.org', is: false, reason: 'the same letters, another label' },
    { domain: 'acme.org', parent: 'mail.acme.org', is: false, reason: 'above' },
    { domain: 'acme.org', parent: '', is: false, reason: 'nobody owns the root' },
  ];
  it.each(cases)('$domain, $parent: $reason', ({ domain, parent, is }) => {
    expect(isBelow(domain, parent)).toBe(is);
  });
});

describe('isMailDomain', () => {
  it.each(['acme.org', 'a.b', 'xn--bcher-kva.example', '1.example', `${'a'.repeat(63)}.example`])(
    'takes %s',
    (domain) => {
      expect(isMailDomain(domain)).toBe(true);
    },
  );

  const refused = [
    { domain: 'localhost', reason: 'one label' },
    { domain: 'a..example', reason: 'an empty label' },
    { domain: 'under_score.example', reason: 'an underscore' },
    { domain: '-a.example', reason: 'a hyphen at the edge' },
    { domain: '192.0.2.1', reason: 'an address' },
    { domain: '[192.0.2.1]', reason: 'an address literal' },
    { domain: `${'a'.repeat(64)}.example`, reason: 'a label of 64' },
    { domain: `${'a23456789.'.repeat(25)}abcd`, reason: '254 octets' },
    { domain: '', reason: 'nothing' },
  ];
  it.each(refused)('refuses $reason', ({ domain }) => {
    expect(isMailDomain(domain)).toBe(false);
  });
});

describe('isQueryName (RFC 1035 section 2.3.4)', () => {
  const cases = [
    { name: '_dmarc.acme.org', is: true, reason: 'an underscore' },
    { name: `${'a'.repeat(63)}.example`, is: true, reason: 'a label of 63' },
    { name: `${'a'.repeat(64)}.example`, is: false, reason: 'a label of 64' },
    { name: 'a..example', is: false, reason: 'an empty label' },
    { name: `${'a23456789.'.repeat(25)}abc`, is: true, reason: '253 octets' },
    { name: `${'a23456789.'.repeat(25)}abcd`, is: false, reason: '254 octets' },
  ];
  it.each(cases)('$reason: $is', ({ name, is }) => {
    expect(isQueryName(name)).toBe(is);
  });
});

describe('organizationalDomainPsl (RFC 7489 section 3.2)', () => {
  const cases = [
    { domain: 'news.acme.org', expected: 'acme.org', reason: 'one label below org' },
    { domain: 'www.library.co.uk', expected: 'library.co.uk', reason: 'a suffix of two labels' },
    { domain: 'www.one.github.io', expected: 'one.github.io', reason: 'the private section counts' },
    { domain: 'co.uk', expected: 'co.uk', reason: 'a suffix has none below it' },
    {
      domain: 'www.a.unknown-suffix',
      expected: 'a.unknown-suffix',
      reason: 'a suffix that is not listed has one label',
    },
    { domain: 'a.b.c.kobe.jp', expected: 'b.c.kobe.jp', reason: 'a wildcard rule' },
    { domain: 'www.city.kobe.jp', expected: 'city.kobe.jp', reason: 'an exception to it' },
    { domain: '_x.Mail.ACME.org.', expected: 'acme.org', reason: 'case, dot and underscores do not matter' },
  ];
  it.each(cases)('of $domain: $reason', ({ domain, expected }) => {
    expect(organizationalDomainPsl(domain)).toBe(expected);
  });
});
