import { normalDomain } from '../domain.ts';
import { mailboxKey } from '../address.ts';
import type { Form, Forms } from './forms.ts';
import { isLabelBefore, isOfDomain, type Span } from './host-name.ts';
import { phraseSource } from './phrase.ts';
import { isPlainWord } from './plain-words.ts';
import type { SecretAddress, Secrets } from './secrets.ts';

/** Between local part and domain: @, also in a URL, in quoted-printable, as VERP and SRS have it, and spelt out. */
const TO_THE_RIGHT =
  /["\\]*(?<sign>@|%40|=40|%2540|&#64;|&commat;| ?[([]at[)\]] ?|=|%3d|=3d)(?<domain>[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*(?:\.[\p{L}\p{N}_][\p{L}\p{M}\p{N}_-]*)*)/iuy;
/** SRS and `+caf_` have the domain in front in some forms: `domain=local@`. */
const TO_THE_LEFT = /(?<domain>[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*(?:\.[\p{L}\p{M}\p{N}_-]+)+)(?:=|%3d)$/iu;
/** More of a local part in front of what was found. */
const MORE_LOCAL = /[\p{L}\p{M}\p{N}.!#$&'*/?^`{|}~_-]*$/u;
const DETAIL = /(?:\+|%2b|=2b)[^\s@<>]*(?:@|%40)/iuy;
const LONGEST = 320;

/** All owners of one local part, each at another domain. */
type Owners = readonly SecretAddress[];

/** Adds the forms of all addresses: a local part and its domain in whatever writing, also as SRS, `+caf_` and VERP do. */
export function addAddressForms(forms: Forms, secrets: Secrets): void {
  for (const [local, owners] of ownersOf(secrets)) {
    for (const text of new Set([local, local.normalize('NFD')])) {
      addLocal(forms, text, (whole, at) => inAddress(whole, at, owners, secrets));
    }
  }
}

/**
 * Adds the forms of local parts by themselves, as the macros of SPF put them into names (RFC 7208 section 7.2): whole,
 * reversed, or in parts.
 */
export function addLocalForms(forms: Forms, secrets: Secrets): void {
  const byLocal = ownersOf(secrets);
  for (const [local, owners] of byLocal) {
    for (const text of new Set([local, local.normalize('NFD')])) {
      addLocal(forms, text, (whole, at) => byItself(whole, at, owners, secrets));
    }
    for (const text of reversed(local)) addLabels(forms, text, owners, secrets);
  }
  // Parts come last: what is somebody's whole local part is not another's first name.
  for (const [local, owners] of byLocal) {
    for (const text of parts(local)) addLabels(forms, text, owners, secrets);
  }
}

function ownersOf({ addresses }: Secrets): ReadonlyMap<string, Owners> {
  return Map.groupBy(addresses, ({ local }) => local.toLowerCase().normalize('NFC'));
}

function addLocal(forms: Forms, text: string, replace: Form['replace']): void {
  forms.add({ text, source: () => phraseSource(text), anyCase: true, replace });
}

/** Only where they stand as labels of a name. */
function addLabels(forms: Forms, text: string, [owner]: Owners, { hosts }: Secrets): void {
  if (owner === undefined || isPlainWord(text)) return;
  forms.add({
    text,
    source: () => phraseSource(text),
    anyCase: true,
    replace: (whole, at) => (isLabelBefore(whole, at, hosts) ? owner.as : null),
  });
}

const DELIMITERS = /[.\-+,/_=]/u;

/** `lopez.ann` for `ann.lopez`: split at dots, or at all delimiters there are, and always joined by dots. */
function reversed(local: string): readonly string[] {
  return [local.split('.'), local.split(DELIMITERS)]
    .filter((labels) => labels.length > 1)
    .map((labels) => labels.toReversed().join('.'));
}

function parts(local: string): readonly string[] {
  const labels = local.split(DELIMITERS).filter((label) => label !== '');
  return labels.length > 1 ? [...new Set(labels)] : [];
}

/** What stands around something that looks like a local part. */
interface Around {
  /** More of a local part in front of it. */
  readonly more: string;
  /** Whether all that has a = in front. */
  readonly behindSign: boolean;
  /** Domains on either side, in the places where rewritten addresses have them; null where none is. */
  readonly left: string | null;
  readonly right: string | null;
}

/** Its pseudonym where the text is a local part, itself where the address is one that stays; null elsewhere. */
function inAddress(text: string, at: Span, owners: Owners, { kept, hosts }: Secrets): string | null {
  const written = text.slice(at.start, at.end);
  const around = aroundOf(text, at, owners);
  const { more, left, right } = around;
  if (left !== null && kept.has(mailboxKey(`${written}@${left}`))) return written;
  if (right !== null && kept.has(mailboxKey(`${more}${written}@${right}`))) return written;
  if (left === null && right === null && !isAt(DETAIL, text, at.end)) return null;
  if (more !== '' && (isShort(written) || isPlainWord(written))) return null;
  return isRewrittenDomain(around, owners) && isOfDomain(text, at, hosts) ? null : ownerAt(owners, left, right).as;
}

function aroundOf(text: string, at: Span, owners: Owners): Around {
  const before = text.slice(Math.max(0, at.start - LONGEST), at.start);
  const [more = ''] = MORE_LOCAL.exec(before) ?? [];
  return {
    more,
    behindSign: /(?:=|%3d)$/i.test(before.slice(0, before.length - more.length)),
    left: domainIn(TO_THE_LEFT.exec(before)),
    right: rightOf(text, at.end, owners),
  };
}

/** The domain in a rewritten address stands in front of an @ as well, or of another =. */
function isRewrittenDomain({ behindSign, left, right }: Around, owners: Owners): boolean {
  return behindSign && !owners.some(({ domain }) => domain === left || domain === right);
}

function ownerAt(owners: Owners, ...domains: readonly (string | null)[]): SecretAddress {
  const found = domains.flatMap((domain) => owners.filter((owner) => owner.domain === domain))[0] ?? owners[0];
  return found ?? { local: '', domain: '', as: '' };
}

/**
 * The domain behind a local part. `=` is a sign of many things: behind it a domain of the owner's must stand, or any and
 * an @ (VERP).
 */
function rightOf(text: string, end: number, owners: Owners): string | null {
  TO_THE_RIGHT.lastIndex = end;
  const match = TO_THE_RIGHT.exec(text);
  const domain = domainIn(match);
  if (match === null || domain === null || !/^(?:=|%3d|=3d)$/i.test(match.groups?.['sign'] ?? '')) return domain;
  const known = owners.some((owner) => owner.domain === domain);
  if (known) return domain;
  const isVerp = domain.includes('.') && /^(?:@|%40|=40)/i.test(text.slice(TO_THE_RIGHT.lastIndex));
  return isVerp ? domain : null;
}

function domainIn(match: RegExpExecArray | null): string | null {
  const domain = match?.groups?.['domain'];
  return domain === undefined ? null : normalDomain(domain);
}

function isAt(pattern: RegExp, text: string, index: number): boolean {
  pattern.lastIndex = index;
  return pattern.test(text);
}

/** A letter, or a number like those of dates, codes and addresses: by itself it is nobody's. */
function isShort(local: string): boolean {
  return local.length < 2 || /^\d{1,4}$/.test(local);
}

function byItself(text: string, at: Span, owners: Owners, { hosts }: Secrets): string | null {
  const written = text.slice(at.start, at.end);
  if (isOfDomain(text, at, hosts)) return null;
  const everyday = isShort(written) || isPlainWord(written);
  return everyday && !isLabelBefore(text, at, hosts) ? null : ownerAt(owners).as;
}
