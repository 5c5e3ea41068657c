/** Undoes quoted-printable (RFC 2045 section 6.7). */
function fromQuotedPrintable(text: string): Buffer {
  const joined = text.replace(/[ \t]*=[ \t]*\r?\n/g, '');
  const octets = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(octets, 'latin1');
}

/**
 * The text of a message with a text/plain body, lines ending in `\n`; '' for any other type.
 *
 * @param type Value of Content-Type.
 * @param encoding Value of Content-Transfer-Encoding.
 */
export function bodyText(raw: Buffer, type: string, encoding: string): string {
  if (!/^text\/plain\b/i.test(type)) return '';
  const end = raw.indexOf('\r\n\r\n');
  if (end < 0) return '';
  const body = raw.subarray(end + 4);
  const octets = ((): Buffer => {
    switch (encoding.toLowerCase()) {
      case 'quoted-printable':
        return fromQuotedPrintable(body.toString('latin1'));
      case 'base64':
        return Buffer.from(body.toString('latin1'), 'base64');
      default:
        return body;
    }
  })();
  return octets.toString('utf8').replace(/\r\n/g, '\n');
}
