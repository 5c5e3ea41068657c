const BLANK = String.raw`(?:[\s_+]|%20|=20|&nbsp;|\\032|\\ )+`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;|&#38;',
  '<': '&lt;|&#60;',
  '>': '&gt;|&#62;',
  '"': '&quot;|&#34;',
  "'": '&apos;|&#39;|’|%E2%80%99|=E2=80=99',
  '’': "'|%27|=27",
};

function octets(character: string, encoding: 'utf8' | 'latin1'): readonly number[] {
  return [...Buffer.from(character, encoding)];
}

function hex(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, '0');
}

/** The ways in which one character that is no ASCII letter or digit may be written. */
function spellings(character: string): readonly string[] {
  const utf8 = octets(character, 'utf8');
  const code = character.codePointAt(0) ?? 0;
  const latin1 = code > 0x7f && code < 0x100 ? octets(character, 'latin1') : [];
  const literal = character.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`);
  return [
    // A quoted-string (RFC 5321 section 4.1.2) and a label (RFC 1035 section 5.1) may have a backslash before it.
    code < 0x80 ? String.raw`\\?${literal}` : literal,
    ...[utf8, latin1].flatMap((bytes) =>
      bytes.length === 0
        ? []
        : [bytes.map((byte) => `%${hex(byte)}`).join(''), bytes.map((byte) => `=${hex(byte)}`).join('')],
    ),
    utf8.map((byte) => String.raw`\\${String(byte).padStart(3, '0')}`).join(''),
    ...(ENTITIES[character]?.split('|') ?? []),
  ];
}

/** A letter beyond ASCII is another octet in another case, which no flag of a regular expression knows. */
function oneCharacter(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character;
  const cases = [character, character.toLowerCase(), character.toUpperCase()].filter((one) => [...one].length === 1);
  return `(?:${[...new Set(cases)].flatMap(spellings).join('|')})`;
}

/**
 * The source of a regular expression for a text as addresses, header fields, URLs and zone files write it: as it is,
 * percent-encoded (RFC 3986), quoted-printable (RFC 2045, RFC 2047 `Q`), with XML entities, or with the escapes of a
 * zone file. To be used with the flag `u`.
 */
export function phraseSource(text: string): string {
  return text.trim().replace(/\s+|[^\s]/gu, (piece) => (/\s/u.test(piece) ? BLANK : oneCharacter(piece)));
}
