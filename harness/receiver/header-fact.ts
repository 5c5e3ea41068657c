import { DateTime } from 'luxon';
import type { HeaderFact } from '../model/intake.ts';
import { addressesIn, fieldsNamed, type HeaderField } from '../standards/header.ts';

/** Whether the fields that every message has once are there and can be read (RFC 5322 section 3.6). */
export function headerFact(header: readonly HeaderField[]): HeaderFact {
  return {
    from: fromField(fieldsNamed(header, 'From')),
    messageId: oneOf(fieldsNamed(header, 'Message-ID'), isMessageId),
    date: oneOf(fieldsNamed(header, 'Date'), isDate),
    ...passedOn(header),
  };
}

/** The fields that Google asks of mailing lists (RFC 2919, RFC 2369) and of forwarders. */
function passedOn(header: readonly HeaderField[]): Pick<HeaderFact, 'passedOn'> {
  const has = (...names: readonly string[]): boolean => names.some((name) => fieldsNamed(header, name).length > 0);
  if (has('List-Id', 'List-Post')) return { passedOn: 'list' };
  return has('X-Forwarded-For', 'X-Forwarded-To') ? { passedOn: 'forward' } : {};
}

/** RFC 5322 section 3.6.2: one field; with several addresses it also needs a Sender, which receivers do not ask for. */
function fromField([field, another]: readonly HeaderField[]): HeaderFact['from'] {
  if (field === undefined) return 'missing';
  if (another !== undefined) return 'multiple';
  const addresses = addressesIn(field.value).map(({ address }) => address);
  if (addresses.length === 0 || !addresses.every(isAddress)) return 'unparsable';
  return addresses.length === 1 ? 'ok' : 'several-authors';
}

function isAddress(text: string): boolean {
  return /^[^@\s]+@[^@\s]+$/.test(text) || /^"[^"]*"@[^@\s]+$/.test(text);
}

function oneOf(fields: readonly HeaderField[], reads: (value: string) => boolean): 'ok' | 'missing' | 'invalid' {
  const [field, another] = fields;
  if (field === undefined) return 'missing';
  return another === undefined && reads(field.value) ? 'ok' : 'invalid';
}

/** RFC 5322 section 3.6.4: two parts with an @ between them, in angle brackets. */
function isMessageId(value: string): boolean {
  return /^<[^<>@\s]+@[^<>@\s]+>$/.test(value.trim());
}

/** RFC 5322 section 3.3. */
function isDate(value: string): boolean {
  return DateTime.fromRFC2822(value.trim()).isValid;
}
