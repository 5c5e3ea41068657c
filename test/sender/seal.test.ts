import { generateKeyPairSync } from 'node:crypto';
import { sealMessage } from 'mailauth/lib/arc/index.js';
import { describe, expect, it } from 'vitest';
import type { ArcResult } from '../../harness/model/auth.ts';
import { verifySealed } from '../../harness/receiver/mailauth.ts';
import { seal } from '../../harness/sender/seal.ts';
import { sign } from '../../harness/sender/sign.ts';
import { fieldsNamed, parseHeader } from '../../harness/standards/header.ts';
import { zonedataLookup } from '../conformance/zonedata.ts';
import { AT, KEY_RECORD, PRIVATE_KEY } from './world.ts';

const NAMED = { domain: 'first.example', selector: 'arc', privateKey: PRIVATE_KEY };
const SECOND = { ...NAMED, domain: 'second.example' };
const STRANGER = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

const ZONE = {
  'arc._domainkey.first.example': [{ TXT: KEY_RECORD }],
  'arc._domainkey.second.example': [{ TXT: KEY_RECORD }],
  's1._domainkey.acme.org': [{ TXT: KEY_RECORD }],
};
const LOOKUP = zonedataLookup(ZONE);

const PASSED =
  'Authentication-Results: mx.first.example;\r\n\tspf=pass smtp.mailfrom=acme.org;\r\n\tdmarc=pass header.from=acme.org\r\n';
const PLAIN = 'From: Acme <library@acme.org>\r\nTo: a@b.example\r\nSubject: Overdue\r\n\r\nYour book is overdue.\r\n';

function raw(text = PASSED + PLAIN): Buffer {
  return Buffer.from(text, 'latin1');
}

async function verdict(message: Buffer) {
  const { chain } = await verifySealed(message, LOOKUP, AT);
  return chain;
}

async function sealedByMailauth(message: Buffer, instance: number): Promise<Buffer> {
  const set = await sealMessage(message, {
    signingDomain: NAMED.domain,
    selector: NAMED.selector,
    privateKey: PRIVATE_KEY,
    authResults: 'mx.first.example; spf=pass smtp.mailfrom=acme.org; dmarc=pass header.from=acme.org',
    cv: instance === 1 ? 'none' : 'pass',
    i: instance,
    signTime: new Date(AT),
  });
  return Buffer.concat([set, message]);
}

/** `cv=` of each seal, the newest first. */
function validities(message: Buffer): readonly string[] {
  return fieldsNamed(parseHeader(message), 'ARC-Seal').map(({ value }) => /cv=(\w+)/.exec(value)?.[1] ?? '');
}

describe('an ARC set, as mailauth reads it (RFC 8617)', () => {
  // What is sealed is any octets that somebody passes on: the canonical forms are those of RFC 6376 section 3.4.
  it.each([
    ['an ordinary message', PASSED + PLAIN],
    ['no body', `${PASSED}From: library@acme.org\r\n\r\n`],
    ['no empty line after the header', `${PASSED}From: library@acme.org\r\n`],
    ['blanks and empty lines at the end', `${PASSED}From: library@acme.org\r\n\r\na  b \t\r\n\r\n\r\n`],
    [
      'folded fields and odd blanks',
      `${PASSED}From:  Acme \r\n  <library@acme.org>  \r\nSubject :\tOver \t due\r\n\r\nx\r\n`,
    ],
    [
      'octets beyond ASCII, a no-break space at the end',
      `${PASSED}From: library@acme.org\r\nSubject: caf\xe9\xa0\r\n\r\n\xe9\xa0\r\n`,
    ],
    ['two fields of one name', `${PASSED}From: library@acme.org\r\nCc: a@b.example\r\nCc: c@d.example\r\n\r\nx\r\n`],
    ['no results to quote', PLAIN],
  ])('holds over %s', async (_name, text) => {
    const sealed = seal(raw(text), NAMED, 'none', AT);
    expect(sealed.subarray(-text.length).equals(raw(text))).toBe(true);
    expect(await verdict(sealed)).toMatchObject({ result: 'pass', sealers: ['first.example'], comment: '' });
  });

  it('quotes what the host that took it found, and no more', async () => {
    const older = 'Authentication-Results: mx.elsewhere.example;\r\n\tspf=fail smtp.mailfrom=acme.org\r\n';
    expect(await verdict(seal(raw(PASSED + older + PLAIN), NAMED, 'none', AT))).toMatchObject({ passedBefore: true });
    expect(await verdict(seal(raw(older + PASSED + PLAIN), NAMED, 'none', AT))).toMatchObject({ passedBefore: false });
  });

  it('covers a DKIM signature (section 4.1.2), which cannot be taken away afterwards', async () => {
    const signed = sign(raw(), [{ domain: 'acme.org', selector: 's1', privateKey: PRIVATE_KEY }]);
    const sealed = seal(signed, NAMED, 'none', AT);
    expect((await verifySealed(sealed, LOOKUP, AT)).dkim.result).toBe('pass');
    const without = sealed.toString('latin1').replace(/^DKIM-Signature:.*\r\n(?:[ \t].*\r\n)*/m, '');
    expect(await verdict(raw(without))).toMatchObject({ result: 'fail' });
  });

  it('says when by the virtual time, and twice the same', () => {
    const once = seal(raw(), NAMED, 'none', AT);
    expect(once.toString()).toContain(`t=${AT / 1000};`);
    expect(seal(raw(), NAMED, 'none', AT).equals(once)).toBe(true);
  });
});

describe('a chain', () => {
  const first = seal(raw(), NAMED, 'none', AT);

  it('grows by a set that seals those before it', async () => {
    const second = seal(first, SECOND, 'pass', AT);
    expect(validities(second)).toEqual(['pass', 'none']);
    expect(await verdict(second)).toMatchObject({
      result: 'pass',
      sealers: ['first.example', 'second.example'],
      passedBefore: true,
    });
  });

  const tampered = (message: Buffer, from: string | RegExp, to: string): Buffer =>
    raw(message.toString('latin1').replace(from, to));
  it.each([
    ['a line more in the body', tampered(first, /$/, '-- \r\nA footer.\r\n'), 'the body hash of the newest set'],
    ['another subject', tampered(first, 'Subject: Overdue', 'Subject: [EXTERNAL] Overdue'), 'a field that is signed'],
    ['better results', tampered(first, 'dmarc=pass', 'dmarc=none'), 'results are sealed'],
    ['the seal of a stranger', seal(raw(), { ...NAMED, privateKey: STRANGER }, 'none', AT), 'the key is another'],
    ['a seal without a key', seal(raw(), { ...NAMED, selector: 'gone' }, 'none', AT), 'no key record'],
    [
      'a set taken away',
      tampered(seal(first, SECOND, 'pass', AT), /^ARC-Seal: i=1[^]*?\r\n(?=\S)/m, ''),
      'the chain has a gap',
    ],
  ])('fails with %s', async (...[name, message]) => {
    const { result, comment, changed } = await verdict(message);
    expect(result).toBe('fail');
    // Only the first two leave every seal whole.
    expect(changed).toBe(['a line more in the body', 'another subject'].includes(name));
    expect(comment).not.toBe('');
  });

  // Section 5.1.2: the seal of a chain that failed covers its own set; section 5.1 step 2: nobody seals after that.
  it('that failed is sealed as failed once, and never again', async () => {
    const changed = tampered(first, /$/, 'A footer.\r\n');
    const failed = seal(changed, SECOND, 'fail', AT);
    expect(validities(failed)).toEqual(['fail', 'none']);
    expect(await verdict(failed)).toMatchObject({ result: 'fail' });
    expect(seal(failed, NAMED, 'fail', AT)).toBe(failed);
  });

  // Whose lines are folded otherwise, and whose tags stand in another order: only the octets count (section 5.1.1).
  it('goes on from a set that another implementation made, and that one from ours', async () => {
    let message = raw(PLAIN);
    for (const instance of [1, 2, 3, 4]) {
      message = instance % 2 === 0 ? seal(message, SECOND, 'pass', AT) : await sealedByMailauth(message, instance);
      expect(await verdict(message)).toMatchObject({ result: 'pass', passedBefore: true });
    }
    const sealers = ['first.example', 'second.example', 'first.example', 'second.example'];
    expect((await verdict(message)).sealers).toEqual(sealers);
  });

  it('nobody vouches for is not sealed as whole', () => {
    expect(validities(seal(first, SECOND, 'none' satisfies ArcResult, AT))).toEqual(['fail', 'none']);
  });

  it('has fifty sets at most (section 4.2.1)', () => {
    const full = raw(`ARC-Seal: i=50; a=rsa-sha256; cv=pass; d=x.example; s=s; b=x\r\n${PLAIN}`);
    expect(seal(full, NAMED, 'pass', AT)).toBe(full);
  });
});

function nobody() {
  return { status: 'undeclared', data: [], ttl: 0, aliases: [] } as const;
}

describe('a name that no zone declares', () => {
  it('counts for the chain where a seal asked for it, and for DKIM where a signature did', async () => {
    const signed = sign(raw(), [{ domain: 'acme.org', selector: 'nowhere', privateKey: PRIVATE_KEY }]);
    const sealed = seal(signed, { ...NAMED, domain: 'far.example' }, 'none', AT);
    const { dkim, chain } = await verifySealed(sealed, nobody, AT);
    expect([...new Set(dkim.undeclared.map(({ name }) => name))]).toEqual(['nowhere._domainkey.acme.org']);
    expect([...new Set(chain.undeclared.map(({ name }) => name))]).toEqual(['arc._domainkey.far.example']);
    expect(chain.result).toBe('fail');
  });
});
