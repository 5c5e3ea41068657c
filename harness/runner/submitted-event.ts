import type { Instant } from '../model/dns.ts';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import type { Received } from '../receiver/receive.ts';

/** What a service remembers of a message that it took from one of its accounts: its limits count it. */
export function submittedEvent({ facts, reply }: Received, site: Site, at: Instant): readonly Event[] {
  const { login } = facts;
  if (login.result !== 'accepted' || reply === null || reply.code >= 400) return [];
  return [{ kind: 'submitted', submitted: { site: site.id, user: login.user, at, count: 1 } }];
}
