import { describe, expect, it } from 'vitest';
import { isSpfRecord, parseSpf } from '../../../harness/standards/spf/parse.ts';

describe('isSpfRecord (RFC 7208 section 4.5)', () => {
  const cases = [
    { text: 'v=spf1', is: true, reason: 'the version alone' },
    { text: 'V=SPF1 -all', is: true, reason: 'the version has no case' },
    { text: 'v=spf1\t-all', is: false, reason: 'a tab is no space' },
    { text: 'v=spf10 -all', is: false, reason: 'another version' },
    { text: ' v=spf1 -all', is: false, reason: 'something in front' },
    { text: 'spf2.0/pra -all', is: false, reason: 'Sender ID' },
  ];
  it.each(cases)('$reason: $is', ({ text, is }) => {
    expect(isSpfRecord(text)).toBe(is);
  });
});

describe('terms', () => {
  it('are read in order with their qualifiers and arguments', () => {
    const record = parseSpf(
      'v=spf1 IP4:54.213.10.152 ~a:mail.acme.org/28//64 ?ip6:2001:db8::/32 redirect=_spf.acme.org',
    );
    expect(record).toMatchObject({
      kind: 'record',
      terms: [
        { name: 'ip4', qualifier: '+', network: { octets: [54, 213, 10, 152] }, prefix: 32 },
        { name: 'a', qualifier: '~', target: [{ text: 'mail.acme.org' }], prefix4: 28, prefix6: 64 },
        { name: 'ip6', qualifier: '?', prefix: 32 },
        { kind: 'redirect', target: [{ text: '_spf.acme.org' }] },
      ],
    });
  });

  it('keep what macros say', () => {
    const record = parseSpf('v=spf1 exists:%{L2r+-}.%{ir}.%{d}');
    expect(record).toMatchObject({
      terms: [
        {
          target: [
            { letter: 'l', keep: 2, reverse: true, delimiters: '+-', escape: true },
            { text: '.' },
            { letter: 'i', keep: null, reverse: true, delimiters: '.', escape: false },
            { text: '.' },
            { letter: 'd', reverse: false },
          ],
        },
      ],
    });
  });
});

describe('errors anywhere in a record (RFC 7208 section 4.6)', () => {
  const cases = [
    { record: 'v=spf1 ip4:54.213.10 -all', term: 'ip4:54.213.10', reason: 'an address of three numbers' },
    { record: 'v=spf1 ip4:054.1.1.1 -all', term: 'ip4:054.1.1.1', reason: 'a leading zero' },
    { record: 'v=spf1 ip4:192.0.2.0/33', term: 'ip4:192.0.2.0/33', reason: 'more bits than there are' },
    { record: 'v=spf1 ip4:2001:db8::1', term: 'ip4:2001:db8::1', reason: 'the wrong family' },
    { record: 'v=spf1 ip6:192.0.2.1', term: 'ip6:192.0.2.1', reason: 'the wrong family' },
    { record: 'v=spf1 -all include=vendor.example', term: null, reason: 'an unknown modifier is none' },
    {
      record: 'v=spf1 inclde:vendor.example -all',
      term: 'inclde:vendor.example',
      reason: 'a mechanism that does not exist',
    },
    { record: 'v=spf1 -all include', term: 'include', reason: 'a name is missing, behind all' },
    { record: 'v=spf1 include:vendor', term: 'include:vendor', reason: 'one label' },
    { record: 'v=spf1 a:192.0.2.1', term: 'a:192.0.2.1', reason: 'a last label of digits' },
    { record: 'v=spf1 all.', term: 'all.', reason: 'all takes nothing' },
    { record: 'v=spf1 ptr/24', term: 'ptr/24', reason: 'ptr takes no length' },
    { record: 'v=spf1 exists:%{x}.acme.org', term: 'exists:%{x}.acme.org', reason: 'an unknown letter' },
    { record: 'v=spf1 exists:%{c}.acme.org', term: 'exists:%{c}.acme.org', reason: 'a letter for explanations' },
    { record: 'v=spf1 exists:%{d0}.acme.org', term: 'exists:%{d0}.acme.org', reason: 'zero parts' },
    { record: 'v=spf1 exists:50%.acme.org', term: 'exists:50%.acme.org', reason: 'a lone percent sign' },
    { record: 'v=spf1 foo=%', term: 'foo=%', reason: 'an invalid macro in an unknown modifier' },
    { record: 'v=spf1 foo=%{t}', term: null, reason: 'any letter in an unknown modifier' },
    { record: 'v=spf1 1up=foo', term: '1up=foo', reason: 'a modifier that begins with a digit' },
    { record: 'v=spf1 redirect=a.example redirect=b.example', term: 'redirect=b.example', reason: 'redirect twice' },
    { record: 'v=spf1 exp=a.example exp=b.example -all', term: 'exp=b.example', reason: 'exp twice' },
    { record: 'v=spf1 exp= -all', term: 'exp=', reason: 'an empty name' },
    { record: 'v=spf1 –all', term: 'v=spf1 –all', reason: 'a dash that a word processor made' },
  ];
  it.each(cases)('$reason: $record', ({ record, term }) => {
    const parse = parseSpf(record);
    expect(parse.kind === 'problem' ? parse.term : null).toBe(term);
  });
});
