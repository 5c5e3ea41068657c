import { DateTime } from 'luxon';
import type { Instant } from '../model/dns.ts';

/**
 * `zone|instant` → date and time. Asking Intl for the offset of a zone takes longer than all else about a date, and
 * everything that happens within one dialogue happens at one instant.
 */
const known = new Map<string, DateTime>();

/** More than one run comes to; beyond it all are forgotten. */
const MOST_KNOWN = 10_000;

/** An instant as clocks of an IANA time zone show it; invalid where there is no such zone. */
export function localDateTime(at: Instant, timeZone: string): DateTime {
  const key = `${timeZone}|${at}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = DateTime.fromMillis(at, { zone: timeZone });
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, made);
  return made;
}
