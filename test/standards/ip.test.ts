import { describe, expect, it } from 'vitest';
import { inNetwork, parseIp, unmapped } from '../../harness/standards/ip.ts';
import { reverseName } from '../../harness/standards/reverse-name.ts';

describe('parseIp', () => {
  it.each([
    ['192.0.2.1', [192, 0, 2, 1]],
    ['2001:db8::1', [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['::1.2.3.4', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]],
    ['::', Array<number>(16).fill(0)],
    ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
  ])('reads %s', (text, octets) => {
    expect(parseIp(text)?.octets).toEqual(octets);
  });

  it.each(['192.0.2', '192.0.2.256', 'fe80::1%eth0', 'acme.org', ''])('refuses %s', (text) => {
    expect(parseIp(text)).toBeNull();
  });
});

describe('unmapped (RFC 7208 section 5)', () => {
  it('takes the IPv4 address out of a mapped one, and no other', () => {
    expect(unmapped(parseIp('::ffff:192.0.2.1')!)).toEqual(parseIp('192.0.2.1'));
    expect(unmapped(parseIp('::192.0.2.1')!).family).toBe(6);
  });
});

describe('inNetwork', () => {
  const cases = [
    { ip: '192.0.2.130', network: '192.0.2.128', prefix: 25, is: true, reason: 'within' },
    { ip: '192.0.2.127', network: '192.0.2.128', prefix: 25, is: false, reason: 'one below' },
    { ip: '203.0.113.1', network: '192.0.2.128', prefix: 0, is: true, reason: 'no bit counts' },
    { ip: '192.0.2.1', network: '192.0.2.1', prefix: 32, is: true, reason: 'all bits' },
    { ip: '2001:db8:8000::1', network: '2001:db8::', prefix: 33, is: false, reason: 'the 33rd bit differs' },
    { ip: '192.0.2.1', network: '::', prefix: 0, is: false, reason: 'another family' },
  ];
  it.each(cases)('$ip in $network/$prefix: $reason', ({ ip, network, prefix, is }) => {
    expect(inNetwork(parseIp(ip)!, parseIp(network)!, prefix)).toBe(is);
  });
});

describe('reverseName', () => {
  it.each([
    ['54.213.10.152', '152.10.213.54.in-addr.arpa'],
    ['::ffff:192.0.2.1', '1.2.0.192.in-addr.arpa'],
    // The example of RFC 3596 section 2.5.
    ['4321:0:1:2:3:4:567:89ab', 'b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.ip6.arpa'],
    ['nobody', ''],
  ])('of %s', (ip, name) => {
    expect(reverseName(ip)).toBe(name);
  });
});
