import { describe, expect, it } from 'vitest';
import { mendSyntax } from '../../../harness/standards/spf/mend-syntax.ts';

describe('a record without its syntax errors (RFC 7208 section 12)', () => {
  const rows: readonly (readonly [record: string, mended: string | null, because: string])[] = [
    ['v=spf1 inclde:acme.org -all', 'v=spf1 include:acme.org -all', 'one letter is missing'],
    ['v=spf1 ipv4:192.0.2.1 -all', 'v=spf1 ip4:192.0.2.1 -all', 'the most common slip'],
    ['v=spf1 -ipv6:2001:db8::/32 ~all', 'v=spf1 -ip6:2001:db8::/32 ~all', 'the qualifier stays'],
    ['v=spf1 ip4:192.0.2.256 mx -all', 'v=spf1 mx -all', 'no address can be guessed from that'],
    ['v=spf1 mx; -all', 'v=spf1 mx -all', 'a semicolon belongs to DMARC'],
    ['v=spf1 mx -al', 'v=spf1 mx -all', 'the end is a letter short'],
    ['v=spf1 gobbledygook:acme.org mx -all', 'v=spf1 mx -all', 'a word that is close to nothing'],
    ['v=spf1 mx -all', null, 'nothing is wrong'],
    ['v=spf1 gobbledygook:acme.org', null, 'nothing would be left'],
  ];
  it.each(rows)('%s: %s (%s)', (record, mended) => {
    expect(mendSyntax(record)).toBe(mended);
  });
});
