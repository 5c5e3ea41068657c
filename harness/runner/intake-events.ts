import type { Instant } from '../model/dns.ts';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import type { Received } from '../receiver/receive.ts';

/** What a receiver remembers of a transaction: whom it greylists, and what its limits count. */
export function intakeEvents(received: Received, site: Site, at: Instant): readonly Event[] {
  return [...greylisted(received, at), ...arrived(received, site, at)];
}

/** A receiver that refused for another reason before did not ask its greylist, and notes nothing there. */
function greylisted({ facts: { greylist }, decision }: Received, at: Instant): readonly Event[] {
  if (greylist === null || decision?.consulted.includes('greylist') !== true) return [];
  const { key, first, result } = greylist;
  if (result === 'too-early') return [];
  return [{ kind: 'greylisted', key, entry: { first, passed: result === 'known' ? at : null } }];
}

function arrived({ facts, reply }: Received, site: Site, at: Instant): readonly Event[] {
  if (facts.rates === null || reply === null || reply.code >= 400) return [];
  const arrival = { site: site.id, clientIp: facts.clientIp, to: facts.rcpt.toLowerCase(), at, count: 1 };
  return [{ kind: 'arrived', arrival }];
}
