import { DateTime } from 'luxon';
import type { Instant } from '../model/dns.ts';
import { foundOnce } from './found-once.ts';

const FORMS = {
  /** RFC 5322 section 3.3, e.g. `Tue, 03 Nov 2026 01:05:00 -0600`. */
  mail: (time: DateTime) => time.toRFC2822(),
  /** ISO 8601 to the second, e.g. `2026-11-03T01:05:00-06:00`. */
  iso: (time: DateTime) => time.toISO({ suppressMilliseconds: true }),
  date: (time: DateTime) => time.toFormat('yyyy-MM-dd'),
} as const;

/** An instant as clocks of an IANA time zone show it; '' where there is no such zone. */
export const localText = foundOnce((at: Instant, timeZone: string, form: keyof typeof FORMS): string => {
  const time = DateTime.fromMillis(at, { zone: timeZone });
  return time.isValid ? (FORMS[form](time) ?? '') : '';
});
