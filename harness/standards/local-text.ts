import { DateTime } from 'luxon';
import type { Instant } from '../model/dns.ts';

const FORMS = {
  /** RFC 5322 section 3.3, e.g. `Tue, 03 Nov 2026 01:05:00 -0600`. */
  mail: (time: DateTime) => time.toRFC2822(),
  /** ISO 8601 to the second, e.g. `2026-11-03T01:05:00-06:00`. */
  iso: (time: DateTime) => time.toISO({ suppressMilliseconds: true }),
  date: (time: DateTime) => time.toFormat('yyyy-MM-dd'),
} as const;

/** All that happens within one dialogue happens at one instant, and finding out what a clock shows then takes long. */
const known = new Map<string, string>();

/** Texts; more than one run comes to. */
const MOST_KNOWN = 50_000;

/** An instant as clocks of an IANA time zone show it; '' where there is no such zone. */
export function localText(at: Instant, timeZone: string, form: keyof typeof FORMS): string {
  const key = `${form}|${timeZone}|${at}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const time = DateTime.fromMillis(at, { zone: timeZone });
  const text = time.isValid ? (FORMS[form](time) ?? '') : '';
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, text);
  return text;
}
