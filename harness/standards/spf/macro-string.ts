/**
 * The letters that can stand in a name which is asked in the DNS (RFC 7208 section 7.2). `c`, `r` and `t` belong to
 * explanations, which are not computed.
 */
export type MacroLetter = 's' | 'l' | 'o' | 'd' | 'i' | 'p' | 'v' | 'h';

/** One `%{…}`. */
export interface Macro {
  readonly kind: 'macro';
  readonly letter: MacroLetter;
  /** Right-hand parts to keep; null keeps all. */
  readonly keep: number | null;
  readonly reverse: boolean;
  readonly delimiters: string;
  /** Written in upper case: the value is URL-escaped. */
  readonly escape: boolean;
}

/** `text` is literal; `escaped` came from `%%`, `%_` or `%-`, which the grammar counts as macros. */
export type MacroPart = { readonly kind: 'text' | 'escaped'; readonly text: string } | Macro;
export type MacroString = readonly MacroPart[];

export type MacroStringParse =
  { readonly kind: 'parts'; readonly parts: MacroString } | { readonly kind: 'problem'; readonly problem: string };

const ESCAPES: Readonly<Record<string, string>> = { '%%': '%', '%_': ' ', '%-': '%20' };
const NAME_LETTERS = 'slodipvh';
const ALL_LETTERS = `${NAME_LETTERS}crt`;

/** One piece: an escape, `%{letter transformers delimiters}`, or visible ASCII without `%`. */
const PIECE = /%[%_-]|%\{([a-z])(\d*)(r?)([.\-+,/_=]*)\}|[\x21-\x24\x26-\x7e]+/iy;

function isNameLetter(letter: string): letter is MacroLetter {
  return NAME_LETTERS.includes(letter);
}

function readMacro(match: RegExpExecArray): Macro | null {
  const [, written = '', digits = '', reverse = '', delimiters = ''] = match;
  const letter = written.toLowerCase();
  const keep = digits === '' ? null : Number(digits);
  if (!isNameLetter(letter) || keep === 0) return null;
  return {
    kind: 'macro',
    letter,
    keep,
    reverse: reverse !== '',
    delimiters: delimiters === '' ? '.' : delimiters,
    escape: written !== letter,
  };
}

function readPiece(match: RegExpExecArray): MacroPart | null {
  const [text, letter] = match;
  if (letter !== undefined) return readMacro(match);
  const escaped = ESCAPES[text];
  return escaped === undefined ? { kind: 'text', text } : { kind: 'escaped', text: escaped };
}

/** The pieces of a text one after the other; null in place of what is none. */
function pieces(text: string): (RegExpExecArray | null)[] {
  const pattern = new RegExp(PIECE);
  const found: (RegExpExecArray | null)[] = [];
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    found.push(match);
    at = match === null ? text.length : pattern.lastIndex;
  }
  return found;
}

/**
 * Reads the macro-string of a domain-spec (RFC 7208 section 7.1). A lone `%`, a letter that is unknown or for
 * explanations only, a count of zero parts and anything but visible ASCII are problems.
 */
export function parseMacroString(text: string): MacroStringParse {
  const parts = pieces(text).map((match) => (match === null ? null : readPiece(match)));
  if (parts.includes(null)) return { kind: 'problem', problem: `"${text}" has an invalid macro or character` };
  return { kind: 'parts', parts: parts.filter((part) => part !== null) };
}

/** True for a macro-string that any letter may stand in: the value of an unknown modifier (RFC 7208 section 6). */
export function isMacroString(text: string): boolean {
  return pieces(text).every((match) => {
    if (match === null) return false;
    const [, letter, digits] = match;
    return (
      letter === undefined || (ALL_LETTERS.includes(letter.toLowerCase()) && (digits === '' || Number(digits) > 0))
    );
  });
}
