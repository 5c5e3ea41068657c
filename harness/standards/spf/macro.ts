import { dottedParts, type IpAddress } from '../ip.ts';
import type { Macro, MacroLetter, MacroString } from './macro-string.ts';

/** What the letters stand for during the check of one domain (RFC 7208 section 7.2). */
export interface MacroValues {
  /** Local part of the sender; `postmaster` where it had none. */
  readonly local: string;
  readonly senderDomain: string;
  /** The domain whose record is being evaluated: changes with `include` and `redirect`. */
  readonly domain: string;
  /** An IPv4-mapped address is given as the IPv4 address. */
  readonly ip: IpAddress;
  readonly helo: string;
  /** Validated name of the address, or `unknown` (RFC 7208 section 7.3). */
  readonly validatedName: string;
}

const VALUE_OF: Readonly<Record<MacroLetter, (values: MacroValues) => string>> = {
  s: ({ local, senderDomain }) => `${local}@${senderDomain}`,
  l: ({ local }) => local,
  o: ({ senderDomain }) => senderDomain,
  d: ({ domain }) => domain,
  i: ({ ip }) => dottedParts(ip).join('.'),
  p: ({ validatedName }) => validatedName,
  v: ({ ip }) => (ip.family === 4 ? 'in-addr' : 'ip6'),
  h: ({ helo }) => helo,
};

/** RFC 3986 section 2.3: all but the unreserved characters is percent-encoded, octet by octet. */
function urlEscaped(value: string): string {
  return [...Buffer.from(value, 'utf8')]
    .map((octet) => {
      const char = String.fromCharCode(octet);
      return /[A-Za-z0-9\-._~]/.test(char) ? char : `%${octet.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

function split(value: string, delimiters: string): string[] {
  const parts = [''];
  for (const char of value) {
    if (delimiters.includes(char)) parts.push('');
    else parts.push((parts.pop() ?? '') + char);
  }
  return parts;
}

/** The parts are joined by dots, whatever separated them (RFC 7208 section 7.3). */
function expandMacro(macro: Macro, values: MacroValues): string {
  const parts = split(VALUE_OF[macro.letter](values), macro.delimiters);
  const ordered = macro.reverse ? parts.toReversed() : parts;
  const value = (macro.keep === null ? ordered : ordered.slice(-macro.keep)).join('.');
  return macro.escape ? urlEscaped(value) : value;
}

/** Expands a macro-string (RFC 7208 section 7.3). */
export function expandMacros(string: MacroString, values: MacroValues): string {
  return string.map((part) => (part.kind === 'macro' ? expandMacro(part, values) : part.text)).join('');
}

/** True where a macro-string contains one of these letters. */
export function usesMacro(string: MacroString, letters: string): boolean {
  return string.some((part) => part.kind === 'macro' && letters.includes(part.letter));
}
