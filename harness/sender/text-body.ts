import { encode, wrap } from 'nodemailer/lib/qp';

/** A text/plain body and the MIME fields it needs (RFC 2045 sections 5 and 6). */
export interface TextBody {
  readonly headers: readonly string[];
  /** CRLF lines; the last one ends. */
  readonly body: string;
}

/** RFC 5322 section 2.1.1: characters of a line without its CRLF. */
const LONGEST_LINE = 998;

/** Writes plain text as the body of a message: as it is where it is ASCII in lines of bearable length, else encoded. */
export function textBody(text: string): TextBody {
  const content = withLines(text);
  const plain = /^[\t\r\n\x20-\x7e]*$/.test(content) && longestLine(content) <= LONGEST_LINE;
  return {
    headers: [
      `Content-Type: text/plain; charset=${plain ? 'us-ascii' : 'utf-8'}`,
      `Content-Transfer-Encoding: ${plain ? '7bit' : 'quoted-printable'}`,
    ],
    body: plain ? content : wrap(encode(content)),
  };
}

/** The text as octets of UTF-8 that no MIME field announces: what scripts do that know nothing of RFC 2045. */
export function bareBody(text: string): TextBody {
  return { headers: [], body: withLines(text) };
}

/** CRLF lines, whatever ended them before; the last one ends too. Plain steps, as a text may have megabytes. */
function withLines(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n');
  return (lines.endsWith('\n') ? lines : `${lines}\n`).replaceAll('\n', '\r\n');
}

/** Characters of the longest line, without what ends it. */
function longestLine(content: string): number {
  let longest = 0;
  for (let start = 0, end = content.indexOf('\r\n'); end >= 0; start = end + 2, end = content.indexOf('\r\n', start)) {
    longest = Math.max(longest, end - start);
  }
  return longest;
}
