import { octetsOf } from './octets.ts';
import { bad, good, shown } from './trouble.ts';
import type { RecordData } from '../../model/dns.ts';
import type { DataPart } from './data.ts';
import type { Token } from './tokens.ts';
import type { Read } from './trouble.ts';

/**
 * The strings of a TXT record (RFC 1035 section 3.3.14), in order. A single word without quotes is accepted. Several
 * of them, or one cut off by a `;`, would not be the record that was meant: such a line is a mistake.
 */
export function readStrings(part: DataPart): Read<RecordData> {
  const unquoted = part.tokens.find((token) => !token.quoted);
  const blamed = unquoted ?? part.tokens.at(-1) ?? part.type;
  const problem = unquoted === undefined ? cutOff(blamed, part) : unquotedProblem(unquoted, part);
  if (problem !== null) return bad(blamed, problem, quoteIt(part));
  const strings: string[] = [];
  let size = 0;
  for (const token of part.tokens) {
    const octets = octetsOf(token);
    if (!octets.ok) return octets;
    if (octets.value.length > 255) return tooLong(token, octets.value.length, part.owner);
    strings.push(octets.value);
    size += octets.value.length + 1;
  }
  const [first] = part.tokens;
  if (size <= 65_535 || first === undefined) return good({ type: 'TXT', strings });
  return bad(
    first,
    `This TXT record has ${size} octets; a record has at most 65535 (RFC 1035 section 3.2.1).`,
    'Write a shorter text.',
  );
}

function unquotedProblem(token: Token, { tokens, remark }: DataPart): string | null {
  if (token.raw.startsWith("'")) return 'Text stands between double quotes, not single ones.';
  if (tokens.some(({ quoted }) => quoted)) {
    return `\`${shown(token.raw)}\` stands outside the quotes: a quote inside a text must be escaped.`;
  }
  if (tokens.length > 1) {
    return 'This text has spaces and no quotes, so its words would be joined without the spaces.';
  }
  if (remark === null) return null;
  // Behind a space a comment may be meant, but not in the middle of a list of tags such as `v=DMARC1 ; p=none`.
  if (!remark.glued && !/^v=/i.test(token.raw)) return null;
  return `Without quotes everything from the \`;\` on is a comment, so only \`${shown(token.raw)}\` would be published.`;
}

/** Behind a quote a comment is usual, but not one that goes on with the record's tags: `"v=DMARC1"; p=none`. */
function cutOff(last: Token, { remark }: DataPart): string | null {
  if (remark === null || !remark.glued || !/^;\s*[a-z]+\s*=/i.test(remark.text)) return null;
  return `Everything from the \`;\` on is a comment, so only \`${shown(last.raw)}\` would be published.`;
}

function quoteIt({ tokens, remark, owner }: DataPart): string {
  const words = tokens.map(({ raw }) => raw).join(' ');
  const cut = remark !== null && (remark.glued || tokens.length === 1) ? (remark.glued ? '' : ' ') + remark.text : '';
  const text = (words + cut).replaceAll(/^'|'$/g, '').trimEnd();
  const whole = text.length > 200 ? `${text.slice(0, 197)}…` : text;
  return `Put the whole text between double quotes: \`${shown(owner)} TXT "${whole}"\`; a quote inside it is \`\\"\`.`;
}

function tooLong(token: Token, octets: number, owner: string): Read<never> {
  const beginning = token.raw.slice(0, 12);
  return bad(
    token,
    `This string has ${octets} octets; one string of a TXT record has at most 255 (RFC 1035 section 3.3).`,
    'Split it into several strings, each between its own quotes, with no space lost at the cut: ' +
      `\`${shown(owner)} TXT "${beginning}…" "…the rest"\`. Who reads the record joins them without a space.`,
  );
}
