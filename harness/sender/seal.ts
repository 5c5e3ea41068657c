import { createHash, sign as signOctets } from 'node:crypto';
import type { ArcResult } from '../model/auth.ts';
import type { Instant } from '../model/dns.ts';
import type { Signing } from '../model/world.ts';
import { fieldsNamed, headerLength, parseHeader, type HeaderField } from '../standards/header.ts';
import { parsedKey, relaxedBody, SIGNED_FIELDS } from './sign.ts';

/** The three fields of a set, in the order in which they are sealed (RFC 8617 section 5.1.1). */
const SET = ['ARC-Authentication-Results', 'ARC-Message-Signature', 'ARC-Seal'] as const;

/** RFC 8617 section 4.2.1. */
const MOST_SETS = 50;

/** What an ARC-Message-Signature covers: as a DKIM signature, and those signatures too (RFC 8617 section 4.1.2). */
const SEALED_FIELDS = ['dkim-signature', ...SIGNED_FIELDS.split(':')];

interface ArcSet {
  readonly instance: number;
  readonly fields: readonly HeaderField[];
}

/** The sets a message has, the first one first. */
function setsOf(header: readonly HeaderField[]): readonly ArcSet[] {
  const fields = SET.flatMap((name) => fieldsNamed(header, name));
  const byInstance = Map.groupBy(fields, ({ value }) => Number(/(?:^|;)\s*i\s*=\s*(\d{1,2})/.exec(value)?.[1] ?? 0));
  return [...byInstance]
    .toSorted(([one], [other]) => one - other)
    .map(([instance, set]) => ({ instance, fields: set }));
}

function saysFailed({ fields }: ArcSet): boolean {
  return fieldsNamed(fields, 'ARC-Seal').some(({ value }) => /;\s*cv\s*=\s*fail\b/i.test(value));
}

/** RFC 6376 section 3.4.2: the relaxed header field, one character an octet. */
function relaxed(raw: string): string {
  const colon = raw.indexOf(':');
  const body = raw
    .slice(colon + 1)
    .replace(/\r?\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^ | $/g, '');
  return `${raw.slice(0, colon).trim().toLowerCase()}:${body}`;
}

/** A field whose last tag is `b=`, signed with all that stands before it. */
function signed(before: readonly string[], field: string, key: Signing): string {
  const text = [...before, field].map(relaxed).join('\r\n');
  const signature = signOctets('sha256', Buffer.from(text, 'latin1'), parsedKey(key)).toString('base64');
  return `${field}${signature.replace(/.{72}(?=.)/g, '$&\r\n ')}\r\n`;
}

function messageSignature(raw: Buffer, header: readonly HeaderField[], key: Signing, instance: number): string {
  // RFC 6376 section 5.4.2: of several fields of one name the last one is signed first.
  const fields = SEALED_FIELDS.flatMap((name) => fieldsNamed(header, name).toReversed());
  const names = fields.map(({ name }) => name.toLowerCase()).join(':\r\n\t');
  const body = raw.toString('latin1', Math.min(raw.length, headerLength(raw) + 2));
  const bodyHash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64');
  const field =
    `ARC-Message-Signature: i=${instance}; a=rsa-sha256; c=relaxed/relaxed;\r\n\td=${key.domain}; s=${key.selector};\r\n` +
    `\th=${names};\r\n\tbh=${bodyHash};\r\n\tb=`;
  return signed(
    fields.map((one) => one.raw),
    field,
    key,
  );
}

/** What stands on top is what the site's own host found, since it took the message last. */
function authenticationResults(header: readonly HeaderField[], instance: number): string {
  const [found] = fieldsNamed(header, 'Authentication-Results');
  const results = found?.raw.slice(found.raw.indexOf(':') + 1).trimEnd() ?? ' none';
  return `ARC-Authentication-Results: i=${instance};${results}\r\n`;
}

/**
 * Puts an ARC set in front of a message (RFC 8617 section 5.1): what the host that took it found, a signature of the
 * message as it leaves, and a seal over the whole chain. With a chain that failed the new seal says so and covers its own
 * set only (section 5.1.2); a chain that says so itself is sealed no more, nor is one of fifty sets.
 *
 * @param raw CRLF lines, with the Authentication-Results of the site's own host on top.
 * @param chain What the chain it already has was worth when it came.
 */
export function seal(raw: Buffer, key: Signing, chain: ArcResult, at: Instant): Buffer {
  const header = parseHeader(raw);
  const sets = setsOf(header);
  const newest = sets.at(-1);
  if (newest !== undefined && (newest.instance >= MOST_SETS || saysFailed(newest))) return raw;
  const instance = (newest?.instance ?? 0) + 1;
  const validity = instance === 1 ? 'none' : chain === 'pass' ? 'pass' : 'fail';
  const found = authenticationResults(header, instance);
  const message = messageSignature(raw, header, key, instance);
  const before = validity === 'pass' ? sets.flatMap(({ fields }) => fields.map((one) => one.raw)) : [];
  const field =
    `ARC-Seal: i=${instance}; a=rsa-sha256; t=${Math.floor(at / 1000)}; cv=${validity};\r\n` +
    `\td=${key.domain}; s=${key.selector};\r\n\tb=`;
  const front = signed([...before, found, message], field, key) + message + found;
  return Buffer.concat([Buffer.from(front, 'latin1'), raw]);
}
