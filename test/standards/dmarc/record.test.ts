import { describe, expect, it } from 'vitest';
import { parseDmarcRecord } from '../../../harness/standards/dmarc/record.ts';

const CASES = [
  {
    name: 'RFC 9989 knows np, psd and t, and no pct',
    text: 'v=DMARC1; p=reject; sp=quarantine; np=none; psd=n; t=y; pct=20; adkim=s',
    rules: 'rfc9989',
    expected: {
      policies: { p: 'reject', sp: 'quarantine', np: 'none' },
      psd: 'n',
      testing: true,
      pct: 100,
      strictDkim: true,
      strictSpf: false,
    },
  },
  {
    name: 'RFC 7489 knows pct, and neither np, psd nor t',
    text: 'v=DMARC1; p=reject; sp=quarantine; np=none; psd=n; t=y; pct=20; aspf=s',
    rules: 'rfc7489',
    expected: {
      policies: { p: 'reject', sp: 'quarantine', np: null },
      psd: 'u',
      testing: false,
      pct: 20,
      strictDkim: false,
      strictSpf: true,
    },
  },
  {
    name: 'an invalid np is unknown to RFC 7489',
    text: 'v=DMARC1; p=reject; np=block',
    rules: 'rfc7489',
    expected: { policies: { p: 'reject', sp: null, np: null } },
  },
  {
    name: 'and an error to RFC 9989',
    text: 'v=DMARC1; p=reject; np=block',
    rules: 'rfc9989',
    expected: { policies: null },
  },
  {
    name: 'one valid URI among several is enough',
    text: 'v=DMARC1; rua=nobody,mailto:a@acme.org!10m',
    rules: 'rfc9989',
    expected: { policies: { p: 'none', sp: null, np: null } },
  },
  { name: 'tag names have a case', text: 'v=DMARC1; P=reject', rules: 'rfc9989', expected: { policies: null } },
  {
    name: 'a value may hold an equals sign',
    text: 'v=DMARC1; p=none; rua=mailto:a@b.c?x=y',
    rules: 'rfc7489',
    expected: { policies: { p: 'none' } },
  },
  { name: 'a fraction is no pct', text: 'v=DMARC1; p=none; pct=12.5', rules: 'rfc7489', expected: { pct: 100 } },
] as const;

describe('parseDmarcRecord', () => {
  it.each(CASES)('$name', ({ text, rules, expected }) => {
    expect(parseDmarcRecord(text, rules)).toMatchObject({ text, ...expected });
  });

  it.each(['p=reject; v=DMARC1', 'v=DMARC1 p=reject', 'v=dmarc1; p=reject', 'v=DMARC1; p=none; p=none', ''])(
    'refuses "%s"',
    (text) => {
      expect(parseDmarcRecord(text, 'rfc9989')).toBeNull();
    },
  );
});
