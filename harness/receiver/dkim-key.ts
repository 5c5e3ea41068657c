import { createPublicKey } from 'node:crypto';
import type { DkimKeyFault } from '../model/auth.ts';
import type { Answer } from '../model/dns.ts';

/** What is wrong with a key, in words that name the section. */
export interface KeyTrouble {
  readonly fault: DkimKeyFault;
  readonly comment: string;
}

/** RFC 8301 section 3.2: verifiers must not take signatures of shorter RSA keys for valid. */
const FEWEST_BITS = 1024;

/** mailauth's words for a key that is there and may not be used for this signature (RFC 6376 section 6.1.2). */
const UNFIT: readonly string[] = [
  'unknown key version',
  'key not for email',
  'inappropriate hash algorithm',
  'inappropriate key algorithm',
];

/** The TXT records of an answer; the strings of each are joined without anything between (RFC 6376 section 3.6.2.2). */
export function keyRecords(answer: Answer): readonly string[] {
  return answer.data.flatMap((data) => (data.type === 'TXT' ? [data.strings.join('')] : []));
}

/** The value of a tag of a key record (RFC 6376 section 3.2), without white space; null where the tag is missing. */
function tagValue(record: string, tag: string): string | null {
  for (const part of record.replace(/\s+/g, '').split(';')) {
    const end = part.indexOf('=');
    if (end > 0 && part.slice(0, end) === tag) return part.slice(end + 1);
  }
  return null;
}

/** Bits of the RSA key of a record that was read as one before; null where it cannot be read. */
function bitsOf(record: string): number | null {
  const der = Buffer.from(tagValue(record, 'p') ?? '', 'base64');
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      return createPublicKey({ key: der, format: 'der', type }).asymmetricKeyDetails?.modulusLength ?? null;
    } catch {
      // Records in use hold either form: the other one is tried.
    }
  }
  return null;
}

function unreadable(record: string): KeyTrouble {
  const value = tagValue(record, 'p');
  if (value === '')
    return { fault: 'revoked', comment: 'the key was revoked: its p= is empty, RFC 6376 section 3.6.1' };
  const problem = value === null ? 'the TXT record has no p=' : 'the TXT record is not a valid key record';
  return { fault: 'malformed', comment: `${problem}, RFC 6376 section 3.6.1` };
}

/** A type that mailauth does not know is either of another kind, or data that is no key of the kind it says. */
function ofUnknownType(record: string): KeyTrouble {
  const kind = tagValue(record, 'k')?.toLowerCase() ?? 'rsa';
  return ['rsa', 'ed25519'].includes(kind)
    ? { fault: 'malformed', comment: `p= holds no ${kind} key, RFC 6376 section 3.6.1` }
    : { fault: 'unfit', comment: `keys of type ${kind} are unknown, RFC 6376 section 6.1.2` };
}

/**
 * Why a key could not be used, from mailauth's word for it and the raw answer: mailauth says the same of revoked and of
 * malformed keys, and takes a name that no DNS can be asked for a temporary failure. Null where the key is not the
 * trouble, or only could not be had for now.
 */
export function keyTrouble(word: string, answer: Answer): KeyTrouble | null {
  const [record = ''] = keyRecords(answer);
  switch (answer.status) {
    case 'badname':
      return { fault: 'bad-name', comment: 'the name of the key cannot be asked, RFC 1035 section 2.3.4' };
    case 'nodata':
    case 'nxdomain':
      return { fault: 'absent', comment: 'no key, RFC 6376 section 6.1.2' };
    case 'found':
      if (word === 'invalid public key') return unreadable(record);
      if (word === 'unknown key type') return ofUnknownType(record);
      if (word === 'weak-key') return weak(record);
      return UNFIT.includes(word) ? { fault: 'unfit', comment: `${word}, RFC 6376 section 6.1.2` } : null;
    default:
      return null;
  }
}

function weak(record: string): KeyTrouble {
  const bits = bitsOf(record);
  const size = bits === null ? 'is short of' : `has ${bits} bits of at least`;
  return { fault: 'weak', comment: `the RSA key ${size} ${FEWEST_BITS}, RFC 8301 section 3.2` };
}
