import type { Instant } from '../../model/dns.ts';
import type { Suppressed } from '../../model/ses.ts';

/** Amazon SES forgets an address on the list of all customers' hard bounces after 14 days at most (Developer Guide, 2022). */
export const GLOBAL_LIFE = 14 * 24 * 60 * 60 * 1000;

/** Whether an entry of a suppression list stands at a time. */
export function standsAt({ at, until }: Suppressed, now: Instant): boolean {
  return at <= now && (until === null || until > now);
}
