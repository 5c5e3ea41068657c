/** What somebody did who typed something that is no address into a field for one. */
export const ADDRESS_SLIPS = [
  'several-addresses',
  'display-name',
  'mailto',
  'invisible-character',
  'two-ats',
  'no-at',
  'comma-for-dot',
  'space',
  'beyond-ascii',
  'other',
] as const;
export type AddressSlip = (typeof ADDRESS_SLIPS)[number];

/**
 * Blanks beyond the ordinary one, and characters without a shape: soft hyphen, zero width, marks of direction. The two
 * joiners (U+200C, U+200D) are left out: some scripts need them, and IDNA allows them in their place (RFC 5892 appendix A).
 */
const INVISIBLE =
  /[\u00a0\u00ad\u1680\u180e\u2000-\u200b\u200e-\u200f\u202a-\u202f\u205f-\u2064\u2066-\u2069\u3000\ufeff]/;

/** Characters that are looked at; an address has 320 at most. */
const LONGEST = 1000;

/** Whether several addresses stand there, with whatever between them. */
function several(text: string): boolean {
  return text.split(/[;,\s/|]+/).filter((part) => /^[^@]+@[^@]+$/.test(part)).length > 1;
}

const SIGNS: readonly (readonly [AddressSlip, (text: string) => boolean])[] = [
  ['invisible-character', (text) => INVISIBLE.test(text)],
  ['mailto', (text) => /^mailto:/i.test(text)],
  ['several-addresses', several],
  ['display-name', (text) => /^[^<]*<[^<>]*@[^<>]*>$/.test(text)],
  ['no-at', (text) => !text.includes('@')],
  ['two-ats', (text) => !text.includes('"') && text.indexOf('@') !== text.lastIndexOf('@')],
  ['comma-for-dot', (text) => text.slice(text.lastIndexOf('@')).includes(',')],
  ['space', (text) => /\s/.test(text)],
  // oxlint-disable-next-line no-control-regex -- the whole of ASCII
  ['beyond-ascii', (text) => /[^\0-\x7f]/.test(text.slice(0, text.lastIndexOf('@')))],
];

/** What went wrong where a text is no address (see `addressProblem`), as far as can be seen. */
export function addressSlip(text: string): AddressSlip {
  const beginning = text.slice(0, LONGEST);
  return SIGNS.find(([, shows]) => shows(beginning))?.[0] ?? 'other';
}

/** A plain sentence about a slip; null where the grammar of addresses has a better one. */
export function slipSentence(text: string): string | null {
  switch (addressSlip(text)) {
    case 'several-addresses':
      return 'Two or more addresses stand in the one field.';
    case 'display-name':
      return 'It has angle brackets around the address, as in the header of a message.';
    case 'mailto':
      return 'It begins with mailto:, as links on web pages do.';
    case 'invisible-character':
      return `It has a character that cannot be seen (${codePoint(text)}).`;
    case 'two-ats':
      return 'It has more than one @.';
    case 'comma-for-dot':
      return 'Behind the @ stands a comma instead of a dot.';
    default:
      return null;
  }
}

/** Such as U+200B. */
function codePoint(text: string): string {
  const found = INVISIBLE.exec(text)?.[0] ?? '';
  return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Whether a text has a character that cannot be seen: IDNA drops some of them from a domain, mail servers do not. */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}
