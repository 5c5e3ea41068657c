import { isSpfRecord, parseSpf } from './parse.ts';

/**
 * What a TXT record of several strings was meant to say where the blank between two of them was forgotten: strings are
 * joined without one (RFC 7208 section 3.3), which makes one term of two. Null where no blank is missing.
 *
 * A cut within a long term is as it should be: a blank is missing only where the text after the cut begins a term and
 * the text before it ends one, so that with the blank the record is valid.
 */
export function mendCutStrings(strings: readonly string[]): string | null {
  const joined = strings.join('');
  if (!isSpfRecord(joined) && !isSpfRecord(strings[0] ?? '')) return null;
  const mended = strings.reduce((text, next) => (needsBlank(text, next) ? `${text} ${next}` : text + next), '');
  if (mended === joined || mended === '') return null;
  return parseSpf(mended).kind === 'record' ? mended.trim() : null;
}

const BEGINS_TERM =
  /^[+\-?~]?(?:all|include:|a(?:[:/]|\s|$)|mx(?:[:/]|\s|$)|ptr(?::|\s|$)|ip4:|ip6:|exists:|redirect=|exp=)/i;

function needsBlank(text: string, next: string): boolean {
  return text !== '' && !text.endsWith(' ') && BEGINS_TERM.test(next);
}
