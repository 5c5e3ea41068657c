import type { DeliveryRecord, Draft, Route } from '../model/delivery.ts';
import { OwnFault } from '../model/fault.ts';
import type { Facts } from '../model/receiver.ts';
import type { Event } from '../model/state.ts';
import type { World } from '../model/world.ts';
import { alter } from './alter.ts';
import { lastAttempt } from './arrival.ts';
import { chainAtArrival } from './chain-at-arrival.ts';
import type { Responded } from './responded.ts';
import { withoutReturnPath } from './without-return-path.ts';

/** A server in front of another hands everything to that one, whatever the recipient's MX says (as `relayhost` of Postfix). */
function routeOf(world: World, site: string): Route {
  const host = world.sites.get(site)?.settings['relayHost'];
  return typeof host === 'string' && host !== '' ? { kind: 'smarthost', host } : { kind: 'mx' };
}

function minuteLimit(world: World, id: string): number {
  const site = world.sites.get(id);
  return Number(site?.settings['messagesPerMinute'] ?? site?.receiver.settings['messagesPerMinute']?.default ?? 0);
}

/** A service remembers what it sent under a return path of its own, so that it knows what comes back. */
function sentEvents({ ses, headerFrom }: Facts, site: string, { mailFrom, to }: Draft): readonly Event[] {
  if (ses == null) return [];
  return [{ kind: 'service-sent', sent: { site, id: ses.id, mailFrom, from: headerFrom ?? '', to } }];
}

/**
 * A relay passes a message on: the same envelope and the bytes as it stored them, but for what its row alters, to the recipient's mail exchangers or to
 * the one server it was told.
 */
export function nextHop(record: DeliveryRecord, world: World): Responded {
  const { id, draft } = record.delivery;
  const { attempt, serverSite, stored, facts, decision } = lastAttempt(record);
  if (serverSite === null || stored === null || facts === null) {
    throw new OwnFault(`the delivery ${id} was relayed without being taken`);
  }
  const site = world.sites.get(serverSite);
  if (site === undefined) throw new OwnFault(`the delivery ${id} was relayed by a site that does not exist`);
  const passing = { mailFrom: draft.mailFrom, to: draft.to, raw: withoutReturnPath(stored), at: attempt.at };
  const messagesPerMinute = minuteLimit(world, serverSite);
  const ses = facts.ses ?? null;
  const alters = decision?.rule.alters ?? [];
  const { mailFrom, to, raw, at, signing } = alter(passing, alters, {
    login: facts.login,
    messagesPerMinute,
    ses,
    site,
  });
  return {
    drafts: [
      {
        flow: draft.flow,
        causedBy: id,
        site: serverSite,
        mailFrom,
        to,
        at,
        route: routeOf(world, serverSite),
        helo: null,
        content: { kind: 'bytes', raw, ...chainAtArrival(facts) },
        ...(signing === undefined ? {} : { signing }),
      },
    ],
    events: alters.includes('ses-return-path') ? sentEvents(facts, serverSite, draft) : [],
  };
}
