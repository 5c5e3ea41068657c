import { bad, good } from './trouble.ts';
import type { Read } from './trouble.ts';
import type { Token } from './tokens.ts';

const ESCAPE = /\\(\d{3}|\d{1,2}|[^]|$)/g;

/**
 * The octets a token stands for, each as one character from U+0000 to U+00FF: letters outside ASCII become their
 * UTF-8 octets, `\DDD` the octet with that decimal number, `\X` the character X (RFC 1035 section 5.1).
 */
export function octetsOf(token: Token): Read<string> {
  const { raw } = token;
  if (!raw.includes('\\')) return good(utf8(raw));
  let octets = '';
  let from = 0;
  for (const escape of raw.matchAll(ESCAPE)) {
    const [written, what = ''] = escape;
    const octet = escaped(what);
    if (octet === null) {
      const column = token.column + (token.quoted ? 1 : 0) + escape.index;
      return bad({ line: token.line, column }, `\`${written}\` is not an escape.`, ESCAPES);
    }
    octets += utf8(raw.slice(from, escape.index)) + octet;
    from = escape.index + written.length;
  }
  return good(octets + utf8(raw.slice(from)));
}

const ESCAPES =
  'Write `\\\\` for a backslash, `\\"` for a quote, or three digits from `\\000` to `\\255` for any octet.';

function escaped(what: string): string | null {
  if (what === '') return null;
  if (!/^\d/.test(what)) return utf8(what);
  return what.length === 3 && Number(what) <= 255 ? String.fromCharCode(Number(what)) : null;
}

function utf8(text: string): string {
  // oxlint-disable-next-line no-control-regex -- ASCII is what is looked for
  return /^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}
