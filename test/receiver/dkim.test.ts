import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth';
import { describe, expect, it } from 'vitest';
import type { AnswerStatus, Lookup } from '../../harness/model/dns.ts';
import { verifyDkim } from '../../harness/receiver/mailauth.ts';
import { zonedataLookup, type Zonedata } from '../conformance/zonedata.ts';
import { BODY, HEADER, message, recordOf, rsaKey, type Signature } from './signed-message.ts';

const NAME = 's1._domainkey.acme.org';
const key = rsaKey(1024);
const other = rsaKey(1024);
const edwards = generateKeyPairSync('ed25519').privateKey;
const short = { 512: rsaKey(512), 768: rsaKey(768) };
const RECORD = recordOf(key);
const PUBLISHED: Zonedata = { [NAME]: [{ TXT: RECORD }] };
/** 2026-11-02T12:00:00Z. */
const NOW = 1_793_620_800_000;
const SECOND = NOW / 1000;

function published(...records: readonly string[]): Zonedata {
  return { [NAME]: records.map((record) => ({ TXT: record })) };
}

function altered(raw: Buffer, from: string, to: string): Buffer {
  return Buffer.from(raw.toString().replace(from, to));
}

interface Row {
  readonly name: string;
  readonly because: string;
  readonly raw: Buffer;
  readonly zone?: Zonedata;
  readonly result: string;
  /** In the comment; '' for none at all. */
  readonly says?: string | RegExp;
  readonly fault?: string;
}

const mine = (more: Partial<Signature> = {}): Buffer => message({ key, ...more });

const SIGNATURES: readonly Row[] = [
  { name: 'a sound signature', because: 'RFC 6376 section 3.7', raw: mine(), result: 'pass', says: '' },
  {
    name: 'white space that relaxed does not count',
    because: 'RFC 6376 sections 3.4.2 and 3.4.4',
    raw: altered(altered(mine(), 'Subject: Overdue', 'SUBJECT:  Overdue '), 'is overdue.', 'is  overdue. '),
    result: 'pass',
    says: '',
  },
  {
    name: 'ed25519',
    because: 'RFC 8463 section 3',
    raw: message({ key: edwards }),
    zone: published(recordOf(edwards)),
    result: 'pass',
    says: '',
  },
  {
    name: 'an altered body',
    because: 'RFC 6376 section 6.1.3; the key is not asked for before the body is compared',
    raw: altered(mine(), 'overdue.', 'overdue!'),
    result: 'fail',
    says: 'body hash did not verify, so the key was not asked for',
  },
  {
    name: 'an altered body and no key',
    because: 'nobody asked, so nobody knows that the key is missing',
    raw: altered(mine(), 'overdue.', 'overdue!'),
    zone: {},
    result: 'fail',
    says: 'so the key was not asked for',
  },
  {
    name: 'an altered field that is signed',
    because: 'RFC 6376 section 6.1.3',
    raw: altered(mine(), 'Overdue\r', 'Paid\r'),
    result: 'fail',
    says: 'bad signature',
  },
  {
    name: 'an altered field that is not signed',
    because: 'RFC 6376 section 3.7: h= does not name To',
    raw: altered(mine(), 'j_doe@', 'ann@'),
    result: 'pass',
  },
  {
    name: 'no From among the signed fields',
    because: 'RFC 6376 section 6.1.1; RFC 8601 section 2.7.1 calls it neutral',
    raw: altered(mine(), 'h=from:', 'h=to:'),
    result: 'neutral',
    says: 'From field not signed',
  },
  {
    name: 'a selector that is no label',
    because: 'RFC 6376 section 3.5: s= is made of labels of at most 63 octets',
    raw: mine({ selector: 'x'.repeat(64) }),
    result: 'neutral',
    says: 'signature syntax error',
  },
  {
    name: 'x= a second ago',
    because: 'RFC 6376 section 3.5: x= may be judged by, here at the virtual time',
    raw: mine({ tags: `t=${SECOND - 60}; x=${SECOND - 1}` }),
    result: 'neutral',
    says: 'expired',
  },
  {
    name: 'x= in a second',
    because: 'it has not expired yet',
    raw: mine({ tags: `t=${SECOND - 60}; x=${SECOND + 1}` }),
    result: 'pass',
  },
];

const LENGTHS: readonly Row[] = [
  {
    name: 'l= of the whole body',
    because: 'RFC 6376 section 3.5',
    raw: mine({ limit: BODY.length }),
    result: 'pass',
    says: '',
  },
  {
    name: 'l= of its beginning',
    because: 'RFC 6376 section 8.2: the rest may be anything',
    raw: mine({ limit: 23 }),
    result: 'pass',
    says: `${BODY.length - 23} octets of the body are not signed`,
  },
  {
    name: 'l= and something appended',
    because: 'RFC 6376 section 8.2',
    raw: Buffer.concat([mine({ limit: BODY.length }), Buffer.from('Buy!\r\n')]),
    result: 'pass',
    says: '6 octets of the body are not signed',
  },
  {
    name: 'l= one octet beyond the body',
    because: 'RFC 6376 section 3.5: MUST NOT be larger',
    raw: mine({ limit: BODY.length + 1 }),
    result: 'permerror',
    says: `l=${BODY.length + 1} is more than the ${BODY.length} octets`,
  },
  {
    name: 'l= of a body that was cut off on the way',
    because: 'the same holds whatever the hash of the rest is',
    raw: altered(mine({ limit: BODY.length }), 'Please return it.\r\n', ''),
    result: 'permerror',
    says: `l=${BODY.length} is more than the 23 octets`,
  },
  {
    name: 'l= beyond the body while the key cannot be had',
    because: 'no later try gives the body more octets',
    raw: mine({ limit: 1000 }),
    zone: { [NAME]: ['SERVFAIL'] },
    result: 'permerror',
    says: 'l=1000 is more',
  },
];

const KEYS: readonly Row[] = [
  {
    name: 'no such name',
    because: 'RFC 6376 section 6.1.2 step 3: PERMFAIL (no key for signature)',
    raw: mine(),
    zone: {},
    result: 'permerror',
    says: 'no key',
    fault: 'absent',
  },
  {
    name: 'a name without TXT',
    because: 'the same',
    raw: mine(),
    zone: { [NAME]: [{ A: '192.0.2.1' }] },
    result: 'permerror',
    says: 'no key',
    fault: 'absent',
  },
  {
    name: 'revoked',
    because: 'RFC 6376 section 3.6.1: an empty p= means that the key was revoked',
    raw: mine(),
    zone: published('v=DKIM1; k=rsa; p='),
    result: 'permerror',
    says: 'revoked',
    fault: 'revoked',
  },
  {
    name: 'not base64',
    because: 'RFC 6376 section 3.6.1; it is not revoked',
    raw: mine(),
    zone: published('v=DKIM1; p=%%%'),
    result: 'permerror',
    says: 'not a valid key record',
    fault: 'malformed',
  },
  {
    name: 'base64 of something else',
    because: 'RFC 6376 section 3.6.1',
    raw: mine(),
    zone: published('v=DKIM1; k=rsa; p=aGVsbG8='),
    result: 'permerror',
    says: 'p= holds no rsa key',
    fault: 'malformed',
  },
  {
    name: 'without p=',
    because: 'RFC 6376 section 3.6.1: p= is required',
    raw: mine(),
    zone: published('v=DKIM1; k=rsa'),
    result: 'permerror',
    says: 'has no p=',
    fault: 'malformed',
  },
  {
    name: 'of an unknown type',
    because: 'RFC 6376 section 6.1.2 step 8',
    raw: mine(),
    zone: published('v=DKIM1; k=new; p=aGVsbG8='),
    result: 'permerror',
    says: 'type new',
    fault: 'unfit',
  },
  {
    name: 'of another type than the signature',
    because: 'RFC 6376 section 6.1.2 step 8: inappropriate key algorithm',
    raw: mine(),
    zone: published(recordOf(edwards)),
    result: 'permerror',
    says: 'inappropriate key algorithm',
    fault: 'unfit',
  },
  {
    name: 'not for email',
    because: 'RFC 6376 section 3.6.1, s=',
    raw: mine(),
    zone: published(`${RECORD}; s=other`),
    result: 'permerror',
    says: 'not for email',
    fault: 'unfit',
  },
  {
    name: 'not for sha256',
    because: 'RFC 6376 section 6.1.2 step 6',
    raw: mine(),
    zone: published(`${RECORD}; h=sha1`),
    result: 'permerror',
    says: 'inappropriate hash',
    fault: 'unfit',
  },
  {
    name: 'at a name over 253 octets',
    because: 'RFC 1035 section 2.3.4: it can never be asked',
    raw: mine({ selector: Array.from({ length: 4 }, () => 'x'.repeat(60)).join('.') }),
    result: 'permerror',
    says: 'cannot be asked',
    fault: 'bad-name',
  },
  {
    name: 'of 512 bits',
    because: 'RFC 8301 section 3.2: not valid below 1024',
    raw: message({ key: short[512] }),
    zone: published(recordOf(short[512])),
    result: 'policy',
    says: 'the RSA key has 512 bits',
    fault: 'weak',
  },
  {
    name: 'of 768 bits',
    because: 'RFC 8301 section 3.2',
    raw: message({ key: short[768] }),
    zone: published(recordOf(short[768])),
    result: 'policy',
    says: 'the RSA key has 768 bits',
    fault: 'weak',
  },
  {
    name: 'of a domain that tests',
    because: 'RFC 6376 section 3.6.1, t=y: a signature that verifies is not worth less',
    raw: mine(),
    zone: published(`${RECORD}; t=y`),
    result: 'pass',
    says: 'testing DKIM',
  },
  {
    name: 'twice, the right one first',
    because: 'RFC 6376 section 3.6.2.2: undefined, so it is flagged',
    raw: mine(),
    zone: published(RECORD, recordOf(other)),
    result: 'pass',
    says: 'the first of 2 TXT records was taken',
  },
  {
    name: 'twice, the right one second',
    because: 'the same, and the other key does not fit',
    raw: mine(),
    zone: published(recordOf(other), RECORD),
    result: 'fail',
    says: /^bad signature; the first of 2 TXT records/,
  },
  {
    name: 'behind a record of something else',
    because: 'the same: the first is not a key',
    raw: mine(),
    zone: published('site-verification=1', RECORD),
    result: 'permerror',
    says: /has no p=.*; the first of 2 TXT records/,
    fault: 'malformed',
  },
];

describe.each([
  ['the signature', SIGNATURES],
  ['the length of the body', LENGTHS],
  ['a key record', KEYS],
] as const)('DKIM, %s', (_what, rows) => {
  it.each(rows)('$name: $result ($because)', async ({ raw, zone = PUBLISHED, result, says, fault }) => {
    const found = await verifyDkim(raw, zonedataLookup(zone), NOW);
    expect(found.result).toBe(result);
    expect(found.signatures).toHaveLength(1);
    const [signature] = found.signatures;
    expect(signature).toMatchObject({ result, domain: 'acme.org' });
    expect(signature?.keyFault).toBe(fault);
    expect(signature?.comment).toMatch(says === '' ? /^$/ : (says ?? /(?:)/));
  });
});

describe('DKIM of several signatures', () => {
  it('is pass where one of them passes, and keeps the reason of the other', async () => {
    const raw = message({ key, selector: 'gone' }, { key });
    const found = await verifyDkim(raw, zonedataLookup(PUBLISHED), NOW);
    expect(found.result).toBe('pass');
    expect(found.signatures.map(({ selector, result }) => [selector, result])).toEqual([
      ['gone', 'permerror'],
      ['s1', 'pass'],
    ]);
  });

  it('is none without a signature', async () => {
    const found = await verifyDkim(Buffer.from(`${HEADER}\r\n${BODY}`), zonedataLookup(PUBLISHED), NOW);
    expect(found).toEqual({ signatures: [], result: 'none', undeclared: [] });
  });

  it('asks each key once, whatever the case of its name', async () => {
    const asked: string[] = [];
    const counted: Lookup = (name, type) => {
      asked.push(`${name} ${type}`);
      return zonedataLookup(PUBLISHED)(name, type);
    };
    const found = await verifyDkim(message({ key }, { key, selector: 'S1' }), counted, NOW);
    expect(found.signatures.map(({ result }) => result)).toEqual(['pass', 'pass']);
    expect(asked).toEqual([`${NAME} TXT`]);
  });

  it('lays nothing on the key where a signature was invalid before that', async () => {
    const raw = altered(message({ key }, { key }), 'h=from:', 'h=to:');
    const found = await verifyDkim(raw, zonedataLookup({}), NOW);
    expect(found.signatures.map(({ result, comment }) => [result, comment])).toEqual([
      ['neutral', 'From field not signed'],
      ['permerror', 'no key, RFC 6376 section 6.1.2'],
    ]);
  });

  it('does not say that a key was not asked for where another signature asked', async () => {
    const beginning = { key, limit: 23 };
    const raw = altered(message({ key }, beginning), 'Please', 'Do');
    const found = await verifyDkim(raw, zonedataLookup(PUBLISHED), NOW);
    expect(found.signatures.map(({ result }) => result)).toEqual(['fail', 'pass']);
    expect(found.signatures[0]?.comment).toBe('body hash did not verify');
  });
});

describe('DKIM by a signer that is not ours', () => {
  it('passes what mailauth signs, simple/simple', async () => {
    const raw = `${HEADER}\r\n${BODY}`;
    const privateKey = key.export({ type: 'pkcs1', format: 'pem' }).toString();
    const signer = { signingDomain: 'acme.org', selector: 's1', privateKey };
    const { signatures } = await dkimSign(raw, {
      ...signer,
      canonicalization: 'simple/simple',
      signatureData: [signer],
    });
    const found = await verifyDkim(Buffer.from(`${signatures}${raw}`), zonedataLookup(PUBLISHED), NOW);
    expect(found).toMatchObject({ result: 'pass', signatures: [{ comment: '' }] });
  });
});

describe('DKIM where the DNS does not answer', () => {
  const TEMPORARY: readonly AnswerStatus[] = ['servfail', 'timeout', 'refused', 'undeclared'];

  it.each(TEMPORARY)('%s is a temporary error (RFC 6376 section 6.1.2 step 2), and named', async (status) => {
    const found = await verifyDkim(message({ key }), () => ({ status, data: [], ttl: 0, aliases: [] }), NOW);
    expect(found.result).toBe('temperror');
    expect(found.signatures[0]).toMatchObject({ result: 'temperror', comment: expect.stringContaining(status) });
    expect(found.signatures[0]?.keyFault).toBeUndefined();
    expect(found.undeclared).toEqual(status === 'undeclared' ? [{ name: NAME, type: 'TXT' }] : []);
  });
});
