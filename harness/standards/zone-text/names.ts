import { domainToASCII } from 'node:url';
import { nameFault } from './name-fault.ts';
import { octetsOf } from './octets.ts';
import { hasKnownTopLevel } from './registrable.ts';
import { bad, good, shown } from './trouble.ts';
import type { NameFault } from './name-fault.ts';
import type { Token } from './tokens.ts';
import type { Read } from './trouble.ts';

/**
 * A domain name as zone text writes it: absolute where it ends in a dot or contains one, else relative to `origin`
 * (null: none was given; '' is the root). The name comes back in lower case without its final dot.
 */
export function readName(token: Token, origin: string | null): Read<string> {
  const wrong = notAName(token);
  if (wrong !== null) return wrong;
  const decoded = octetsOf(token);
  if (!decoded.ok) return decoded;
  const absolute = makeAbsolute(token, decoded.value.toLowerCase(), origin);
  if (!absolute.ok) return absolute;
  const fault = nameFault(absolute.value);
  return fault === null ? absolute : badName(token, fault);
}

/** Things that stand where a name is meant and are none. */
function notAName(token: Token): Read<never> | null {
  const { raw } = token;
  if (token.quoted) {
    return bad(
      token,
      `A name is expected here, not the text "${shown(raw)}".`,
      'Write the name without quotes: `acme.org.`',
    );
  }
  if (/[^\x21-\x7e]/.test(raw)) return notAscii(token);
  if (raw.endsWith(':')) {
    return bad(
      token,
      `A name has no colon at its end.`,
      `Write \`${shown(raw.slice(0, -1))}\` and then the type and the data.`,
    );
  }
  if (raw !== '@' && raw.includes('@')) {
    const domain = raw.slice(raw.lastIndexOf('@') + 1);
    return bad(
      token,
      `\`${shown(raw)}\` is an e-mail address, not a domain name.`,
      `Write the domain alone, for example \`${shown(domain === '' ? 'acme.org.' : domain)}\`; in SOA records a dot stands for the @.`,
    );
  }
  if (/\\(?:\.|046)/.test(raw)) {
    return bad(token, 'A dot inside a label (`\\.`) is not supported here.', 'Write the name without the backslash.');
  }
  return null;
}

function notAscii(token: Token): Read<never> {
  const ascii = domainToASCII(token.raw);
  const offset = token.raw.search(/[^\x21-\x7e]/);
  const character = String.fromCodePoint(token.raw.codePointAt(offset) ?? 0);
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const mend =
    ascii === '' || /[^\x21-\x7e]/.test(ascii)
      ? 'Write the name in ASCII letters, digits and hyphens, for example `acme.org.`'
      : `Write the form that stands in the DNS: \`${shown(ascii)}\`.`;
  const at = { line: token.line, column: token.column + offset };
  return bad(at, `The DNS has no character ${code} in names.`, mend);
}

function makeAbsolute(token: Token, name: string, origin: string | null): Read<string> {
  if (name.endsWith('.')) return good(name.slice(0, -1));
  if (name !== '@' && name.includes('.')) return dotted(token, name, origin);
  if (origin === null) {
    const problem =
      name === '@'
        ? '`@` stands for the origin, and no $ORIGIN is given.'
        : `\`${shown(name)}\` is relative, and no $ORIGIN is given.`;
    const whole = name === '@' ? 'acme.org.' : `${shown(name)}.acme.org.`;
    return bad(
      token,
      problem,
      `Write the whole name, for example \`${whole}\`, or a line \`$ORIGIN acme.org.\` above.`,
    );
  }
  if (name === '@') return good(origin);
  return good(origin === '' ? name : `${name}.${origin}`);
}

/**
 * A name with dots but no final one counts as absolute. In a zone file with $ORIGIN it would be relative, so a name
 * that cannot be absolute, such as `selector1._domainkey`, is asked about rather than guessed.
 */
function dotted(token: Token, name: string, origin: string | null): Read<string> {
  const plausible = origin === null ? !/\._[^.]*$/.test(name) : name === origin || name.endsWith(`.${origin}`);
  if (plausible || (origin !== null && hasKnownTopLevel(name))) return good(name);
  const longer = `${name}.${origin === null || origin === '' ? 'acme.org' : origin}.`;
  return bad(
    token,
    `\`${shown(name)}\` has no final dot, and \`${shown(name.slice(name.lastIndexOf('.') + 1))}\` is not a top-level domain.`,
    `Write the whole name with a final dot: \`${shown(longer)}\`.`,
  );
}

function badName(token: Token, fault: NameFault): Read<never> {
  switch (fault.kind) {
    case 'empty-label':
      return bad(
        token,
        `\`${shown(token.raw)}\` has an empty label: two dots, or one at the beginning.`,
        'Write one dot between labels, for example `mail.acme.org.`',
      );
    case 'long-label':
      return bad(
        token,
        `The label \`${shown(fault.label)}\` has ${fault.octets} octets; a label has at most 63 (RFC 1035 section 2.3.4).`,
        'Write a shorter label: no name server can hold this one.',
      );
    case 'long-name':
      return bad(
        token,
        `This name has ${fault.octets} octets; a name has at most 253 (RFC 1035 section 2.3.4).`,
        'Write a shorter name: no name server can hold this one.',
      );
  }
}
