import { encodeWord, foldLines, quoteString } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import type { Address } from '../model/delivery.ts';

/** RFC 5322 section 2.2: a field name is printable ASCII without a colon. */
const FIELD_NAME = /^[!-9;-~]+$/;

/** An address that needs no quoting anywhere. */
const PLAIN_ADDRESS = /^[\w!#$%&'*+/=?^`{|}~.-]+@[\w.:[\]-]+$/;

/** Longest encoded word; RFC 2047 section 2 allows 75 characters with its frame. */
const ENCODED_WORD = 52;

/** Writes values: a node of its own for each would draw a boundary for parts that a header field has not. */
const WRITER = new MimeNode(false);

/** A display name as a phrase (RFC 5322 section 3.2.5): bare, quoted, or as encoded words (RFC 2047). */
function phrase(name: string): string {
  if (/^[\w ]*$/.test(name)) return name;
  return /^[\x20-\x7e]*$/.test(name) ? quoteString(name) : encodeWord(name, 'Q', ENCODED_WORD);
}

/**
 * A mailbox as it stands in From, To and Reply-To (RFC 5322 section 3.4).
 *
 * An ordinary address keeps the capitals it was typed with, so that evidence shows what the library set; nodemailer
 * quotes and punycodes all others.
 */
export function mailboxText({ name, address }: Address): string {
  const label = name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  if (!PLAIN_ADDRESS.test(address)) return WRITER.encodeHeaderValue('To', { name: label, address });
  return label === '' ? address : `${phrase(label)} <${address}>`;
}

/** One header field, folded, without its last CRLF. A name that is no field name gives null. */
export function headerLine(name: string, value: string): string | null {
  if (!FIELD_NAME.test(name)) return null;
  return foldLines(`${name}: ${WRITER.encodeHeaderValue(name, value)}`, 76);
}

/** A header field with its value as it is, whatever octets that has: what RFC 5322 does not allow, and scripts do. */
export function bareLine(name: string, value: string): string {
  return `${name}: ${value}`;
}

/** The same as `headerLine` for a field whose value is a mailbox. */
export function mailboxLine(name: string, mailbox: Address): string {
  return foldLines(`${name}: ${mailboxText(mailbox)}`, 76);
}
