import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../harness/model/dns.ts';
import type { SenderSoaFact } from '../../harness/model/receiver.ts';
import { answer } from '../../harness/dns/answer.ts';
import { senderSoaOf } from '../../harness/receiver/sender-soa.ts';
import { zonesOf } from '../dns/zones.ts';

const ZONES = zonesOf(`
acme.example.      A 192.0.2.1
mail.acme.example. A 192.0.2.2
gone.example.      NXDOMAIN
slow.example.      SERVFAIL
late.example.      TIMEOUT
shut.example.      REFUSED
`);
const lookup: Lookup = (name, type) => answer(ZONES, { name, type });

type Case = readonly [readonly string[], SenderSoaFact['result'], string | null, string];

describe('senderSoaOf', () => {
  it.each<Case>([
    [['acme.example'], 'found', 'acme.example', 'the top of every zone has one'],
    [['mail.acme.example'], 'nodata', 'mail.acme.example', 'a name below the top exists without one'],
    [['void.acme.example'], 'nxdomain', 'void.acme.example', 'there is no such name'],
    [['gone.example'], 'nxdomain', 'gone.example', 'there is no such domain'],
    [['acme..example'], 'nxdomain', 'acme..example', 'what cannot be asked for cannot exist'],
    [['slow.example'], 'failed', 'slow.example', 'the name server fails'],
    [['late.example'], 'failed', 'late.example', 'no answer comes'],
    [['shut.example'], 'failed', 'shut.example', 'the name server does not want to say'],
    [['acme.example', 'mail.acme.example'], 'nodata', 'mail.acme.example', 'the second counts too'],
    [['slow.example', 'mail.acme.example'], 'failed', 'slow.example', 'one domain may turn out not to exist'],
    [['slow.example', 'gone.example'], 'nxdomain', 'gone.example', 'waiting for the first would not help'],
    [['', 'acme.example'], 'found', 'acme.example', 'the null sender has no domain; From has'],
    [['', ''], 'none', null, 'there is nothing to ask for'],
    [['[192.0.2.1]'], 'none', null, 'an address literal needs no DNS'],
  ])('%j: %s of %s (%s)', (domains, result, domain) => {
    expect(senderSoaOf(domains, lookup)).toEqual({ result, domain, undeclared: [] });
  });

  it('names what no zone declares', () => {
    const undeclared = [{ name: 'nobody.org', type: 'SOA' }];
    expect(senderSoaOf(['nobody.org'], lookup)).toEqual({ result: 'failed', domain: 'nobody.org', undeclared });
  });

  it('asks once where both are the same', () => {
    const asked: string[] = [];
    senderSoaOf(['acme.example', 'acme.example'], (name, type) => {
      asked.push(`${name} ${type}`);
      return lookup(name, type);
    });
    expect(asked).toEqual(['acme.example SOA']);
  });
});
