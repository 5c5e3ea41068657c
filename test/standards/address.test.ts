import { describe, expect, it } from 'vitest';
import {
  addressProblem,
  domainOf,
  formatAddress,
  localPartOf,
  mailboxKey,
  parseAddress,
} from '../../harness/standards/address.ts';

describe('parseAddress (RFC 5321 section 4.1.2)', () => {
  const cases = [
    { text: 'J_Doe@gmail.com', local: 'J_Doe', domain: 'gmail.com', reason: 'the local part keeps its case' },
    {
      text: 'Do.Not.Reply@CyberToolsForLibraries.net',
      local: 'Do.Not.Reply',
      domain: 'cybertoolsforlibraries.net',
      reason: 'the domain has none',
    },
    { text: '"john doe"@acme.org', local: 'john doe', domain: 'acme.org', reason: 'quotes' },
    { text: '"a\\"@\\\\b"@acme.org', local: 'a"@\\b', domain: 'acme.org', reason: 'quotes, backslashes and @ within' },
    { text: 'a@Bücher.example', local: 'a', domain: 'xn--bcher-kva.example', reason: 'U-labels' },
    { text: 'a@[192.0.2.1]', local: 'a', domain: '[192.0.2.1]', reason: 'an IPv4 literal' },
    { text: 'a@[IPv6:2001:db8::1]', local: 'a', domain: '[ipv6:2001:db8::1]', reason: 'an IPv6 literal' },
    { text: 'a@gmail', local: 'a', domain: 'gmail', reason: 'one label is no domain that exists, but grammar' },
    {
      text: "o'hara+books@acme.org",
      local: "o'hara+books",
      domain: 'acme.org',
      reason: 'the odd characters of an atom',
    },
  ];
  it.each(cases)('reads $text: $reason', ({ text, local, domain }) => {
    expect(parseAddress(text)).toEqual({ kind: 'address', local, domain });
  });

  it.each(cases.map(({ text, local, domain }) => ({ text, local, domain })))(
    'writes $text so that it reads the same',
    ({ local, domain }) => {
      expect(parseAddress(formatAddress({ local, domain }))).toEqual({ kind: 'address', local, domain });
    },
  );
});

describe('addressProblem', () => {
  const cases = [
    { text: 'jdoe.gmail.com', says: 'no @' },
    { text: '', says: 'no @' },
    { text: '@acme.org', says: 'nothing in front' },
    { text: 'jdoe@', says: 'nothing behind' },
    { text: 'j doe@acme.org', says: 'space in front' },
    { text: 'jdoe@@acme.org', says: 'more than one @' },
    { text: 'jdoe@home@acme.org', says: 'more than one @' },
    { text: 'jdoe.@acme.org', says: 'a dot' },
    { text: '.jdoe@acme.org', says: 'a dot' },
    { text: 'j..doe@acme.org', says: 'a dot' },
    { text: 'jörg@acme.org', says: 'beyond ASCII' },
    { text: 'j(doe)@acme.org', says: 'need quotes' },
    { text: '"j"doe"@acme.org', says: 'need quotes' },
    { text: `${'a'.repeat(65)}@acme.org`, says: 'longer than 64' },
    { text: 'jdoe@acme..org', says: 'two in a row' },
    { text: 'jdoe@acme.org.', says: 'at the beginning or end' },
    { text: 'jdoe@acme,org', says: 'comma instead of a dot' },
    { text: 'jdoe@acme.org ', says: 'no part of a domain name' },
    { text: 'jdoe@-acme.org', says: 'no part of a domain name' },
    { text: 'jdoe@[192.0.2.300]', says: 'no IP address' },
    { text: `jdoe@${'a'.repeat(64)}.org`, says: 'no part of a domain name' },
    { text: `jdoe@${'a23456789.'.repeat(25)}abcdef`, says: 'longer than 255' },
  ];
  it.each(cases)('of "$text" says: $says', ({ text, says }) => {
    expect(addressProblem(text)).toContain(says);
  });

  it.each(['jdoe@acme.org', `${'a'.repeat(64)}@acme.org`])('of %s is null', (text) => {
    expect(addressProblem(text)).toBeNull();
  });
});

describe('mailboxKey', () => {
  it.each([
    ['Info@Bücherei.example', 'info@xn--bcherei-n2a.example'],
    ['info@xn--bcherei-n2a.example', 'info@xn--bcherei-n2a.example'],
    [' J_Doe@gmail.com ', 'j_doe@gmail.com'],
    ['Nobody', 'nobody'],
    ['', ''],
  ])('of "%s" is %s: U-labels and A-labels name one domain', (text, key) => {
    expect(mailboxKey(text)).toBe(key);
  });
});

describe('domainOf and localPartOf', () => {
  const cases = [
    { text: 'Library@ACME.org', local: 'Library', domain: 'acme.org' },
    { text: '"a@b"@acme.org', local: '"a@b"', domain: 'acme.org' },
    { text: '', local: '', domain: '' },
    { text: 'nobody', local: 'nobody', domain: '' },
  ];
  it.each(cases)('of "$text"', ({ text, local, domain }) => {
    expect(domainOf(text)).toBe(domain);
    expect(localPartOf(text)).toBe(local);
  });
});
