import type { DeliveryRecord } from '../model/delivery.ts';
import { OwnFault } from '../model/fault.ts';
import type { Event } from '../model/state.ts';
import type { World } from '../model/world.ts';

/**
 * What a catalogue that hands its messages over itself writes into its books once one has ended: `sent` where the server
 * took it, and nothing after that; else `failed`, with Koha's code for whatever went wrong between it and the server
 * (C4/Letters.pm, `_send_message_by_email`); FOLIO has words of its own. Nothing for all other mail.
 */
export function handOver({ delivery, transactions, end }: DeliveryRecord, { sender }: World): readonly Event[] {
  const { route, flow } = delivery.draft;
  if (route.kind !== 'submission' || route.client !== 'catalogue') return [];
  const last = transactions.at(-1);
  if (last === undefined) throw new OwnFault(`the delivery ${delivery.id} ended without an attempt`);
  const taken = end.kind === 'decided' && end.outcome !== 'reject';
  const status = sender.kind === 'folio' ? folioStatus(taken) : taken ? 'sent' : 'failed (SENDMAIL)';
  const entry = { system: sender.id, item: `${flow.act} ${flow.person}`, status, at: last.attempt.at };
  return [{ kind: 'ils-status', entry }];
}

/** EmailEntity of mod-email: DELIVERED at hand-over, whatever comes later. */
function folioStatus(taken: boolean): string {
  return taken ? 'DELIVERED' : 'FAILURE';
}
