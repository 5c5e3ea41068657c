import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dkimKeyRecord } from '../../harness/standards/dkim-record.ts';

describe('dkimKeyRecord', () => {
  it('cuts a long key into strings of at most 255 octets (RFC 1035 section 3.3) that join to the whole', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const written = dkimKeyRecord(pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString());
    const strings = [...written.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text);
    expect(strings.map((text) => text.length <= 255)).toEqual([true, true]);
    const key = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    expect(strings.join('')).toBe(`v=DKIM1; k=rsa; p=${key}`);
  });

  it('publishes an ed25519 key bare (RFC 8463 section 4: 32 octets)', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { x = '' } = publicKey.export({ format: 'jwk' });
    const bare = Buffer.from(x, 'base64url').toString('base64');
    const written = dkimKeyRecord(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    expect(written).toBe(`"v=DKIM1; k=ed25519; p=${bare}"`);
  });
});
