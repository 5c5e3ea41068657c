import { distance } from 'fastest-levenshtein';
import { readName } from './names.ts';
import { LONGEST_TTL, readSeconds } from './numbers.ts';
import { bad, shown } from './trouble.ts';
import type { Context } from './read-entry.ts';
import type { Token } from './tokens.ts';
import type { Read } from './trouble.ts';

const KNOWN = ['$ORIGIN', '$TTL'];

/** Reads `$ORIGIN name` (RFC 1035 section 5.1) or `$TTL seconds` (RFC 2308 section 4): what holds from here on. */
export function readDirective(tokens: readonly Token[], context: Context): Read<Context> {
  const [word, value, extra] = tokens;
  if (word === undefined) return { ok: true, value: context };
  const name = word.raw.toUpperCase();
  if (!KNOWN.includes(name)) return unknown(word, name);
  const example = name === '$TTL' ? '`$TTL 3600`' : '`$ORIGIN acme.org.`';
  if (value === undefined) return bad(word, `${name} has no value.`, `Write for example ${example}.`);
  if (extra !== undefined) return bad(extra, `${name} has one value.`, `Write for example ${example}.`);
  if (name === '$TTL') {
    const ttl = readSeconds(value, LONGEST_TTL, 'TTL');
    return ttl.ok ? { ok: true, value: { ...context, ttl: ttl.value } } : ttl;
  }
  const origin = readName(value, context.origin);
  return origin.ok ? { ok: true, value: { ...context, origin: origin.value } } : origin;
}

function unknown(word: Token, name: string): Read<never> {
  if (name === '$INCLUDE') return bad(word, '$INCLUDE is not read here.', 'Write the lines of that file here instead.');
  if (name === '$GENERATE') return bad(word, '$GENERATE is not read here.', 'Write the lines it stands for instead.');
  const near = KNOWN.find((known) => distance(known, name.slice(0, 20)) <= 2);
  const meant = near === undefined ? '' : `Did you mean ${near}? `;
  return bad(word, `\`${shown(word.raw)}\` is not a directive.`, `${meant}Directives are $ORIGIN and $TTL.`);
}
