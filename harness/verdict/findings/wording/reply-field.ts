import { mailboxKey } from '../../../standards/address.ts';
import { addressesIn } from '../../../standards/header.ts';
import { addressIn, has, type Received } from './received.ts';

/** A reply address in a field that no mail program knows, such as ReplyTo. */
export interface MisspeltField {
  readonly system: string;
  readonly field: string;
  readonly replyTo: string;
  readonly header: string;
}

/** The field that was meant for Reply-To and is none; null where there is none, and where answers lose nothing by it. */
export function misspeltField(notice: Received): MisspeltField | null {
  const field = notice.header.find(({ name }) => /^reply[-_]?to$/i.test(name) && name.toLowerCase() !== 'reply-to');
  const replyTo = addressesIn(field?.value ?? '')[0]?.address ?? '';
  const header = addressIn(notice, 'From');
  if (field === undefined || replyTo === '' || has(notice, 'Reply-To')) return null;
  if (mailboxKey(replyTo) === mailboxKey(header)) return null;
  return { system: notice.sender.title, field: field.name, replyTo, header };
}

/** Where answers are to go, and what the text says of it. */
export interface ReplyLine {
  readonly from: string;
  readonly replyTo: string;
  /** Address that the text names instead; '' where it names none. */
  readonly says: string;
}

const ANSWER = /\b(?:repl(?:y|ies)|answers?)\b/i;
const ADDRESS = /[^\s<>()",;:]+@[^\s<>()",;:]*[^\s<>()",;:.]/g;

/** Whether the text leaves those without the address whose mail program answers to From; null where it does not. */
export function missingReplyLine(notice: Received): ReplyLine | null {
  const from = addressIn(notice, 'From');
  const replyTo = addressIn(notice, 'Reply-To');
  if (replyTo === '' || mailboxKey(replyTo) === mailboxKey(from) || notice.text === '') return null;
  const named = notice.text.split('\n').flatMap((line) => (ANSWER.test(line) ? (line.match(ADDRESS) ?? []) : []));
  if (named.some((address) => mailboxKey(address) === mailboxKey(replyTo))) return null;
  return { from, replyTo, says: named[0] ?? '' };
}
