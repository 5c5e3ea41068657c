import { describe, expect, it } from 'vitest';
import type { Draft } from '../../harness/model/delivery.ts';
import type { Lookup } from '../../harness/model/dns.ts';
import { route } from '../../harness/sender/route.ts';
import { a, AT, dns, mx } from './world.ts';

/** A host with an address of each family. */
const BOTH = ['209.85.220.41', '2607:f8b0::1'];

function draft(to: string, more: Partial<Draft> = {}): Draft {
  return {
    flow: { flow: 'notice', person: 'J. Doe', act: 'c2' },
    causedBy: 'c2',
    site: 'google',
    mailFrom: 'a@gmail.com',
    to,
    at: AT,
    route: { kind: 'mx' },
    helo: null,
    content: { kind: 'bytes', raw: Buffer.alloc(0) },
    ...more,
  };
}

describe('candidates (RFC 5321 section 5.1)', () => {
  const zone = {
    'x.org MX': [mx(20, 'b.x.org'), mx(10, 'a.x.org'), mx(10, 'c.x.org')],
    'a.x.org A': [a('192.0.2.1')],
    'a.x.org AAAA': [a('2001:db8::1')],
    'b.x.org A': [a('192.0.2.2')],
    'c.x.org A': [a('192.0.2.3')],
    'bare.org A': [a('192.0.2.9')],
    'bare6.org AAAA': [a('2001:db8::9')],
    'half.org MX': [mx(10, 'none.half.org'), mx(20, 'b.x.org')],
    'none.half.org TXT': [],
    'mixed.org MX': [mx(0, ''), mx(10, 'b.x.org')],
    ' A': [a('192.0.2.66')],
    'late.org MX': [mx(10, 'b.x.org'), mx(20, 'mx.elsewhere.net')],
    'mx.elsewhere.net A': 'undeclared' as const,
    'mx.elsewhere.net AAAA': 'undeclared' as const,
  };
  const rows = [
    {
      name: 'by preference, equal ones in zone order, IPv4 before IPv6',
      to: 'u@X.org',
      want: ['a.x.org 192.0.2.1', 'a.x.org 2001:db8::1', 'c.x.org 192.0.2.3', 'b.x.org 192.0.2.2'],
    },
    { name: 'no MX: the domain’s own address', to: 'u@bare.org', want: ['bare.org 192.0.2.9'] },
    { name: 'no MX and IPv6 alone', to: 'u@bare6.org', want: ['bare6.org 2001:db8::9'] },
    { name: 'an MX without address is passed over', to: 'u@half.org', want: ['b.x.org 192.0.2.2'] },
    {
      name: 'a null MX beside another is no host (RFC 7505 section 3)',
      to: 'u@mixed.org',
      want: ['b.x.org 192.0.2.2'],
    },
    { name: 'a worse host that nobody declared does not matter', to: 'u@late.org', want: ['b.x.org 192.0.2.2'] },
    { name: 'an IPv4 literal', to: 'u@[192.0.2.1]', want: ['[192.0.2.1] 192.0.2.1'] },
    { name: 'an IPv6 literal', to: 'u@[IPv6:2001:DB8:0::1]', want: ['[ipv6:2001:db8:0::1] 2001:db8::1'] },
  ];
  it('begins with the family that the sending host names first', () => {
    const hop = route({ draft: draft('u@x.org'), clientIps: ['2607:f8b0::1', '209.85.220.41'] }, dns(zone));
    expect(hop.kind === 'hosts' && hop.candidates[0]).toEqual({ name: 'a.x.org', address: '2001:db8::1' });
  });

  it.each(rows)('$name', ({ to, want }) => {
    const hop = route({ draft: draft(to), clientIps: BOTH }, dns(zone));
    expect(hop.kind === 'hosts' && hop.candidates.map(({ name, address }) => `${name} ${address}`)).toEqual(want);
  });

  it('asks for IPv6 alone where the sender has nothing else', () => {
    const hop = route({ draft: draft('u@x.org'), clientIps: ['2001:db8::6'] }, dns(zone));
    expect(hop.kind === 'hosts' && hop.candidates).toEqual([{ name: 'a.x.org', address: '2001:db8::1' }]);
  });

  it.each(['u@[IPv6:2001:db8::1]', 'u@bare6.org'])('leads an IPv4 host to no IPv6 address: %s', (to) => {
    expect(route({ draft: draft(to), clientIps: ['192.0.2.4'] }, dns(zone)).kind).toBe('none');
  });

  it('does not offer an IPv6 host to a sender that has IPv4 alone', () => {
    const vendor = draft('u@bare6.org', { site: 'vendor' });
    const hop = route({ draft: vendor, clientIps: ['54.213.10.152'] }, dns(zone));
    expect(hop).toMatchObject({ kind: 'none', rule: 'vendor#no-mail-host' });
  });
});

describe('no host', () => {
  const zone = {
    'null.org MX': [mx(0, '')],
    'null.org A': [a('192.0.2.1')],
    'dead.org MX': [mx(10, 'gone.dead.org')],
    'dead.org A': [a('192.0.2.1')],
    'empty.org TXT': [],
    'sick.org MX': 'servfail' as const,
    'slow.org MX': 'timeout' as const,
    'shy.org MX': 'refused' as const,
    'sickmx.org MX': [mx(10, 'h.sickmx.org')],
    'h.sickmx.org A': 'servfail' as const,
    'sicka.org A': 'timeout' as const,
    'shya.org A': 'refused' as const,
    'far.org MX': 'undeclared' as const,
    'farmx.org MX': [mx(10, 'mx.elsewhere.net'), mx(20, 'ok.net')],
    'mx.elsewhere.net A': 'undeclared' as const,
    'mx.elsewhere.net AAAA': 'undeclared' as const,
    'ok.net A': [a('192.0.2.8')],
    'bad..org MX': 'badname' as const,
  };
  const rows = [
    {
      to: 'u@null.org',
      rule: 'null-mx',
      code: 556,
      status: '5.1.10',
      why: 'RFC 7505 section 3: not even its A record',
    },
    { to: 'u@gone.org', rule: 'no-such-domain', code: 550, status: '5.1.2', why: 'NXDOMAIN' },
    { to: 'u@empty.org', rule: 'no-mail-host', code: 550, status: '5.1.2', why: 'neither MX nor address' },
    {
      to: 'u@dead.org',
      rule: 'mx-without-address',
      code: 550,
      status: '5.4.4',
      why: 'an MX that is there forbids the fall-back',
    },
    { to: 'u@sick.org', rule: 'dns-failure', code: 451, status: '4.4.3', why: 'SERVFAIL may pass' },
    { to: 'u@slow.org', rule: 'dns-failure', code: 451, status: '4.4.3', why: 'a time-out may pass' },
    { to: 'u@shy.org', rule: 'dns-failure', code: 451, status: '4.4.3', why: 'so may REFUSED' },
    { to: 'u@sickmx.org', rule: 'dns-failure', code: 451, status: '4.4.3', why: 'the exchanger’s address may come' },
    { to: 'u@sicka.org', rule: 'dns-failure', code: 451, status: '4.4.3', why: 'the domain’s address may come' },
    { to: 'u@shya.org', rule: 'dns-failure', code: 451, status: '4.4.3', why: 'REFUSED for the address' },
    { to: 'u@bad..org', rule: 'no-such-domain', code: 550, status: '5.1.2', why: 'no name at all' },
    { to: 'nobody', rule: 'bad-address', code: 553, status: '5.1.3', why: 'no domain' },
    { to: 'u@shya.org; v@shya.org', rule: 'bad-address', code: 553, status: '5.1.3', why: 'two addresses' },
    { to: 'mailto:u@shya.org', rule: 'bad-address', code: 553, status: '5.1.3', why: 'no address' },
    { to: 'u@[not an address]', rule: 'bad-address', code: 553, status: '5.1.3', why: 'no literal' },
  ];
  it.each(rows)('$to: $rule ($why)', ({ to, rule, code, status }) => {
    expect(route({ draft: draft(to), clientIps: BOTH }, dns(zone))).toMatchObject({
      kind: 'none',
      temporary: code < 500,
      rule: `google#${rule}`,
      reply: { code, enhanced: status },
      undeclared: [],
    });
  });

  it('names the question when the domain is nowhere declared', () => {
    const hop = route({ draft: draft('u@far.org'), clientIps: BOTH }, dns(zone));
    expect(hop).toMatchObject({ kind: 'none', temporary: true, undeclared: [{ name: 'far.org', type: 'MX' }] });
  });

  it('does not pass over a better exchanger that is nowhere declared', () => {
    const hop = route({ draft: draft('u@farmx.org'), clientIps: BOTH }, dns(zone));
    expect(hop).toMatchObject({
      kind: 'none',
      temporary: true,
      undeclared: [
        { name: 'mx.elsewhere.net', type: 'A' },
        { name: 'mx.elsewhere.net', type: 'AAAA' },
      ],
    });
  });
});

const smart = (name: string, lookup: Lookup) =>
  route({ draft: draft('u@x.org', { route: { kind: 'smarthost', host: name } }), clientIps: BOTH }, lookup);

describe('a named server', () => {
  const zone = { 'mail.acme.org A': [a('192.0.2.25')], 'mail.acme.org MX': [mx(1, 'other.org')] };

  it('is found by its address, and its MX does not matter', () => {
    expect(smart('Mail.Acme.org.', dns(zone))).toEqual({
      kind: 'hosts',
      candidates: [{ name: 'mail.acme.org', address: '192.0.2.25' }],
    });
  });

  it('may be given as an address', () => {
    expect(smart('192.0.2.7', dns({}))).toEqual({
      kind: 'hosts',
      candidates: [{ name: '192.0.2.7', address: '192.0.2.7' }],
    });
  });

  it.each([
    ['gone.acme.org', 'google#no-smarthost', 'a wrong name may be mended, so mail waits'],
    ['', 'google#no-smarthost', 'none is named'],
    ['sick.acme.org', 'google#dns-failure', 'SERVFAIL'],
    ['far.net', 'google#undeclared', 'in no zone'],
  ])('%s: %s (%s)', (name, rule) => {
    const lookup = dns({
      ...zone,
      'sick.acme.org A': 'servfail',
      'far.net A': 'undeclared',
      'far.net AAAA': 'undeclared',
    });
    expect(smart(name, lookup)).toMatchObject({ kind: 'none', temporary: true, rule });
  });
});
