import type { Draft, Route } from '../model/delivery.ts';
import type { Loan, Person } from '../model/people.ts';
import { LOAN_KINDS, type NoticesAct } from '../model/scenario.ts';
import type { Koha, CyberTools, SenderSystem } from '../model/sender.ts';
import type { Event } from '../model/state.ts';
import type { World } from '../model/world.ts';
import { unusableAddress } from './catalogue-address.ts';
import type { Plan } from './catalogue-plan.ts';
import { notDue } from './due-loan.ts';
import { kohaWording } from './koha-wording.ts';
import { neverSentEvent, type NeverSent } from './never-sent.ts';
import { othersSubmitted } from './others-submitted.ts';

/** A catalogue with one set of addresses for everybody it writes for. */
export type Tenant = Exclude<SenderSystem, CyberTools | Koha>;

/** The names its notices go out under, and their way. */
export interface TenantIdentity {
  readonly from: string;
  /** '' where there is no such field. */
  readonly replyTo: string;
  readonly mailFrom: string;
  readonly route: Route;
  /** What its books say once a notice is on its way; null where they wait for the server's word, see `handOver`. */
  readonly status: string | null;
}

/** A run of the jobs that make notices, all under one set of addresses; each is handed over at once. */
export function planTenant(act: NoticesAct, world: World, tenant: Tenant, identity: TenantIdentity): Plan {
  const looked = act.people.flatMap((id) => {
    const person = world.people.get(id);
    const loan = person === undefined ? null : (act.loans.get(id) ?? person.loan);
    return person === undefined || (LOAN_KINDS.includes(act.about) && loan === null) ? [] : [{ person, loan }];
  });
  const drafts: Draft[] = [];
  const events: Event[] = [...othersSubmitted(act, act.at, world, identity.route)];
  for (const { person, loan } of looked) {
    const refused = notMade(act, person, loan, world);
    if (refused !== null) {
      events.push(neverSentEvent(tenant, { flow: 'notice', person: person.id, act: act.id }, refused));
      continue;
    }
    drafts.push(toDraft({ act, world, tenant, identity }, person, loan));
    const { status } = identity;
    const entry = { system: tenant.id, item: `${act.id} ${person.id}`, status: status ?? '', at: act.at };
    if (status !== null) events.push({ kind: 'ils-status', entry });
  }
  const intents = looked.map(({ person }) => ({ person: person.id, act: act.id, to: person.address }));
  return { drafts, intents, events };
}

function notMade(act: NoticesAct, person: Person, loan: Loan | null, { scenario }: World): NeverSent | null {
  if (act.about !== 'overdue' && person.optedOut?.includes(act.about) === true) {
    return { row: 'opted-out', reason: `${person.id} has turned these notices off.` };
  }
  const early = LOAN_KINDS.includes(act.about) && loan !== null ? notDue(act, loan, scenario.timeZone) : null;
  return early ?? unusableAddress(person.address, {});
}

interface Run {
  readonly act: NoticesAct;
  readonly world: World;
  readonly tenant: Tenant;
  readonly identity: TenantIdentity;
}

function toDraft({ act, world, tenant, identity }: Run, person: Person, loan: Loan | null): Draft {
  const to = person.address.trim();
  const { subject, text } = kohaWording({
    about: act.about,
    person: person.id,
    item: LOAN_KINDS.includes(act.about) ? (loan?.item ?? '') : act.item,
    due: loan?.due ?? '',
    library: world.scenario.library.name,
  });
  return {
    flow: { flow: 'notice', person: person.id, act: act.id },
    causedBy: act.id,
    site: tenant.site,
    mailFrom: identity.mailFrom,
    to,
    at: act.at,
    route: identity.route,
    helo: null,
    content: {
      kind: 'text',
      from: { name: '', address: identity.from },
      to: { name: '', address: to },
      replyTo: identity.replyTo === '' ? null : identity.replyTo,
      subject,
      headers: tenant.extraHeaders,
      omits: tenant.omits ?? [],
      text,
    },
  };
}
