import { isIPv4, isIPv6 } from 'node:net';
import { hasInvisible, slipSentence } from './address-slip.ts';
import { normalDomain } from './domain.ts';

/** An address as SMTP names a mailbox (RFC 5321 section 4.1.2), without angle brackets. */
export interface MailAddress {
  /** What the local part says: without quotes and backslashes. */
  readonly local: string;
  /** Lower-case, U-labels as A-labels; an address literal keeps its brackets. */
  readonly domain: string;
}

export type AddressParse =
  | ({ readonly kind: 'address' } & MailAddress)
  /** A plain sentence: what is wrong. */
  | { readonly kind: 'problem'; readonly problem: string };

const DOT_STRING = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+(?:\.[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+)*$/;
const QUOTED_STRING = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
/** RFC 5321 section 4.5.3.1, octets. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;
const LONGEST_LABEL = 63;

function problem(text: string): AddressParse {
  return { kind: 'problem', problem: text };
}

/** Splits at the last @, which a quoted local part may contain as well. */
function split(text: string): readonly [local: string, domain: string] | null {
  const at = text.lastIndexOf('@');
  return at < 0 ? null : [text.slice(0, at), text.slice(at + 1)];
}

function localProblem(local: string): string | null {
  if (local === '') return 'There is nothing in front of the @.';
  if (/[^\0-\x7f]/.test(local)) return 'The part in front of the @ has letters beyond ASCII.';
  if (local.length > LONGEST_LOCAL) return `The part in front of the @ is longer than ${LONGEST_LOCAL} characters.`;
  if (DOT_STRING.test(local) || QUOTED_STRING.test(local)) return null;
  if (/\s/.test(local)) return 'There is a space in front of the @.';
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) {
    return 'In front of the @ a dot stands at the beginning or end, or beside another dot.';
  }
  return 'The part in front of the @ has characters that need quotes.';
}

/** RFC 5321 section 4.1.3. */
function isAddressLiteral(domain: string): boolean {
  const [, tag, address = ''] = /^\[(IPv6:)?([^\]]*)\]$/i.exec(domain) ?? [];
  return tag === undefined ? isIPv4(address) : isIPv6(address) && !address.includes('%');
}

function domainProblem(domain: string): string | null {
  if (domain === '') return 'There is nothing behind the @.';
  if (isAddressLiteral(domain)) return null;
  if (domain.startsWith('[')) return `Between the brackets behind the @ stands no IP address: ${domain}.`;
  if (domain.length > LONGEST_DOMAIN) return `The domain is longer than ${LONGEST_DOMAIN} characters.`;
  const wrong = domain.split('.').find((label) => label.length > LONGEST_LABEL || !LABEL.test(label));
  if (wrong === undefined) return null;
  if (wrong === '') return `The domain ${domain} has a dot at the beginning or end, or two in a row.`;
  return `${wrong} is no part of a domain name.`;
}

/** What a local part says. */
function unquoted(local: string): string {
  return QUOTED_STRING.test(local) ? local.slice(1, -1).replace(/\\(.)/g, '$1') : local;
}

/**
 * Reads an address by the grammar of RFC 5321 section 4.1.2 and the lengths of section 4.5.3.1.
 *
 * A domain of one label is an address too: nobody has to be able to reach it.
 */
export function parseAddress(text: string): AddressParse {
  const parts = split(text);
  if (parts === null) return problem(slipSentence(text) ?? 'There is no @ in it.');
  const [local, written] = parts;
  const domain = normalDomain(written);
  // Only the root's dot is not part of a Mailbox, and `normalDomain` would take it away.
  const wrong = localProblem(local) ?? domainProblem(written.endsWith('.') ? `${domain}.` : domain);
  // IDNA takes some invisible characters away; mail servers would be given them.
  const hidden = hasInvisible(written) ? 'It has a character that cannot be seen.' : null;
  const trouble = wrong ?? hidden;
  if (trouble !== null) return problem(slipSentence(text) ?? trouble);
  return { kind: 'address', local: unquoted(local), domain };
}

/** A plain sentence about why a text is no address (RFC 5321 section 4.1.2), or null where it is one. */
export function addressProblem(text: string): string | null {
  const parse = parseAddress(text);
  return parse.kind === 'problem' ? parse.problem : null;
}

/** Writes an address; the local part in quotes where it needs them. */
export function formatAddress({ local, domain }: MailAddress): string {
  const plain = DOT_STRING.test(local);
  return `${plain ? local : `"${local.replace(/["\\]/g, '\\$&')}"`}@${domain}`;
}

/** What stands behind the last @, in normal form; '' for the null sender and for a text without @. */
export function domainOf(address: string): string {
  return normalDomain((split(address)?.[1] ?? '').trim());
}

/**
 * The address under which a mailbox is looked up: lower-case, its domain in normal form, so that U-labels and A-labels
 * lead to one mailbox (RFC 5890 section 2.3.2.4), and so do all ways of quoting (RFC 5321 section 4.1.2). '' for a text without anything.
 */
export function mailboxKey(address: string): string {
  const typed = address.trim();
  const parts = split(typed);
  if (parts === null) return typed.toLowerCase();
  const local = parts[0].toLowerCase();
  const domain = domainOf(typed);
  return QUOTED_STRING.test(local) ? formatAddress({ local: unquoted(local), domain }) : `${local}@${domain}`;
}

/** What stands in front of the last @, as written; the whole text where there is none. */
export function localPartOf(address: string): string {
  return split(address)?.[0] ?? address;
}
