/** Masks a text that was written plainly. */
type Mask = (text: string) => string;

const ENCODED_WORD = /=\?([\w-]+)(?:\*[\w-]+)?\?([bq])\?([^?\s]*)\?=/gi;
const BASE64 =
  /(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{4}){3,}(?:[A-Za-z0-9+/]{2}(?:==|%3D%3D)?|[A-Za-z0-9+/]{3}(?:=|%3D)?)?(?![A-Za-z0-9+/])/g;
/** RFC 2045 section 6.7: a line that goes on; but an encoded word ends in `?=`. */
const SOFT_BREAK = /(?<!\?)=\r?\n/g;

/**
 * Masks what is hidden in an encoding: the soft line breaks of quoted-printable, encoded words (RFC 2047) and base64.
 * Only what has something to hide is written anew.
 */
export function maskEncoded(text: string, mask: Mask): string {
  const joined = text.includes('\n') ? changed(text, text.replace(SOFT_BREAK, ''), mask) : text;
  const words = joined.includes('=?') ? maskWords(joined, mask) : joined;
  return words.replace(BASE64, (run) => maskBase64(run, mask));
}

function changed(text: string, decoded: string, mask: Mask): string {
  if (decoded === text) return text;
  const masked = mask(decoded);
  return masked === decoded ? text : masked;
}

/** Blanks between encoded words do not count, and one character of the text may be cut by them (RFC 2047 section 6.2). */
function maskWords(text: string, mask: Mask): string {
  const joined = text.replace(/(?<=\?=)\s+(?==\?)/g, '');
  return joined.replace(/(?:=\?[\w*-]+\?[bq]\?[^?\s]*\?=)+/gi, (run) => {
    const decoded = [...run.matchAll(ENCODED_WORD)]
      .map(([, charset = '', encoding = '', word = '']) => decodeWord(charset, encoding, word))
      .join('');
    const masked = mask(decoded);
    return masked === decoded ? run : `=?utf-8?B?${Buffer.from(masked, 'utf8').toString('base64')}?=`;
  });
}

function decodeWord(charset: string, encoding: string, word: string): string {
  const octets = encoding.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : Buffer.from(unquoted(word), 'latin1');
  try {
    return new TextDecoder(charset).decode(octets);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return octets.toString('utf8');
  }
}

function unquoted(word: string): string {
  return word
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** A run of letters is base64 only where it decodes to text, which NUL divides in AUTH PLAIN (RFC 4616). */
function maskBase64(run: string, mask: Mask): string {
  const bytes = Buffer.from(run.replaceAll('%3D', '='), 'base64');
  const decoded = bytes.toString('utf8');
  // oxlint-disable-next-line no-control-regex -- what has these is no text
  if (/[\x01-\x08\x0e-\x1f\ufffd]/.test(decoded)) return run;
  const masked = mask(decoded);
  return masked === decoded ? run : Buffer.from(masked, 'utf8').toString('base64');
}
