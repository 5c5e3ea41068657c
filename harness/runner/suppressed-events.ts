import type { Instant } from '../model/dns.ts';
import type { Suppressed } from '../model/ses.ts';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import type { Received } from '../receiver/receive.ts';

/** Amazon SES forgets an address on the list of all customers' hard bounces after 14 days at most (Developer Guide, 2022). */
const GLOBAL_LIFE = 14 * 24 * 60 * 60 * 1000;

interface Context {
  readonly site: Site;
  readonly at: Instant;
  readonly causedBy: string;
}

/** Whom a service does not send to from now on, by what came back: after a complaint, and after a hard bounce. */
export function suppressedEvents({ facts, reply }: Received, { site, at, causedBy }: Context): readonly Event[] {
  const feedback = facts.ses?.feedback ?? null;
  if (feedback === null || reply === null || reply.code >= 400) return [];
  const address = feedback.recipient.toLowerCase();
  const known = { site: site.id, address, at, causedBy };
  const own = site.ses?.accountList === true;
  const all: readonly Suppressed[] =
    feedback.kind === 'complaint'
      ? own
        ? [{ ...known, list: 'account', reason: 'complaint', until: null }]
        : []
      : feedback.permanent
        ? [
            ...(own ? [{ ...known, list: 'account', reason: 'bounce', until: null } as const] : []),
            { ...known, list: 'global', reason: 'bounce', until: at + GLOBAL_LIFE },
          ]
        : [];
  return all.map((suppressed) => ({ kind: 'suppressed', suppressed }));
}
