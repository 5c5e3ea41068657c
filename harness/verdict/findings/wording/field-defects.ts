import { DateTime } from 'luxon';
import { isMailDomain } from '../../../standards/domain.ts';
import { addressesIn, fieldsNamed } from '../../../standards/header.ts';
import { has, type Received } from './received.ts';

/** Milliseconds by which Date may be off: a message is written shortly before it leaves. Our own number. */
const CLOCK_TOLERANCE = 3_600_000;

/** Fields that a message has once at most (RFC 5322 section 3.6), and what is wrong with each; most notices have no fault. */
export function fieldDefects(notice: Received): readonly string[] {
  return [
    ...fromDefects(notice),
    ...told('To', has(notice, 'To') ? null : 'missing'),
    ...told('Date', dateDefect(notice)),
    ...told('Message-ID', messageIdDefect(notice)),
    ...told('Reply-To', times(notice, 'Reply-To') > 1 ? 'several fields' : null),
    ...told('Content-Type', typeDefect(notice)),
  ];
}

function told(name: string, defect: string | null): readonly string[] {
  return defect === null ? [] : [`${name} (${defect})`];
}

function times({ header }: Received, name: string): number {
  return fieldsNamed(header, name).length;
}

function fromDefects(notice: Received): readonly string[] {
  const fields = times(notice, 'From');
  if (fields === 0) return ['From (missing)'];
  if (fields > 1) return ['From (several fields)'];
  const authors = addressesIn(fieldsNamed(notice.header, 'From')[0]?.value ?? '').length;
  return told('From', authors === 1 ? null : 'not exactly one address');
}

function dateDefect({ header, sentAt }: Received): string | null {
  const [field, another] = fieldsNamed(header, 'Date');
  if (field === undefined) return 'missing';
  const date = DateTime.fromRFC2822(field.value);
  if (another !== undefined || !date.isValid) return 'no date (RFC 5322 section 3.3)';
  const off = date.toMillis() - sentAt;
  if (Math.abs(off) <= CLOCK_TOLERANCE) return null;
  const hours = Math.round(Math.abs(off) / CLOCK_TOLERANCE);
  return `${hours} ${hours === 1 ? 'hour' : 'hours'} in the ${off > 0 ? 'future' : 'past'}`;
}

/** RFC 5322 section 3.6.4 recommends a domain on the right side, so that no other host makes the same id. */
function messageIdDefect({ header }: Received): string | null {
  const [field, another] = fieldsNamed(header, 'Message-ID');
  if (field === undefined) return 'missing';
  const right = /^<[^<>@\s]+@([^<>@\s]+)>$/.exec(field.value)?.[1];
  if (another !== undefined || right === undefined) return 'not of the form <id@domain>';
  const isOwn =
    isMailDomain(right) && right.includes('.') && !/\.(?:local|localdomain|localhost|internal)$/i.test(right);
  return isOwn ? null : `${right} is no domain of anybody's own`;
}

/** Text beyond ASCII needs MIME to say in which character set it is (RFC 2045 section 5.2: else it is US-ASCII). */
function typeDefect(notice: Received): string | null {
  if (!notice.eightBit) return null;
  const type = fieldsNamed(notice.header, 'Content-Type')[0]?.value ?? '';
  return has(notice, 'MIME-Version') && /charset=/i.test(type) ? null : 'no character set for text beyond ASCII';
}
