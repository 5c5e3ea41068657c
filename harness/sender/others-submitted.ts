import type { Route } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import type { NoticesAct } from '../model/scenario.ts';
import type { Event } from '../model/state.ts';
import type { World } from '../model/world.ts';
import { normalDomain } from '../standards/domain.ts';

/**
 * The notices of a run that are declared and not played: they are handed over before those that are, to the same service
 * and by the same account, which counts them. The machine's own MTA hands over through its relayhost.
 */
export function othersSubmitted(act: NoticesAct, at: Instant, { sites }: World, route: Route): readonly Event[] {
  if (act.others === 0 || route.kind !== 'submission') return [];
  const { host, login } = route.server;
  const service = [...sites.values()].find(({ hosts }) => hosts.some(({ name }) => name === normalDomain(host)));
  if (service === undefined || login === null) return [];
  return [{ kind: 'submitted', submitted: { site: service.id, user: login.user, at, count: act.others } }];
}
