import type { Draft } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import type { Person } from '../model/people.ts';
import type { SettingValue } from '../model/receiver.ts';
import type { Traffic } from '../model/reputation.ts';
import type { Event } from '../model/state.ts';
import type { Site, World } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';
import { type Arrival, lastAttempt } from './arrival.ts';
import { READING_DELAY } from './reading-delay.ts';
import type { Responded } from './responded.ts';

/** Whether a message is a notice that its reader marks as spam: nobody who is away does, or who does not find it. */
export function isMarkedAsSpam({ record, spam }: Arrival, person: Person | null): boolean {
  if (spam) return false;
  const { flow, act } = record.delivery.draft.flow;
  if (flow !== 'notice' || person === null || person.responder !== null) return false;
  return person.id === record.delivery.draft.flow.person && person.marksSpam?.includes(act) === true;
}

function settingOf({ receiver, settings }: Site, name: string): SettingValue | undefined {
  return settings[name] ?? receiver.settings[name]?.default;
}

/** One more complaint about the address that the message came from and its author's domain; the message itself is not counted. */
function complaintAbout({ record, message }: Arrival, at: Instant): Traffic {
  const domain = domainOf(message.from ?? '');
  return {
    ip: lastAttempt(record).facts?.clientIp ?? null,
    domain: domain === '' ? null : domain,
    account: null,
    at,
    messages: 0,
    complaints: 1,
    bounces: 0,
    usual: null,
    by: 'library',
    causedBy: record.delivery.id,
  };
}

/**
 * The reader marks a message as spam when reading it. The provider remembers that, and where it takes part in feedback
 * loops it reports the complaint to the service whose machine the message came from.
 */
export function markAsSpam(arrival: Arrival, world: World): Responded {
  const { record, mailbox, message } = arrival;
  const { attempt, facts, stored } = lastAttempt(record);
  const at = attempt.at + READING_DELAY;
  const mark = { mailbox: mailbox.address, from: (message.from ?? '').toLowerCase(), at };
  const events: readonly Event[] = [
    { kind: 'marked-spam', mark },
    { kind: 'traffic', traffic: complaintAbout(arrival, at) },
  ];
  const provider = world.sites.get(mailbox.site);
  const service = world.hostAt.get(facts?.clientIp ?? '')?.site.ses;
  const reports = provider !== undefined && settingOf(provider, 'complaintFeedback') === true;
  if (!reports || service === undefined || stored === null) return { drafts: [], events };
  const { delivery } = record;
  const draft: Draft = {
    flow: delivery.draft.flow,
    causedBy: delivery.id,
    site: provider.id,
    mailFrom: provider.dsnFrom,
    to: service.complaintsTo,
    at,
    route: { kind: 'mx' },
    helo: null,
    content: {
      kind: 'complaint',
      complaint: {
        from: provider.dsnFrom,
        to: service.complaintsTo,
        originalMailFrom: message.returnPath ?? '',
        originalRecipient: delivery.draft.to,
        returned: stored,
      },
    },
  };
  return { drafts: [draft], events };
}
