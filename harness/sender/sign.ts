import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import signHeader from 'nodemailer/lib/dkim/sign';
import { OwnFault } from '../model/fault.ts';
import type { Signing } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';
import { isBelow } from '../standards/domain.ts';
import { addressesIn, fieldsNamed, parseHeader, type HeaderField } from '../standards/header.ts';

/** Signed where present (RFC 6376 section 5.4.1). */
export const SIGNED_FIELDS =
  'from:to:cc:subject:date:message-id:reply-to:sender:in-reply-to:references:auto-submitted:mime-version:content-type';

/** RFC 6376 section 3.4.4: the relaxed body, one character an octet. */
export function relaxedBody(body: string): string {
  const text = body
    .replace(/[ \t]+/g, ' ')
    .replace(/ (?=\r\n)| $/g, '')
    // Only from the first of several line ends on: else each would be tried, in time that grows with their square.
    .replace(/(?<!\r\n)(?:\r\n)+$/, '');
  return text === '' ? '' : `${text}\r\n`;
}

/** The key for a From domain: that of the domain itself, else that of its nearest parent. */
function keyFor(domain: string, keys: readonly Signing[]): Signing | null {
  const fitting = keys.filter((key) => isBelow(domain, key.domain.toLowerCase()));
  return fitting.toSorted((a, b) => b.domain.length - a.domain.length)[0] ?? null;
}

function authorDomain(header: readonly HeaderField[]): string | null {
  const [field, second] = fieldsNamed(header, 'From');
  if (field === undefined || second !== undefined) return null;
  const [author] = addressesIn(field.value);
  return author === undefined ? null : domainOf(author.address);
}

/**
 * Signs a message with the sending site's key for the domain of its From, where it has one (RFC 6376: rsa-sha256,
 * relaxed/relaxed, no time stamp). A message without exactly one From, or of a foreign domain, goes as it is.
 *
 * @param raw CRLF lines.
 * @throws OwnFault when the key is unusable: worlds with such a key are refused before.
 */
export function sign(raw: Buffer, keys: readonly Signing[]): Buffer {
  if (keys.length === 0) return raw;
  const header = parseHeader(raw);
  const domain = authorDomain(header);
  const key = domain === null ? null : keyFor(domain, keys);
  if (key === null) return raw;
  return Buffer.concat([Buffer.from(`${signatureOf(raw, header, key)}\r\n`, 'latin1'), raw]);
}

/** Signs a message with each of several keys, whatever its From: as a service does for its customer and for itself. */
export function signWithEach(raw: Buffer, keys: readonly Signing[]): Buffer {
  return keys.reduce((signed, key) => {
    const signature = signatureOf(raw, parseHeader(raw), key);
    return Buffer.concat([Buffer.from(`${signature}\r\n`, 'latin1'), signed]);
  }, raw);
}

/** Sites sign everything with the same few keys, of the fixtures. */
const parsedKeys = new Map<string, KeyObject>();

export function parsedKey({ privateKey }: Signing): KeyObject {
  const parsed = parsedKeys.get(privateKey) ?? createPrivateKey(privateKey);
  parsedKeys.set(privateKey, parsed);
  return parsed;
}

/** The DKIM-Signature header field of a message. */
function signatureOf(raw: Buffer, header: readonly HeaderField[], key: Signing): string {
  const end = raw.indexOf('\r\n\r\n');
  const body = end < 0 ? '' : raw.toString('latin1', end + 4);
  const bodyHash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64');
  const fields = header.map((field) => ({ key: field.name.toLowerCase(), line: field.raw }));
  const signature = signHeader(fields, 'sha256', bodyHash, {
    domainName: key.domain,
    keySelector: key.selector,
    privateKey: parsedKey(key),
    headerFieldNames: SIGNED_FIELDS,
  });
  if (signature === false) throw new OwnFault(`the key of ${key.domain} (${key.selector}) cannot sign`);
  return signature;
}
