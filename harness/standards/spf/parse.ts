import type { Qualifier } from '../../model/auth.ts';
import { parseIp, type IpAddress } from '../ip.ts';
import { isMacroString, parseMacroString, type MacroString } from './macro-string.ts';
import { isTopLabel } from './name-syntax.ts';

interface TermBase {
  /** As written in the record. */
  readonly text: string;
}

interface MechanismBase extends TermBase {
  readonly kind: 'mechanism';
  readonly qualifier: Qualifier;
}

export interface AllTerm extends MechanismBase {
  readonly name: 'all';
}

export interface NamedTerm extends MechanismBase {
  readonly name: 'include' | 'exists';
  readonly target: MacroString;
}

export interface PtrTerm extends MechanismBase {
  readonly name: 'ptr';
  /** Null stands for the domain under evaluation. */
  readonly target: MacroString | null;
}

export interface HostTerm extends MechanismBase {
  readonly name: 'a' | 'mx';
  /** Null stands for the domain under evaluation. */
  readonly target: MacroString | null;
  readonly prefix4: number;
  readonly prefix6: number;
}

export interface NetworkTerm extends MechanismBase {
  readonly name: 'ip4' | 'ip6';
  readonly network: IpAddress;
  readonly prefix: number;
}

export interface RedirectTerm extends TermBase {
  readonly kind: 'redirect';
  readonly target: MacroString;
}

/** `exp` and every modifier that is unknown: neither changes a result (RFC 7208 sections 6 and 6.2). */
export interface OtherTerm extends TermBase {
  readonly kind: 'exp' | 'unknown';
}

export type Mechanism = AllTerm | NamedTerm | PtrTerm | HostTerm | NetworkTerm;
export type Term = Mechanism | RedirectTerm | OtherTerm;

/** A record's terms in order, or what is wrong with it. */
export type SpfRecord =
  | { readonly kind: 'record'; readonly terms: readonly Term[] }
  | { readonly kind: 'problem'; readonly term: string; readonly problem: string };

type Reading<T> = T | string;

const MODIFIER = /^([^:/=]*)=(.*)$/;
const MECHANISM = /^([+\-?~]?)([^:/]*)(.*)$/s;
const HOST_ARGUMENT = /^(?::(.+?))?(?:\/(\d+))?(?:\/\/(\d+))?$/;
const NETWORK_ARGUMENT = /^:([^/]+)(?:\/(\d+))?$/;
const NUMBER = /^(?:0|[1-9]\d*)$/;

/** domain-spec = macro-string domain-end (RFC 7208 section 7.1). A string is a problem. */
function readDomainSpec(text: string): Reading<MacroString> {
  if (text === '') return 'a domain name is missing';
  const parse = parseMacroString(text);
  if (parse.kind === 'problem') return parse.problem;
  const last = parse.parts.at(-1);
  if (last?.kind !== 'text') return parse.parts;
  const labels = last.text.replace(/\.$/, '').split('.');
  if (labels.length > 1 && isTopLabel(labels.at(-1) ?? '')) return parse.parts;
  return `"${text}" is no domain name of two labels or more`;
}

/** A prefix length without leading zeros; the whole address where none is written. */
function readPrefix(text: string | undefined, most: 32 | 128): Reading<number> {
  if (text === undefined) return most;
  return NUMBER.test(text) && Number(text) <= most ? Number(text) : `prefix length /${text} is not one of 0 to ${most}`;
}

function readHost(base: MechanismBase, name: 'a' | 'mx', argument: string): Reading<HostTerm> {
  const match = HOST_ARGUMENT.exec(argument);
  if (match === null) return `"${argument}" is neither a domain name nor a prefix length`;
  const target = match[1] === undefined ? null : readDomainSpec(match[1]);
  const prefix4 = readPrefix(match[2], 32);
  const prefix6 = readPrefix(match[3], 128);
  if (typeof target === 'string') return target;
  if (typeof prefix4 === 'string') return prefix4;
  if (typeof prefix6 === 'string') return prefix6;
  return { ...base, name, target, prefix4, prefix6 };
}

function readNetwork(base: MechanismBase, name: 'ip4' | 'ip6', argument: string): Reading<NetworkTerm> {
  const [, text = '', length] = NETWORK_ARGUMENT.exec(argument) ?? [];
  const network = parseIp(text);
  const family = name === 'ip4' ? 4 : 6;
  if (network?.family !== family) {
    return `"${argument.slice(1)}" is no IPv${family} network`;
  }
  const prefix = readPrefix(length, family === 4 ? 32 : 128);
  return typeof prefix === 'string' ? prefix : { ...base, name, network, prefix };
}

function readNamed(base: MechanismBase, name: 'include' | 'exists', argument: string): Reading<NamedTerm> {
  const target = argument.startsWith(':') ? readDomainSpec(argument.slice(1)) : 'a domain name is missing';
  return typeof target === 'string' ? target : { ...base, name, target };
}

function readPtr(base: MechanismBase, argument: string): Reading<PtrTerm> {
  if (argument === '') return { ...base, name: 'ptr', target: null };
  const target = argument.startsWith(':') ? readDomainSpec(argument.slice(1)) : 'ptr takes no prefix length';
  return typeof target === 'string' ? target : { ...base, name: 'ptr', target };
}

type MechanismReader = (base: MechanismBase, argument: string) => Reading<Mechanism>;

const READERS: ReadonlyMap<string, MechanismReader> = new Map<Mechanism['name'], MechanismReader>([
  ['all', (base, argument) => (argument === '' ? { ...base, name: 'all' } : 'all takes no argument')],
  ['include', (base, argument) => readNamed(base, 'include', argument)],
  ['a', (base, argument) => readHost(base, 'a', argument)],
  ['mx', (base, argument) => readHost(base, 'mx', argument)],
  ['ptr', readPtr],
  ['ip4', (base, argument) => readNetwork(base, 'ip4', argument)],
  ['ip6', (base, argument) => readNetwork(base, 'ip6', argument)],
  ['exists', (base, argument) => readNamed(base, 'exists', argument)],
]);

function readMechanism(text: string): Reading<Mechanism> {
  const [, sign = '', name = '', argument = ''] = MECHANISM.exec(text) ?? [];
  const read = READERS.get(name.toLowerCase());
  if (read === undefined) return `there is no mechanism "${name}"`;
  return read({ kind: 'mechanism', text, qualifier: sign === '' ? '+' : (sign as Qualifier) }, argument);
}

function readModifier(text: string, name: string, value: string): Reading<Term> {
  if (!/^[a-z][a-z0-9\-_.]*$/i.test(name)) return `"${name}" is no name of a modifier`;
  const known = name.toLowerCase();
  if (known !== 'redirect' && known !== 'exp') {
    return isMacroString(value) ? { kind: 'unknown', text } : `"${value}" has an invalid macro or character`;
  }
  const target = readDomainSpec(value);
  if (typeof target === 'string') return target;
  return known === 'redirect' ? { kind: 'redirect', text, target } : { kind: 'exp', text };
}

function readTerm(text: string): Reading<Term> {
  const modifier = MODIFIER.exec(text);
  return modifier === null ? readMechanism(text) : readModifier(text, modifier[1] ?? '', modifier[2] ?? '');
}

/** `redirect` and `exp` may stand once each (RFC 7208 section 6). */
function repeated(terms: readonly Term[]): Term | null {
  const twice = (['redirect', 'exp'] as const).map((kind) => terms.filter((term) => term.kind === kind)[1]);
  return twice.find((term) => term !== undefined) ?? null;
}

/** True for text that is an SPF record: `v=spf1`, whatever its case, then a space or the end (RFC 7208 section 4.5). */
export function isSpfRecord(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/**
 * Reads a published SPF record by the grammar of RFC 7208 section 12. The whole record is read: an error anywhere makes
 * it invalid, even behind a term that would have matched (section 4.6).
 */
export function parseSpf(text: string): SpfRecord {
  if (/[^\x20-\x7e]/.test(text)) {
    return { kind: 'problem', term: text, problem: 'the record has characters other than visible ASCII and spaces' };
  }
  const terms: Term[] = [];
  for (const word of text.split(' ').slice(1)) {
    if (word === '') continue;
    const term = readTerm(word);
    if (typeof term === 'string') return { kind: 'problem', term: word, problem: term };
    terms.push(term);
  }
  const twice = repeated(terms);
  if (twice !== null) return { kind: 'problem', term: twice.text, problem: `${twice.kind} stands twice` };
  return { kind: 'record', terms };
}
