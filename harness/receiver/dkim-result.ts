import type { DkimResult, DkimSignature } from '../model/auth.ts';
import type { Answer } from '../model/dns.ts';
import { keyRecords, keyTrouble } from './dkim-key.ts';

/** What mailauth found out about one signature. */
export interface VerifiedSignature {
  readonly domain: string;
  readonly selector: string;
  readonly result: DkimResult;
  /** mailauth's comment, or else the name of the policy that a key or an algorithm did not meet; '' for neither. */
  readonly word: string;
  /** `l=`; null without one. */
  readonly bodyLimit: number | null;
  /** Octets of the canonical body; null where nothing was computed because the signature itself is invalid. */
  readonly bodyLength: number | null;
  /** Whether the key says `t=y`. */
  readonly testing: boolean;
}

type Outcome = Pick<DkimSignature, 'result' | 'comment' | 'keyFault'>;

const BODY_HASH = 'body hash did not verify';

/** RFC 6376 section 3.5: `l=` must not be larger than the body. mailauth takes it for the whole body. */
function beyondTheBody({ bodyLimit, bodyLength }: VerifiedSignature): Outcome | null {
  if (bodyLimit === null || bodyLength === null || bodyLimit <= bodyLength) return null;
  const comment = `l=${bodyLimit} is more than the ${bodyLength} octets of the body, RFC 6376 section 3.5`;
  return { result: 'permerror', comment };
}

/** The body is compared before the key is asked for (RFC 6376 section 6.1.3 leaves the order open). */
function alteredBody({ result, word }: VerifiedSignature, key: Answer | null): Outcome | null {
  if (word !== BODY_HASH) return null;
  return { result, comment: key === null ? `${word}, so the key was not asked for` : word };
}

/** Keys that no later try makes usable (RFC 6376 section 6.1.2: PERMFAIL), short ones (RFC 8301), and DNS failures. */
function withoutUsableKey({ result, word }: VerifiedSignature, key: Answer | null): Outcome | null {
  if (key === null) return null;
  const trouble = keyTrouble(word, key);
  if (trouble !== null) {
    const { fault, comment } = trouble;
    return { result: fault === 'weak' ? 'policy' : 'permerror', comment, keyFault: fault };
  }
  return result === 'temperror'
    ? { result, comment: `the key is unknown: ${key.status}, RFC 6376 section 6.1.2` }
    : null;
}

/** What a pass does not vouch for: the body beyond `l=` (RFC 6376 section 8.2), and a domain that only tests. */
function reservations({ result, bodyLimit, bodyLength, testing }: VerifiedSignature): readonly string[] {
  if (result !== 'pass') return [];
  const unsigned = bodyLimit === null || bodyLength === null ? 0 : bodyLength - bodyLimit;
  return [
    ...(unsigned > 0 ? [`${unsigned} octets of the body are not signed, l=${bodyLimit}, RFC 6376 section 8.2`] : []),
    ...(testing ? ['the domain is testing DKIM, t=y, RFC 6376 section 3.6.1'] : []),
  ];
}

/** Several records at one name give no defined result (RFC 6376 section 3.6.2.2); mailauth takes the first. */
function severalRecords(key: Answer | null): readonly string[] {
  const count = key === null ? 0 : keyRecords(key).length;
  if (count < 2) return [];
  return [`the first of ${count} TXT records was taken, undefined by RFC 6376 section 3.6.2.2`];
}

/**
 * What a signature is worth, where mailauth is lenient or vague: an `l=` beyond the body, keys that are revoked,
 * malformed, missing, short or several, and what an altered body hides.
 *
 * @param key What the DNS said at the name of the key; null where nobody asked.
 */
export function dkimSignature(verified: VerifiedSignature, key: Answer | null): DkimSignature {
  const { domain, selector, result, word } = verified;
  const withoutKey = beyondTheBody(verified) ?? alteredBody(verified, key);
  if (withoutKey !== null) return { domain, selector, ...withoutKey };
  // An invalid signature has no body length: it ended before its key was asked for.
  const asked = verified.bodyLength === null ? null : key;
  const found: Outcome = withoutUsableKey(verified, asked) ?? { result, comment: word };
  const comments = [found.comment, ...reservations(verified), ...severalRecords(asked)].filter((text) => text !== '');
  return { domain, selector, ...found, comment: comments.join('; ') };
}
