import type { DeliveryRecord } from '../model/delivery.ts';
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
 * A relay or forwarder without a next hop is a mail loop that was cut off (`looped`): real servers refuse such a message once it has
 * passed too many of them (RFC 5321 section 6.3), so it counts as rejected.
 */
export function decidedFate(world: World, record: DeliveryRecord, intended: Intended, looped: boolean): DecidedFate {
  if (record.end.kind === 'no-route') return { fate: 'rejected', reader: null };
  if (record.end.kind === 'expired') return { fate: 'expired', reader: null };
  if (record.end.kind === 'undeclared') return { fate: 'inconclusive', reader: null };
  switch (record.end.outcome) {
    case 'inbox':
    case 'inbox-warn':
      return filedFate(world, record.delivery.draft.to, intended, looped);
    case 'spam':
    case 'quarantine':
      return { fate: record.end.outcome, reader: null };
    case 'discard':
      return { fate: 'discarded', reader: null };
    case 'reject':
      return { fate: refusedByRelay(world, record) ? 'relay-refused' : 'rejected', reader: null };
    case 'accept-then-dsn':
      return { fate: 'bounced', reader: null };
    case 'relay':
      if (!looped) throw new OwnFault(`delivery ${record.delivery.id} was relayed and has no next hop`);
      return { fate: 'rejected', reader: null };
  }
}

function filedFate(world: World, address: string, intended: Intended, looped: boolean): DecidedFate {
  if (looped && staysNowhere(world, address)) return { fate: 'rejected', reader: null };
  const reader = readerOf(world, address);
  return { fate: fateByReader(world, reader, intended), reader };
}

/**
 * Whether the one that refused only stood on the way: the recipient's domain is none of its own. A smarthost that
 * refuses a recipient in its own domain is that recipient's receiver.
 */
function refusedByRelay(world: World, record: DeliveryRecord): boolean {
  const { facts, serverSite } = decidingTransaction(record);
  if (facts?.recipient != null) return facts.recipient === 'foreign';
  const home = world.siteOfDomain.get(domainOf(record.delivery.draft.to));
  return record.delivery.draft.route.kind === 'smarthost' && home?.id !== serverSite;
}
