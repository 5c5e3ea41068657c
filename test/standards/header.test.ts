import { describe, expect, it } from 'vitest';
import { addressesIn, fieldsNamed, parseHeader } from '../../harness/standards/header.ts';

const MESSAGE = Buffer.from(
  'Received: from a\r\n\tby b\r\nFROM: One <one@acme.org>\r\nSubject : =?utf-8?q?x?=\r\nthis is no field\r\n' +
    'from: two@acme.org\r\nX-Empty:\r\n\r\nFrom: three@acme.org\r\n',
  'latin1',
);

describe('parseHeader (RFC 5322 section 2.2)', () => {
  const fields = parseHeader(MESSAGE);

  it('gives the fields in order, without those of the body', () => {
    expect(fields.map(({ name, value }) => [name, value])).toEqual([
      ['Received', 'from a\tby b'],
      ['FROM', 'One <one@acme.org>'],
      ['Subject', '=?utf-8?q?x?='],
      ['from', 'two@acme.org'],
      ['X-Empty', ''],
    ]);
  });

  it('keeps the octets of a field, folds and line end included', () => {
    expect(fields[0]?.raw).toBe('Received: from a\r\n\tby b\r\n');
  });

  it('reads values as UTF-8 and keeps raw octets', () => {
    const [field] = parseHeader(Buffer.from('Subject: Büro\r\n\r\n', 'utf8'));
    expect(field?.value).toBe('Büro');
    expect(Buffer.from(field?.raw ?? '', 'latin1')).toEqual(Buffer.from('Subject: Büro\r\n', 'utf8'));
  });

  it('takes LF lines, and a header without a body', () => {
    expect(parseHeader(Buffer.from('A: 1\nB: 2\n\nC: 3')).map(({ name }) => name)).toEqual(['A', 'B']);
    expect(parseHeader(Buffer.from('A: 1')).map(({ value }) => value)).toEqual(['1']);
    expect(parseHeader(Buffer.from(''))).toEqual([]);
  });

  it('finds all fields of a name, whatever its case', () => {
    expect(fieldsNamed(fields, 'From').map(({ value }) => value)).toEqual(['One <one@acme.org>', 'two@acme.org']);
  });
});

describe('addressesIn (RFC 5322 section 3.4)', () => {
  const cases = [
    { value: 'Library@acme.org', expected: [['', 'Library@acme.org']], reason: 'an address alone' },
    {
      value: '"Doe, J." <j@acme.org>, k@acme.org',
      expected: [
        ['Doe, J.', 'j@acme.org'],
        ['', 'k@acme.org'],
      ],
      reason: 'a comma in quotes',
    },
    {
      value: 'Staff: a@acme.org, b@acme.org;',
      expected: [
        ['', 'a@acme.org'],
        ['', 'b@acme.org'],
      ],
      reason: 'a group',
    },
    { value: '', expected: [], reason: 'nothing' },
  ];
  it.each(cases)('of $value: $reason', ({ value, expected }) => {
    expect(addressesIn(value).map(({ name, address }) => [name, address])).toEqual(expected);
  });
});
