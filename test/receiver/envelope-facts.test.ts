import { afterEach, describe, expect, it, vi } from 'vitest';
import type { IprevResult } from '../../harness/model/auth.ts';
import type { Question } from '../../harness/model/dns.ts';
import { checkIprev, checkSpf, mailServersOf } from '../../harness/receiver/envelope-facts.ts';
import { judgeSpf, type JudgedSpf } from '../../harness/receiver/mailauth.ts';
import { a, dns, mx } from '../sender/world.ts';

vi.mock('../../harness/receiver/mailauth.ts', async (original) => {
  const real = await original<typeof import('../../harness/receiver/mailauth.ts')>();
  return { ...real, judgeSpf: vi.fn<typeof real.judgeSpf>(real.judgeSpf) };
});

const IP = '192.0.2.25';
const POINTER = '25.2.0.192.in-addr.arpa PTR';
/** For `dns`. */
type Zone = Parameters<typeof dns>[0];

interface IprevRow {
  readonly name: string;
  readonly because: string;
  readonly zone: Zone;
  readonly fact: { readonly result: IprevResult; readonly name: string | null };
}

interface ServersRow {
  readonly name: string;
  readonly because: string;
  readonly zone: Zone;
  readonly addresses: readonly string[];
}

interface UnsureRow {
  readonly name: string;
  readonly zone: Zone;
  readonly addresses: readonly string[];
  readonly undeclared: readonly Question[];
}

const ptr = (target: string) => ({ type: 'PTR', target }) as const;

describe('forward-confirmed reverse DNS (RFC 8601 section 2.7.3)', () => {
  it.each<IprevRow>([
    {
      name: 'the PTR name has the address of the client',
      because: 'both directions agree',
      zone: { [POINTER]: [ptr('mail.acme.org')], 'mail.acme.org A': [a(IP)] },
      fact: { result: 'pass', name: 'mail.acme.org' },
    },
    {
      name: 'the PTR name has another address',
      because: 'whoever holds the address may write any name into its PTR record',
      zone: { [POINTER]: [ptr('mail.acme.org')], 'mail.acme.org A': [a('192.0.2.26')] },
      fact: { result: 'mismatch', name: 'mail.acme.org' },
    },
    {
      name: 'the PTR name does not exist',
      because: 'it leads nowhere',
      zone: { [POINTER]: [ptr('mail.acme.org')] },
      fact: { result: 'mismatch', name: 'mail.acme.org' },
    },
    {
      name: 'the second of two PTR names leads back',
      because: 'one that leads back is enough, and it is the one that is told',
      zone: { [POINTER]: [ptr('old.acme.org'), ptr('mail.acme.org')], 'mail.acme.org A': [a(IP)] },
      fact: { result: 'pass', name: 'mail.acme.org' },
    },
    {
      name: 'the addresses of the PTR name cannot be had',
      because: 'it may yet lead back',
      zone: { [POINTER]: [ptr('mail.acme.org')], 'mail.acme.org A': 'servfail' },
      fact: { result: 'temperror', name: 'mail.acme.org' },
    },
    { name: 'there is no PTR', because: 'nothing is claimed', zone: {}, fact: { result: 'none', name: null } },
  ])('$name: $fact.result ($because)', ({ zone, fact }) => {
    expect(checkIprev(IP, dns(zone))).toEqual({ ...fact, undeclared: [] });
  });
});

describe('the mail servers of a domain', () => {
  it.each<ServersRow>([
    {
      name: 'its own address alone',
      because: 'without MX the domain itself is the mail server (RFC 5321 section 5.1)',
      zone: { 'acme.org A': [a(IP)] },
      addresses: [IP],
    },
    {
      name: 'its own address and that of its MX',
      because: 'such checks know nothing of which of the two sends',
      zone: { 'acme.org A': [a(IP)], 'acme.org MX': [mx(10, 'mx.acme.org')], 'mx.acme.org A': [a('192.0.2.26')] },
      addresses: [IP, '192.0.2.26'],
    },
    {
      name: 'all MX, both families',
      because: 'any of them may connect',
      zone: {
        'acme.org MX': [mx(10, 'mx.acme.org'), mx(20, 'mx2.acme.org')],
        'mx.acme.org A': [a(IP)],
        'mx2.acme.org AAAA': [a('2001:db8::25')],
      },
      addresses: [IP, '2001:db8::25'],
    },
    { name: 'a null MX', because: 'RFC 7505: no host at all', zone: { 'acme.org MX': [mx(0, '')] }, addresses: [] },
  ])('are $name ($because)', ({ zone, addresses }) => {
    expect(mailServersOf('acme.org', dns(zone))).toEqual({ addresses, undeclared: [] });
  });

  const MX_HOST = { 'acme.org MX': [mx(10, 'mx.acme.org')] };
  const MX_UNDECLARED: readonly Question[] = [{ name: 'acme.org', type: 'MX' }];
  it.each<UnsureRow>([
    {
      name: 'MX times out',
      zone: { 'acme.org A': [a(IP)], 'acme.org MX': 'timeout' },
      addresses: [IP],
      undeclared: [],
    },
    { name: 'MX fails', zone: { 'acme.org MX': 'servfail' }, addresses: [], undeclared: [] },
    { name: "its MX's A is refused", zone: { ...MX_HOST, 'mx.acme.org A': 'refused' }, addresses: [], undeclared: [] },
    { name: 'nobody declared MX', zone: { 'acme.org MX': 'undeclared' }, addresses: [], undeclared: MX_UNDECLARED },
  ])('are not all known where $name: a failure is no absence', ({ zone, addresses, undeclared }) => {
    expect(mailServersOf('acme.org', dns(zone))).toEqual({ addresses, unsure: true, undeclared });
  });
});

describe('SPF found twice', () => {
  afterEach(() => {
    vi.mocked(judgeSpf).mockReset();
  });

  const AGREED: JudgedSpf = { result: 'pass', lookups: 1, voids: 0 };
  const zone = dns({ 'acme.org TXT': [{ type: 'TXT', strings: ['v=spf1 a -all'] }], 'acme.org A': [a(IP)] });
  const check = { ip: IP, mailFrom: 'a@acme.org', helo: 'mail.acme.org', serverHost: 'mx.test', lookup: zone };

  it('is told where both agree', async () => {
    vi.mocked(judgeSpf).mockResolvedValue(AGREED);
    expect(await checkSpf(check)).toMatchObject(AGREED);
  });

  it.each([
    { what: 'result', judged: { ...AGREED, result: 'fail' }, because: 'one of the two fates would be wrong' },
    { what: 'lookups', judged: { ...AGREED, lookups: 2 }, because: 'the limit of ten hangs on it' },
    { what: 'voids', judged: { ...AGREED, voids: 1 }, because: 'the limit of two hangs on it' },
  ])('is a fault of ours where they differ in $what: $because', async ({ what, judged }) => {
    vi.mocked(judgeSpf).mockResolvedValue(judged);
    await expect(checkSpf(check)).rejects.toMatchObject({
      name: 'OwnFault',
      message: expect.stringContaining(`SPF ${what} of <a@acme.org>`),
    });
  });
});
