import { describe, expect, it } from 'vitest';
import { ADDRESS_SLIPS, addressSlip } from '../../harness/standards/address-slip.ts';
import { addressProblem, mailboxKey } from '../../harness/standards/address.ts';

/** What libraries have typed into patron records, and what is wrong with it. */
const TYPED = [
  { text: 'a@acme.org; b@acme.org', slip: 'several-addresses', says: 'Two or more addresses' },
  { text: 'a@acme.org,b@acme.org', slip: 'several-addresses', says: 'Two or more addresses' },
  { text: 'a@acme.org b@acme.org', slip: 'several-addresses', says: 'Two or more addresses' },
  { text: 'a@acme.org / b@acme.org', slip: 'several-addresses', says: 'Two or more addresses' },
  { text: 'Ann <a@acme.org>', slip: 'display-name', says: 'angle brackets' },
  { text: '<a@acme.org>', slip: 'display-name', says: 'angle brackets' },
  { text: '<@a.example,@b.example:a@acme.org>', slip: 'display-name', says: 'angle brackets' },
  { text: 'mailto:a@acme.org', slip: 'mailto', says: 'mailto:' },
  { text: 'a\u200b@acme.org', slip: 'invisible-character', says: 'U+200B' },
  { text: 'a@ac\u200bme.org', slip: 'invisible-character', says: 'U+200B' },
  { text: '\u202ea@acme.org', slip: 'invisible-character', says: 'U+202E' },
  { text: 'a@acme.org\u200f', slip: 'invisible-character', says: 'U+200F' },
  { text: 'a b\u00a0c@acme.org', slip: 'invisible-character', says: 'U+00A0' },
  { text: 'a@@acme.org', slip: 'two-ats', says: 'more than one @' },
  { text: 'a.acme.org', slip: 'no-at', says: 'no @' },
  { text: 'none', slip: 'no-at', says: 'no @' },
  { text: 'a@acme,org', slip: 'comma-for-dot', says: 'comma' },
  { text: 'a @acme.org', slip: 'space', says: 'space' },
  { text: 'a@acme org', slip: 'space', says: 'no part of a domain name' },
  { text: 'jérôme@acme.org', slip: 'beyond-ascii', says: 'beyond ASCII' },
  { text: 'a..b@acme.org', slip: 'other', says: 'a dot' },
  { text: 'a,b@acme.org', slip: 'other', says: 'need quotes' },
] as const;

describe('a slip in an address', () => {
  it.each(TYPED)('of $text is $slip', ({ text, slip, says }) => {
    expect(addressSlip(text)).toBe(slip);
    expect(addressProblem(text)).toContain(says);
  });

  it('is shown above, every one', () => {
    expect([...new Set(TYPED.map(({ slip }) => slip))].toSorted()).toEqual(ADDRESS_SLIPS.toSorted());
  });

  it.each([
    { text: '"a@b"@acme.org', because: 'an @ may stand in quotes' },
    { text: '"a, b"@acme.org', because: 'a comma may stand in quotes' },
    { text: 'a/b@acme.org', because: 'a slash needs no quotes' },
    { text: 'a%b.example@acme.org', because: 'nor does a percent sign' },
    { text: 'a@b\u00fccher.example', because: 'a domain may have letters beyond ASCII' },
    {
      text: 'a@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example',
      because: 'U+200C has its place in Persian (RFC 5892, A.1)',
    },
  ])('is not found in $text: $because', ({ text }) => {
    expect(addressProblem(text)).toBeNull();
  });
});

describe('a mailbox', () => {
  it.each([
    { text: '"A.B"@acme.org', key: 'a.b@acme.org', because: 'quotes that need not be do not count' },
    { text: '"A B"@acme.org', key: '"a b"@acme.org', because: 'these have to be' },
    {
      text: String.raw`"\A B"@acme.org`,
      key: '"a b"@acme.org',
      because: 'a backslash says nothing but the next letter',
    },
  ])('of $text is $key: $because (RFC 5321 section 4.1.2)', ({ text, key }) => {
    expect(mailboxKey(text)).toBe(key);
  });
});
