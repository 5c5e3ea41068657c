import type { DeliveryRecord, Route } from '../model/delivery.ts';
import { OwnFault } from '../model/fault.ts';
import type { World } from '../model/world.ts';
import { lastAttempt } from './arrival.ts';
import type { Responded } from './responded.ts';
import { withoutReturnPath } from './without-return-path.ts';

/** A server in front of another hands everything to that one, whatever the recipient's MX says (as `relayhost` of Postfix). */
function routeOf(world: World, site: string): Route {
  const host = world.sites.get(site)?.settings['relayHost'];
  return typeof host === 'string' && host !== '' ? { kind: 'smarthost', host } : { kind: 'mx' };
}

/**
 * A relay passes a message on: the same envelope, the bytes as it stored them, to the recipient's mail exchangers or to
 * the one server it was told.
 */
export function nextHop(record: DeliveryRecord, world: World): Responded {
  const { id, draft } = record.delivery;
  const { attempt, serverSite, stored } = lastAttempt(record);
  if (serverSite === null || stored === null) throw new OwnFault(`the delivery ${id} was relayed without being taken`);
  return {
    drafts: [
      {
        flow: draft.flow,
        causedBy: id,
        site: serverSite,
        mailFrom: draft.mailFrom,
        to: draft.to,
        at: attempt.at,
        route: routeOf(world, serverSite),
        helo: null,
        content: { kind: 'bytes', raw: withoutReturnPath(stored) },
      },
    ],
    events: [],
  };
}
