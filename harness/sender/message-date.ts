import type { Instant } from '../model/dns.ts';
import { OwnFault } from '../model/fault.ts';
import { localText } from '../standards/local-text.ts';

/**
 * A date as it stands in a message (RFC 5322 section 3.3), in a time zone.
 *
 * @throws OwnFault when the time zone is none: scenarios with such a zone are refused before.
 */
export function messageDate(at: Instant, timeZone: string): string {
  const text = localText(at, timeZone, 'mail');
  if (text === '') throw new OwnFault(`no date for ${at} in the time zone ${timeZone}`);
  return text;
}
