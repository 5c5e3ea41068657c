import { describe, expect, it } from 'vitest';
import { arcFact, isSealed, UNSEALED, type ArcChain } from '../../harness/receiver/arc-chain.ts';
import { verifySealed } from '../../harness/receiver/mailauth.ts';
import { seal } from '../../harness/sender/seal.ts';
import { parseHeader } from '../../harness/standards/header.ts';
import { zonedataLookup } from '../conformance/zonedata.ts';
import { AT, KEY_RECORD, PRIVATE_KEY } from '../sender/world.ts';

const UNDECLARED = [{ name: 'arc._domainkey.a.example', type: 'TXT' }] as const;
const CHAIN: ArcChain = {
  result: 'pass',
  sealers: ['a.example', 'b.example'],
  passedBefore: true,
  comment: '',
  changed: false,
  undeclared: UNDECLARED,
};

describe('whom a receiver trusts', () => {
  it.each([
    ['all sealers are listed', {}, ['a.example', 'b.example'], true, 'each vouches for the one before'],
    ['in another case', {}, ['B.Example', 'A.example'], true, 'domain names have no case (RFC 4343)'],
    ['the last only', {}, ['b.example'], false, 'what it passes on may be an invention of the first'],
    ['the first only', {}, ['a.example'], false, 'the last may have changed the message and sealed it anew'],
    ['a parent domain', {}, ['example'], false, 'the name has to be that of d= (Microsoft, 2024)'],
    ['nobody', {}, [], false, 'Microsoft trusts no sealer until one is listed'],
    ['a chain that fails', { result: 'fail' }, ['a.example', 'b.example'], false, 'it proves nothing'],
    ['it did not pass', { passedBefore: false }, ['a.example', 'b.example'], false, 'there is no pass to go by'],
    ['no sealers', { sealers: [] }, ['a.example'], false, 'a chain that cannot be read has no sealer to trust'],
  ] as const)('%s', (...[, changes, listed, trusted]) => {
    expect(arcFact({ ...CHAIN, ...changes }, listed).trusted).toBe(trusted);
  });

  it('a receiver without such a list trusts nobody', () => {
    expect(arcFact(CHAIN, undefined).trusted).toBe(false);
  });

  it('an undeclared key matters only where the chain could count', () => {
    expect(arcFact({ ...CHAIN, result: 'fail' }, ['a.example', 'b.example']).undeclared).toEqual(UNDECLARED);
    expect(arcFact({ ...CHAIN, result: 'fail' }, ['a.example']).undeclared).toEqual([]);
  });
});

describe('what the first set says', () => {
  const lookup = zonedataLookup({ 'arc._domainkey.a.example': [{ TXT: KEY_RECORD }] });
  const key = { domain: 'a.example', selector: 'arc', privateKey: PRIVATE_KEY };
  it.each([
    ['spf=fail; dkim=fail; dmarc=pass', true, 'DMARC decides where there is a record'],
    ['spf=pass; dkim=pass; dmarc=fail', false, 'neither was aligned'],
    ['spf=pass; dkim=none; dmarc=none', true, 'without a record SPF will do'],
    ['spf=none; dkim=fail header.d=x.example; dkim=pass header.d=y.example; dmarc=none', true, 'or one DKIM signature'],
    ['spf=softfail; dkim=none; dmarc=none', false, 'nothing passed'],
    ['spf=pass; dmarc=temperror', false, 'nobody knows'],
    ['none', false, 'nothing was asked'],
  ] as const)('%s', async (...[results, passedBefore]) => {
    const raw = Buffer.from(`Authentication-Results: mx.a.example; ${results}\r\nFrom: a@b.example\r\n\r\nx\r\n`);
    const { chain } = await verifySealed(seal(raw, key, 'none', AT), lookup, AT);
    expect(chain).toMatchObject({ result: 'pass', passedBefore });
  });
});

describe('which messages are looked at', () => {
  it.each([
    ['ARC-Seal: i=1', true],
    ['arc-authentication-results: i=1', true],
    ['Arc: x', false],
    ['X-ARC-Seal: i=1', false],
    ['Subject: ARC-Seal: i=1', false],
  ])('%s: %s', (field, sealed) => {
    expect(isSealed(parseHeader(Buffer.from(`From: a@b.example\r\n${field}\r\n\r\nARC-Seal: i=1\r\n`)))).toBe(sealed);
  });

  it('without a chain the result is none, and nobody vouches', () => {
    expect(UNSEALED).toMatchObject({ result: 'none', trusted: false, sealers: [] });
  });
});
