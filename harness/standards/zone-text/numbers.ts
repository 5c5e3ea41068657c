import { bad, good, shown } from './trouble.ts';
import type { Token } from './tokens.ts';
import type { Read } from './trouble.ts';

/** The longest TTL, in seconds (RFC 2181 section 8). */
export const LONGEST_TTL = 2 ** 31 - 1;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** True where a token is written like a TTL: digits, with units as zone files of BIND have them (`1h30m`). */
export function looksLikeTtl(token: Token): boolean {
  return !token.quoted && /^(?:\d+|(?:\d+[smhdw])+)$/i.test(token.raw);
}

/** True where a token begins like a number and so was not meant as a word. */
export function looksLikeNumber(token: Token): boolean {
  return !token.quoted && /^[-+]?\d/.test(token.raw);
}

/** A number of seconds from 0 to `limit`. */
export function readSeconds(token: Token, limit: number, what: string): Read<number> {
  if (!looksLikeTtl(token)) {
    return bad(
      token,
      `The ${what} \`${shown(token.raw)}\` is not a number of seconds.`,
      'Write digits only, for example `3600` for an hour.',
    );
  }
  const seconds = secondsOf(token.raw.toLowerCase());
  if (seconds <= limit) return good(seconds);
  return bad(
    token,
    `The ${what} \`${shown(token.raw)}\` is too long: ${limit} seconds at most.`,
    'Write for example `3600` for an hour.',
  );
}

function secondsOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  let seconds = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([smhdw])/g)) seconds += Number(count) * (UNITS[unit ?? ''] ?? 1);
  return seconds;
}

/** A whole number from 0 to `limit`, or null. */
export function wholeNumber(token: Token, limit: number): number | null {
  if (token.quoted || !/^\d+$/.test(token.raw)) return null;
  const value = Number(token.raw);
  return value <= limit ? value : null;
}
