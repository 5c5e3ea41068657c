import ipaddr from 'ipaddr.js';
import { reverseName } from '../reverse-name.ts';
import { readData } from './data.ts';
import { readName } from './names.ts';
import { LONGEST_TTL, looksLikeNumber, looksLikeTtl, readSeconds } from './numbers.ts';
import { typographicQuote } from './tokens.ts';
import { faultOf, isKind, readKind } from './types.ts';
import { bad, good, shown } from './trouble.ts';
import type { Fault, RecordData, RecordType } from '../../model/dns.ts';
import type { Entry, Token } from './tokens.ts';
import type { Read } from './trouble.ts';

/** What holds for the entries that follow. */
export interface Context {
  /** The owner of the entry before; null where there is none, undefined where it was mistaken. */
  readonly owner: string | null | undefined;
  readonly origin: string | null;
  /** Seconds. */
  readonly ttl: number;
}

/** What one entry says about its owner; `ignored`: a record of a type that mail does not ask for. */
export type Statement =
  | { readonly kind: 'record'; readonly ttl: number; readonly data: RecordData }
  | { readonly kind: 'fault'; readonly type: RecordType | null; readonly fault: Fault }
  | { readonly kind: 'nodata'; readonly type: RecordType }
  | { readonly kind: 'nxdomain' }
  | { readonly kind: 'ignored' };

/** Whom an entry is about, and what it says; each part may be mistaken by itself. */
export interface ReadEntry {
  readonly owner: Read<string> | null;
  readonly statement: Read<Statement>;
}

/** Reads one entry that is no directive: `[owner] [ttl] [class] type data`. `owner` is null where it is that before. */
export function readEntry(entry: Entry, context: Context): ReadEntry {
  const quote = typographicQuote(entry.tokens);
  if (quote !== null) return { owner: null, statement: { ok: false, trouble: quote } };
  const [first] = entry.tokens;
  if (first === undefined) return { owner: null, statement: good({ kind: 'ignored' }) };
  const named = !entry.indented || !startsWithoutOwner(first);
  if (!named && context.owner === null) {
    const mend = 'Write the name at the beginning of the line: `acme.org. 3600 TXT "v=spf1 -all"`.';
    return { owner: null, statement: bad(first, 'This line names no owner, and no line stands above it.', mend) };
  }
  const owner = named ? ownerOf(entry.tokens, context.origin) : null;
  const tokens = named ? entry.tokens.slice(1) : entry.tokens;
  const shownOwner = named ? first.raw : `${context.owner ?? 'acme.org'}.`;
  return { owner, statement: readStatement({ ...entry, tokens }, { ...context, shownOwner }, first) };
}

/** An indented line keeps the owner above if it begins with a TTL, a class or a type; a pasted one may be indented. */
function startsWithoutOwner(first: Token): boolean {
  if (first.quoted || looksLikeTtl(first) || isClass(first) || isKind(first)) return true;
  return first.raw !== '@' && !first.raw.includes('.');
}

function isClass(token: Token): boolean {
  return !token.quoted && /^(?:IN|CH|HS|CS)$/i.test(token.raw);
}

/** A PTR record under an address instead of its reverse name is the commonest slip there. */
function ownerOf(tokens: readonly Token[], origin: string | null): Read<string> {
  const [first, ...rest] = tokens;
  if (first === undefined) return good('');
  const pointer = rest.some((token) => !token.quoted && token.raw.toUpperCase() === 'PTR');
  if (!pointer || !ipaddr.isValid(first.raw) || !/[.:].*[.:]/.test(first.raw)) return readName(first, origin);
  const name = reverseName(first.raw);
  return bad(
    first,
    'A PTR record stands under the reverse name of the address.',
    `Write \`${name}. PTR mail.acme.org.\``,
  );
}

interface LineContext extends Context {
  readonly shownOwner: string;
}

function readStatement(entry: Entry, context: LineContext, first: Token): Read<Statement> {
  const head = readHead(entry.tokens, context);
  if (!head.ok) return head;
  const { ttl, rest } = head.value;
  const [type, ...data] = rest;
  if (type === undefined) {
    const mend = `Write a type and data after it, for example \`${shown(context.shownOwner)} TXT "v=spf1 -all"\`.`;
    return bad(entry.tokens.at(-1) ?? first, 'This line has no record type.', mend);
  }
  const kind = readKind(type);
  if (!kind.ok) return looksLikeNumber(type) ? numberForType(type, context) : kind;
  const meaning = kind.value;
  switch (meaning.kind) {
    case 'ignored':
      return good({ kind: 'ignored' });
    case 'nxdomain':
      return nothingAfter(data, 'NXDOMAIN') ?? good({ kind: 'nxdomain' });
    case 'fault':
      return nothingAfter(data, meaning.fault) ?? good({ kind: 'fault', type: null, fault: meaning.fault });
    case 'type':
      return readTyped({ ...entry, tokens: data }, { ...context, ttl }, { type: meaning.type, token: type });
  }
}

/** A number where the type should be: an address without its type, a second TTL, or a mistyped one. */
function numberForType(token: Token, { shownOwner }: LineContext): Read<never> {
  const owner = shown(shownOwner);
  if (ipaddr.isValid(token.raw) && /[.:]/.test(token.raw)) {
    const type = ipaddr.IPv6.isValid(token.raw) ? 'AAAA' : 'A';
    return bad(
      token,
      'This line has no record type.',
      `Write it before the address: \`${owner} ${type} ${token.raw}\`.`,
    );
  }
  const problem = looksLikeTtl(token)
    ? `\`${token.raw}\` is a second number: a line has one TTL, and then the type.`
    : `The TTL \`${shown(token.raw)}\` is not a number of seconds.`;
  return bad(token, problem, `Write digits only, for example \`${owner} 3600 TXT "v=spf1 -all"\`.`);
}

/** TTL and class, in either order, each at most once (RFC 1035 section 5.1). */
function readHead(tokens: readonly Token[], context: Context): Read<{ ttl: number; rest: readonly Token[] }> {
  let ttl: number | null = null;
  let classSeen = false;
  for (const [index, token] of tokens.entries()) {
    if (ttl === null && looksLikeTtl(token)) {
      const read = readSeconds(token, LONGEST_TTL, 'TTL');
      if (!read.ok) return read;
      ttl = read.value;
    } else if (!classSeen && isClass(token)) {
      if (token.raw.toUpperCase() !== 'IN')
        return bad(token, `The class ${token.raw} has no mail.`, 'Write IN, or no class at all.');
      classSeen = true;
    } else return good({ ttl: ttl ?? context.ttl, rest: tokens.slice(index) });
  }
  return good({ ttl: ttl ?? context.ttl, rest: [] });
}

function readTyped(entry: Entry, context: LineContext, at: { type: RecordType; token: Token }): Read<Statement> {
  const { type, token } = at;
  const owner = shown(context.shownOwner);
  const [first, ...more] = entry.tokens;
  const word = first === undefined || first.quoted ? '' : first.raw.toUpperCase();
  if (first !== undefined && word === 'NXDOMAIN') {
    return bad(
      first,
      'NXDOMAIN is about the name, whatever the type.',
      `Write \`${owner} NXDOMAIN\` or \`${owner} ${type} NODATA\`.`,
    );
  }
  if (word === 'NODATA') return nothingAfter(more, word) ?? good({ kind: 'nodata', type });
  const fault = first === undefined ? null : faultOf(first);
  if (fault !== null) return nothingAfter(more, fault) ?? good({ kind: 'fault', type, fault });
  const part = {
    tokens: entry.tokens,
    type: token,
    owner: context.shownOwner,
    origin: context.origin,
    remark: entry.remark,
  };
  const data = readData(type, part);
  return data.ok ? good({ kind: 'record', ttl: context.ttl, data: data.value }) : data;
}

function nothingAfter(data: readonly Token[], word: string): Read<never> | null {
  const [first] = data;
  if (first === undefined) return null;
  return bad(
    first,
    `Nothing can follow ${word}: there is no record then.`,
    `End the line after ${word}, or take ${word} out of this line; a comment begins with \`;\`.`,
  );
}
