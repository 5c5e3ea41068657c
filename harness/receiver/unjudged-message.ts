import { fieldsNamed, headerLength, parseHeader } from '../standards/header.ts';

/**
 * Octets. What receivers take is for their setting `sizeLimit` to say, and this is above what Gmail takes (35,882,577):
 * a run is to stay within the machine's memory. Notices have a few thousand.
 */
export const LARGEST_MESSAGE = 40_000_000;

/** Octets. Exim refuses more by default (its specification, section 14, header_maxsize); others cut off far earlier. */
const LARGEST_HEADER = 2 ** 20;

/** Lines of header. The time mailauth 7.1 takes to unfold a field grows with the square of its lines. */
const MOST_HEADER_LINES = 20_000;

/** Verifiers may limit how many signatures they look at (RFC 6376 section 6.1); OpenDKIM stops at 3 by default. */
const MOST_SIGNATURES = 100;

const BARE_LINE_END = /\r(?!\n)|(?<!\r)\n/;

/**
 * What about a message keeps the harness from judging it, such as `with NUL octets`; null where it can. Real receivers
 * would refuse such a message, mend it or take it, each in its own way, and none of that is modelled.
 */
export function unjudged(raw: Buffer): string | null {
  if (raw.length > LARGEST_MESSAGE) return `of more than ${LARGEST_MESSAGE} octets`;
  if (raw.includes(0)) return 'with NUL octets';
  const text = raw.toString('latin1');
  if (BARE_LINE_END.test(text)) return 'with a CR or LF alone, which is no line end (RFC 5322 section 2.3)';
  const header = text.slice(0, headerLength(raw));
  if (header.length > LARGEST_HEADER) return `with more than ${LARGEST_HEADER} octets of header`;
  if (header.split('\n').length > MOST_HEADER_LINES) return `with more than ${MOST_HEADER_LINES} header lines`;
  const signatures = fieldsNamed(parseHeader(raw), 'DKIM-Signature').length;
  return signatures > MOST_SIGNATURES ? `with more than ${MOST_SIGNATURES} DKIM-Signature fields` : null;
}
