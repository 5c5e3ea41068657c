import type { DeliveryRecord } from '../model/delivery.ts';
import type { World } from '../model/world.ts';
import { destinationOf } from '../standards/forwarding/destination.ts';
import type { Intended } from './flow-fate.ts';
import { fateByReader, readerOf } from './reading.ts';
import { isInMailbox } from './record-index.ts';

/**
 * The chain up to the first mailbox on the way that kept a copy its reader finds there: what becomes of the message
 * after that changes nothing for the one it is for. The whole chain where no such copy was kept.
 */
export function upToReadCopy(
  world: World,
  chain: readonly DeliveryRecord[],
  intended: Intended,
): readonly DeliveryRecord[] {
  const kept = chain.findIndex((record) => keptForReader(world, record, intended));
  return kept < 0 ? chain : chain.slice(0, kept + 1);
}

function keptForReader(world: World, record: DeliveryRecord, intended: Intended): boolean {
  const destination = destinationOf(world.mailboxes, record.delivery.draft.to);
  if (!isInMailbox(record) || destination.kind !== 'mailbox' || destination.onward?.keepsCopy !== true) return false;
  return fateByReader(world, readerOf(world, record.delivery.draft.to, intended), intended) === 'inbox';
}

/** Whether nothing of a message stays at an address: its mailbox passes everything on and keeps no copy. */
export function staysNowhere(world: World, address: string): boolean {
  const destination = destinationOf(world.mailboxes, address);
  if (destination.kind === 'mailbox') return destination.onward?.keepsCopy === false;
  return destination.kind === 'returning';
}
