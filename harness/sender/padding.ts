/** As a long list of results reads: one line of 64 octets with its CRLF, so that the length can be counted. */
const LINE = 'One more result of a long search, with author, title and shelf';

/** A text made so long, by lines of filler behind it, that the message has at least so many octets. */
export function withPadding(text: string, octets: number): string {
  const missing = octets - Buffer.byteLength(text);
  if (missing <= 0) return text;
  return `${text}${text.endsWith('\n') ? '' : '\n'}${`${LINE}\n`.repeat(Math.ceil(missing / (LINE.length + 2)))}`;
}
