import { parse } from 'tldts';

/** RFC 2606 and RFC 6761: names that no list of public suffixes has. */
const RESERVED = /\.(?:example|test|invalid|localhost|local|internal)$/;
const REVERSE = /\.(?:in-addr|ip6)\.arpa$/;
const LEFT = /[\p{L}\p{M}\p{N}_.-]*$/u;
const RIGHT = /^[\p{L}\p{M}\p{N}_.-]*/u;

/** A stretch of a text: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** RFC 1035 section 2.3.4: no name is longer. */
const LONGEST = 256;

/** What can be a domain name around a place of a text. */
function nameAround(text: string, { start, end }: Span): Span {
  const [before = ''] = LEFT.exec(text.slice(Math.max(0, start - LONGEST), start)) ?? [];
  const [after = ''] = RIGHT.exec(text.slice(end, end + LONGEST)) ?? [];
  const dots = /^[.-]*/.exec(before)?.[0].length ?? 0;
  return { start: start - before.length + dots, end: end + after.replace(/[.-]+$/, '').length };
}

/** The end of a name that says whose it is: a known host or domain, else the registered domain; '' where it is no name. */
function ownedPart(name: string, known: ReadonlySet<string>): string {
  if (REVERSE.test(name)) return name;
  const labels = name.split('.');
  const suffix = labels.map((_, index) => labels.slice(index).join('.')).find((one) => known.has(one));
  if (suffix !== undefined) return suffix;
  if (RESERVED.test(name)) return labels.slice(-2).join('.');
  const { domain, isIcann } = parse(name, { extractHostname: false, validateHostname: false, detectIp: false });
  return isIcann === true ? (domain ?? '') : '';
}

/**
 * The part of a name around a place that says whose the name is, such as `acme.org` in `ann._spf.acme.org`; null where
 * no domain name stands there.
 *
 * @param known Lower-case names of hosts and domains that there are.
 */
export function ownedSpan(text: string, at: Span, known: ReadonlySet<string>): Span | null {
  const around = nameAround(text, at);
  const owned = ownedPart(text.slice(around.start, around.end).toLowerCase(), known);
  return owned === '' ? null : { start: around.end - owned.length, end: around.end };
}

/**
 * Whether a place lies in the owned part of a name. All of a name that nobody declared, with nothing in front of it, may
 * be something else: `maria.li` is a domain in Liechtenstein and a local part.
 */
export function isOfDomain(text: string, at: Span, known: ReadonlySet<string>): boolean {
  const owned = ownedSpan(text, at, known);
  if (owned === null || at.start < owned.start || at.end > owned.end) return false;
  const alone = at.start === owned.start && at.end === owned.end && nameAround(text, at).start === at.start;
  return !alone || known.has(text.slice(at.start, at.end).toLowerCase());
}

/**
 * A whole sender that was expanded into a name (`%{s}`) brings @ with it, and a rewritten one + and = too. In front of a
 * = there must be more of the name, for `redirect=acme.org` is another thing.
 */
const REST_OF_NAME = /^[.@+][\p{L}\p{M}\p{N}_.@=+%-]*/u;
const REST_WITHIN = /^[.@+=][\p{L}\p{M}\p{N}_.@=+%-]*/u;

/** Whether a place is one or several whole labels of a name, in front of the part that says whose the name is. */
export function isLabelBefore(text: string, at: Span, known: ReadonlySet<string>): boolean {
  const before = text.charAt(at.start - 1);
  if ((before !== '' && !/[\s.@+"'<(:=,]/.test(before)) || isOfDomain(text, at, known)) return false;
  const rest = restOfName(text, at.end, /[.@+]/.test(before));
  const last = rest.replace(/[.-]+$/, '').length + at.end;
  const owned = rest === '' ? null : ownedSpan(text, { start: last, end: last }, known);
  return owned !== null && owned.start >= at.end;
}

function restOfName(text: string, start: number, isWithin: boolean): string {
  const [rest = ''] = (isWithin ? REST_WITHIN : REST_OF_NAME).exec(text.slice(start, start + LONGEST)) ?? [];
  return rest;
}
