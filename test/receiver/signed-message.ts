import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** What a signature says, and with which key it is made. */
export interface Signature {
  readonly key: KeyObject;
  readonly domain?: string;
  readonly selector?: string;
  /** `l=`: the hash is over so many octets of the body. */
  readonly limit?: number;
  /** Further tags, e.g. `x=1`. */
  readonly tags?: string;
}

export const HEADER = 'From: Acme Library <library@acme.org>\r\nTo: j_doe@patron.example\r\nSubject: Overdue\r\n';
/** 42 octets, and canonical as it is (RFC 6376 section 3.4.4). */
export const BODY = 'Your book is overdue.\r\nPlease return it.\r\n';

export function rsaKey(bits: number): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: bits }).privateKey;
}

/** The text of the key record of RFC 6376 section 3.6.1 (RFC 8463 section 4 for ed25519). */
export function recordOf(key: KeyObject): string {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const [kind, data] = key.asymmetricKeyType === 'ed25519' ? ['ed25519', der.subarray(-32)] : ['rsa', der];
  return `v=DKIM1; k=${kind}; p=${data.toString('base64')}`;
}

/** A DKIM-Signature field of the message, made by the letter of RFC 6376 section 3.7, relaxed/relaxed. */
export function signatureField({ key, domain = 'acme.org', selector = 's1', limit, tags }: Signature): string {
  const hash = createHash('sha256').update(BODY.slice(0, limit)).digest('base64');
  const isRsa = key.asymmetricKeyType === 'rsa';
  const said = [
    `v=1; a=${isRsa ? 'rsa' : 'ed25519'}-sha256; c=relaxed/relaxed; d=${domain}; s=${selector}; h=from:subject; bh=${hash}`,
    ...(limit === undefined ? [] : [`l=${limit}`]),
    ...(tags === undefined ? [] : [tags]),
    'b=',
  ].join('; ');
  const signed = Buffer.from(
    `from:Acme Library <library@acme.org>\r\nsubject:Overdue\r\ndkim-signature:${said}`, // section 3.4.2
  );
  const digest = createHash('sha256').update(signed).digest();
  const value = isRsa ? sign('sha256', signed, key) : sign(null, digest, key);
  return `DKIM-Signature: ${said}${value.toString('base64')}\r\n`;
}

/** The message under these signatures. */
export function message(...signatures: readonly Signature[]): Buffer {
  return Buffer.from(`${signatures.map(signatureField).join('')}${HEADER}\r\n${BODY}`);
}
