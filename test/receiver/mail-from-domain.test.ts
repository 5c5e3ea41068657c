import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../harness/model/dns.ts';
import { mailFromDomainOf } from '../../harness/receiver/mail-from-domain.ts';
import { answer } from '../../harness/dns/answer.ts';
import { zonesOf } from '../dns/zones.ts';

const ZONES = zonesOf(`
mx.example.      MX 10 mail.mx.example.
null.example.    MX 0 .
plain.example.   A 192.0.2.1
six.example.     AAAA 2001:db8::1
text.example.    TXT "only text"
gone.example.    NXDOMAIN
slow.example.    SERVFAIL
half.example.    A 192.0.2.1
half.example.    MX TIMEOUT
torn.example.    TXT "only text"
torn.example.    MX TIMEOUT
`);
const lookup: Lookup = (name, type) => answer(ZONES, { name, type });

const CASES: readonly [string, string, string][] = [
  ['mx.example', 'exists', 'it has a mail server'],
  ['null.example', 'exists', 'a null MX is a record too; that it takes no mail is another matter'],
  ['plain.example', 'exists', 'without MX its own address counts (RFC 5321 section 5.1)'],
  ['six.example', 'exists', 'an IPv6 address counts as well'],
  ['text.example', 'no-host', 'the name is there, and nothing that takes mail'],
  ['gone.example', 'nxdomain', 'there is no such name'],
  ['slow.example', 'temperror', 'the name server fails'],
  ['half.example', 'exists', 'no answer about MX, but an address is there'],
  ['torn.example', 'temperror', 'no address, and no answer about MX'],
  ['[192.0.2.1]', 'exists', 'an address literal needs no DNS'],
];

describe('mailFromDomainOf', () => {
  it.each(CASES)('%s: %s (%s)', (domain, result) => {
    expect(mailFromDomainOf(domain, lookup)).toEqual({ result, undeclared: [] });
  });

  it('asks on until something is found, and no further', () => {
    const asked: string[] = [];
    mailFromDomainOf('plain.example', (name, type) => {
      asked.push(type);
      return lookup(name, type);
    });
    expect(asked).toEqual(['MX', 'A']);
  });

  it('does not know it where no zone declares the name', () => {
    const undeclared = [{ name: 'nobody.org', type: 'MX' }];
    expect(mailFromDomainOf('nobody.org', lookup)).toEqual({ result: 'temperror', undeclared });
  });
});
