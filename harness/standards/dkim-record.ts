import { createPublicKey } from 'node:crypto';

/** RFC 1035 section 3.3: a character string holds 255 octets at most. */
const LONGEST_STRING = 255;

/**
 * The data of the TXT record that publishes the public half of a key (RFC 6376 section 3.6.1; RFC 8463 section 4 for
 * ed25519), in presentation form: one or several quoted strings.
 *
 * @param privateKey PEM, RSA or ed25519.
 * @throws where it is no key: worlds with such a key are refused before.
 */
export function dkimKeyRecord(privateKey: string): string {
  const key = createPublicKey(privateKey);
  const kind = key.asymmetricKeyType === 'ed25519' ? 'ed25519' : 'rsa';
  const der = key.export({ type: 'spki', format: 'der' });
  // An ed25519 key is published bare: its last 32 octets.
  const data = (kind === 'ed25519' ? der.subarray(-32) : der).toString('base64');
  const text = `v=DKIM1; k=${kind}; p=${data}`;
  const strings = text.match(new RegExp(`.{1,${LONGEST_STRING}}`, 'g')) ?? [];
  return strings.map((part) => `"${part}"`).join(' ');
}
