import { describe, expect, it } from 'vitest';
import type { Answer, Lookup } from '../../harness/model/dns.ts';
import { askBlocklists, askDomainLists } from '../../harness/receiver/blocklist.ts';

const ZEN = 'zen.spamhaus.org';

/** Answers by question; names that are not here do not exist. */
function dns(answers: Readonly<Record<string, readonly string[] | Answer['status']>>): Lookup & { asked: string[] } {
  const asked: string[] = [];
  const lookup: Lookup = (name, type) => {
    asked.push(name);
    const said = answers[name] ?? 'nxdomain';
    if (typeof said === 'string') return { status: said, data: [], ttl: 0, aliases: [] };
    return { status: 'found', data: said.map((address) => ({ type: 'A', address })), ttl: 60, aliases: [], type };
  };
  return Object.assign(lookup, { asked });
}

describe('askBlocklists', () => {
  // docs.spamhaus.com, read 2026-11: what each answer of zen means.
  it.each([
    ['127.0.0.2', 'sbl'],
    ['127.0.0.3', 'css'],
    ['127.0.0.4', 'xbl'],
    ['127.0.0.9', 'drop'],
    ['127.0.0.10', 'pbl'],
    ['127.0.0.11', 'pbl'],
    ['127.0.0.30', 'bcl'],
    ['127.0.0.77', 'other'],
    ['127.255.255.252', 'unanswered'],
    ['127.255.255.254', 'unanswered'],
    ['127.255.255.255', 'unanswered'],
    // RFC 5782 section 5: a list that went out of business and answers with its parking page.
    ['203.0.113.7', 'unanswered'],
  ] as const)('%s of zen is %s', (answer, listing) => {
    const lookup = dns({ '152.10.213.54.zen.spamhaus.org': [answer] });
    expect(askBlocklists('54.213.10.152', [ZEN], lookup)).toEqual({ listing, zone: ZEN, answer, undeclared: [] });
  });

  it.each([
    ['b.barracudacentral.org', 'barracuda'],
    ['dnsbl-1.uceprotect.net', 'uceprotect'],
    ['bl.example.net', 'other'],
  ] as const)('%s lists as %s', (zone, listing) => {
    const lookup = dns({ [`2.0.0.127.${zone}`]: ['127.0.0.2'] });
    expect(askBlocklists('127.0.0.2', [zone], lookup)).toMatchObject({ listing, zone });
  });

  it('asks for an IPv6 address by its nibbles (RFC 5782 section 2.4)', () => {
    const lookup = dns({});
    askBlocklists('2001:db8::1', [ZEN], lookup);
    expect(lookup.asked).toEqual([`1.${'0.'.repeat(23)}8.b.d.0.1.0.0.2.${ZEN}`]);
  });

  it('asks no more once one has it, and goes by the first', () => {
    const lookup = dns({ '1.2.0.192.a.example': ['127.0.0.2'], '1.2.0.192.b.barracudacentral.org': ['127.0.0.2'] });
    const zones = ['none.example', 'a.example', 'b.barracudacentral.org'];
    expect(askBlocklists('192.0.2.1', zones, lookup)).toMatchObject({ listing: 'other', zone: 'a.example' });
    expect(lookup.asked).toHaveLength(2);
  });

  it('takes what was seen sending spam before lines for private customers', () => {
    const lookup = dns({ '1.2.0.192.zen.spamhaus.org': ['127.0.0.10', '127.0.0.4', '127.0.0.2'] });
    expect(askBlocklists('192.0.2.1', [ZEN], lookup)).toMatchObject({ listing: 'sbl', answer: '127.0.0.2' });
  });

  it('lets a listing elsewhere count after an error code', () => {
    const lookup = dns({
      '1.2.0.192.zen.spamhaus.org': ['127.255.255.254'],
      '1.2.0.192.b.barracudacentral.org': ['127.0.0.2'],
    });
    expect(askBlocklists('192.0.2.1', [ZEN, 'b.barracudacentral.org'], lookup).listing).toBe('barracuda');
  });

  it.each(['servfail', 'timeout', 'refused'] as const)('is no listing where the list has %s', (status) => {
    const lookup = dns({ '1.2.0.192.zen.spamhaus.org': status });
    expect(askBlocklists('192.0.2.1', [ZEN], lookup)).toMatchObject({ listing: 'unanswered', answer: '' });
  });

  it('tells of a list that no zone declares', () => {
    const lookup = dns({ '1.2.0.192.bl.example': 'undeclared' });
    const { undeclared, listing } = askBlocklists('192.0.2.1', ['bl.example'], lookup);
    expect(undeclared).toEqual([{ name: '1.2.0.192.bl.example', type: 'A' }]);
    expect(listing).toBe('unanswered');
  });

  it('asks nobody without a list', () => {
    const lookup = dns({});
    expect(askBlocklists('192.0.2.1', [], lookup).listing).toBe('none');
    expect(lookup.asked).toEqual([]);
  });
});

describe('askDomainLists', () => {
  it.each([
    ['127.0.1.2', 'listed'],
    ['127.0.1.102', 'listed'],
    ['127.0.1.255', 'unanswered'],
    ['127.255.255.254', 'unanswered'],
  ] as const)('%s is %s', (answer, found) => {
    const lookup = dns({ 'bad.example.dbl.spamhaus.org': [answer] });
    expect(askDomainLists('bad.example', 'mail.good.example', lookup)).toMatchObject({ mailFrom: found, helo: 'none' });
    expect(askDomainLists('good.example', 'BAD.example', lookup)).toMatchObject({ mailFrom: 'none', helo: found });
  });

  it('asks neither about the null sender nor about address literals', () => {
    const lookup = dns({});
    askDomainLists('', '[192.0.2.1]', lookup);
    expect(lookup.asked).toEqual([]);
  });
});
