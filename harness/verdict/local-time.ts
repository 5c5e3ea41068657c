import type { Instant } from '../model/dns.ts';
import { localText } from '../standards/local-text.ts';

/** ISO 8601 to the second with the offset of a time zone, e.g. `2026-11-03T01:05:00-06:00`. */
export function localTime(at: Instant, timeZone: string): string {
  return localText(at, timeZone, 'iso');
}
