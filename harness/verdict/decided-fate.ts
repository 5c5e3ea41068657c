import type { DeliveryEnd, DeliveryRecord } from '../model/delivery.ts';
import type { Fate } from '../model/flow.ts';
import { OwnFault } from '../model/fault.ts';
import type { Reader } from '../model/people.ts';
import type { World } from '../model/world.ts';
import { domainOf } from '../standards/address.ts';
import type { Intended } from './flow-fate.ts';
import { staysNowhere } from './kept-copy.ts';
import { fateByReader, readerOf } from './reading.ts';
import { decidingTransaction } from './record-index.ts';

/** What the last record of a flow made of it. */
export interface DecidedFate {
  readonly fate: Fate;
  readonly reader: Reader | null;
}

/**
 * The fate that the last record of a flow gives it.
 *
 * A relay or forwarder without a next hop is a mail loop that was cut off (`looped`): real servers refuse such a message
 * once it has passed too many of them (RFC 5321 section 6.3), so it counts as rejected.
 */
export function decidedFate(world: World, record: DeliveryRecord, intended: Intended, looped: boolean): DecidedFate {
  const { end } = record;
  return end.kind === 'decided'
    ? fateByOutcome(world, record, end.outcome, { intended, looped })
    : { fate: UNDECIDED[end.kind], reader: null };
}

/** Fates of what no receiver decided. */
const UNDECIDED: Readonly<Record<Exclude<DeliveryEnd['kind'], 'decided'>, Fate>> = {
  'no-route': 'rejected',
  expired: 'expired',
  'not-retried': 'expired',
  undeclared: 'inconclusive',
  unplayable: 'inconclusive',
  machine: 'inconclusive',
};

function fateByOutcome(
  world: World,
  record: DeliveryRecord,
  outcome: Extract<DeliveryEnd, { kind: 'decided' }>['outcome'],
  { intended, looped }: { readonly intended: Intended; readonly looped: boolean },
): DecidedFate {
  switch (outcome) {
    case 'inbox':
    case 'inbox-warn':
      return filedFate(world, record.delivery.draft.to, intended, looped);
    case 'spam':
    case 'quarantine':
      return { fate: outcome, reader: null };
    case 'discard':
      return { fate: isKeptByService(world, record) ? 'suppressed' : 'discarded', reader: null };
    case 'reject':
      return { fate: refusedByRelay(world, record) ? 'relay-refused' : 'rejected', reader: null };
    case 'accept-then-dsn':
      return { fate: isKeptByService(world, record) ? 'suppressed' : 'bounced', reader: null };
    case 'relay':
      if (!looped) throw new OwnFault(`delivery ${record.delivery.id} was relayed and has no next hop`);
      return { fate: 'rejected', reader: null };
  }
}

/**
 * Whether a service that mail was handed to took a message for others and did not send it, with or without a report: it
 * is no receiver that the message reached.
 */
function isKeptByService(world: World, record: DeliveryRecord): boolean {
  const { facts, serverSite } = decidingTransaction(record);
  if (facts?.service !== 'submission') return false;
  return facts.recipient === 'foreign' || world.sites.get(serverSite ?? '')?.ses !== undefined;
}

function filedFate(world: World, address: string, intended: Intended, looped: boolean): DecidedFate {
  if (looped && staysNowhere(world, address)) return { fate: 'rejected', reader: null };
  const reader = readerOf(world, address, intended);
  return { fate: fateByReader(world, reader, intended), reader };
}

/**
 * Whether the one that refused only stood on the way: the recipient's domain is none of its own. A smarthost that
 * refuses a recipient in its own domain is that recipient's receiver. So is a stranger's server that an MX record leads
 * to, even where it does not take that domain's mail.
 */
function refusedByRelay(world: World, record: DeliveryRecord): boolean {
  const { facts, serverSite } = decidingTransaction(record);
  if (!isOnTheWay(world, record)) return false;
  if (facts?.recipient != null) return facts.recipient === 'foreign';
  // Who refuses a client its login, or its sender, has not come to look at the recipient.
  if (record.delivery.draft.route.kind === 'submission') return true;
  const home = world.siteOfDomain.get(domainOf(record.delivery.draft.to));
  return record.delivery.draft.route.kind === 'smarthost' && home?.id !== serverSite;
}

/** Whether a server was told to pass mail on: one that mail is handed to by name, or another of the library's own. */
function isOnTheWay(world: World, record: DeliveryRecord): boolean {
  const { site, route } = record.delivery.draft;
  const home = world.scenario.library.site;
  return route.kind !== 'mx' || (site === home && decidingTransaction(record).serverSite === home);
}
