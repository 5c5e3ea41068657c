import type { Draft } from '../model/delivery.ts';
import type { NoticesAct } from '../model/scenario.ts';
import type { Koha, CyberTools, SenderSystem } from '../model/sender.ts';
import type { Event } from '../model/state.ts';
import type { World } from '../model/world.ts';
import { unusableAddress } from './catalogue-address.ts';
import type { Plan } from './catalogue-plan.ts';
import type { Identity } from './identity.ts';
import { neverSentEvent } from './never-sent.ts';
import { noticeDraft } from './notice.ts';
import { intentsOf, lookedAt, notMade, wordingOf } from './notices-job.ts';
import { othersSubmitted } from './others-submitted.ts';

/** A catalogue with one set of addresses for everybody it writes for. */
export type Tenant = Exclude<SenderSystem, CyberTools | Koha>;

/** The names its notices go out under, and their way. */
export interface TenantIdentity extends Identity {
  /** What its books say once a notice is on its way; null where they wait for the server's word, see `handOver`. */
  readonly status: string | null;
}

/** A run of the jobs that make notices, all under one set of addresses; each is handed over at once. */
export function planTenant(act: NoticesAct, world: World, tenant: Tenant, identity: TenantIdentity): Plan {
  const { scenario } = world;
  const looked = lookedAt(act, world);
  const drafts: Draft[] = [];
  const events: Event[] = [...othersSubmitted(act, act.at, world, identity.route)];
  for (const one of looked) {
    const { id, address } = one.person;
    const refused = notMade(act, one, scenario.timeZone) ?? unusableAddress(address, {});
    if (refused !== null) {
      events.push(neverSentEvent(tenant, { flow: 'notice', person: id, act: act.id }, refused));
      continue;
    }
    const wording = wordingOf(act, one, scenario.library.name);
    drafts.push(noticeDraft(tenant, identity, { act: act.id, person: id, to: address, at: act.at, wording }));
    const { status } = identity;
    const entry = { system: tenant.id, item: `${act.id} ${id}`, status: status ?? '', at: act.at };
    if (status !== null) events.push({ kind: 'ils-status', entry });
  }
  return { drafts, intents: intentsOf(act, looked), events };
}
