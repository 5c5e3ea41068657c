import type { Instant } from '../model/dns.ts';
import type { FeedbackFact, Suppressed } from '../model/ses.ts';
import type { Traffic } from '../model/reputation.ts';
import type { Event } from '../model/state.ts';
import type { Site } from '../model/world.ts';
import type { Received } from '../receiver/receive.ts';
import { simulatorOf } from '../receiver/ses/simulator.ts';
import { GLOBAL_LIFE } from '../standards/ses/suppression.ts';

interface Context {
  readonly site: Site;
  readonly at: Instant;
  readonly causedBy: string;
}

/**
 * Whom a service does not send to from now on, by what came back: after a complaint, and after a hard bounce. The account is
 * charged with both.
 */
export function suppressedEvents({ facts, reply }: Received, { site, at, causedBy }: Context): readonly Event[] {
  const feedback = facts.ses?.feedback ?? null;
  if (feedback === null || reply === null || reply.code >= 400) return [];
  // What the mailbox simulator answers has no such effect (Developer Guide, "Using the mailbox simulator").
  if (simulatorOf(feedback.recipient) !== 'none') return [];
  const known = { site: site.id, address: feedback.recipient.toLowerCase(), at, causedBy };
  const reason = reasonOf(feedback);
  if (reason === null) return [];
  const own: Suppressed = { ...known, list: 'account', reason, until: null };
  const all: Suppressed = { ...known, list: 'global', reason, until: at + GLOBAL_LIFE };
  const lists = [...(site.ses?.accountList === true ? [own] : []), ...(reason === 'bounce' ? [all] : [])];
  return [
    ...lists.map((suppressed) => ({ kind: 'suppressed', suppressed }) as const),
    { kind: 'traffic', traffic: chargedWith(reason, { site, at, causedBy }) },
  ];
}

/** One more complaint, or bounce, about what the account sent. The message itself is among those that were declared. */
function chargedWith(reason: Suppressed['reason'], { site, at, causedBy }: Context): Traffic {
  const [complaints, bounces] = reason === 'complaint' ? [1, 0] : [0, 1];
  const of = { ip: null, domain: null, account: site.id, usual: null, by: 'library' } as const;
  return { ...of, at, messages: 0, complaints, bounces, causedBy };
}

/** Why an address comes on a list; null where it does not: only hard bounces and complaints bring it there. */
function reasonOf({ kind, permanent }: FeedbackFact): Suppressed['reason'] | null {
  if (kind === 'complaint') return 'complaint';
  return kind === 'bounce' && permanent ? 'bounce' : null;
}
