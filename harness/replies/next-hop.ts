import type { DeliveryRecord } from '../model/delivery.ts';
import { OwnFault } from '../model/fault.ts';
import { lastAttempt } from './arrival.ts';
import type { Responded } from './responded.ts';

/**
 * Takes the Return-Path off that stands in front of a stored message: it is for the final delivery alone, and a message
 * on its way must have none (RFC 5321 section 4.4).
 */
function withoutReturnPath(stored: Buffer): Buffer {
  const line = /^return-path:[^\r\n]*(?:\r\n[ \t][^\r\n]*)*\r\n/i.exec(stored.toString('latin1'));
  return line === null ? stored : stored.subarray(line[0].length);
}

/** A relay passes a message on: the same envelope, the bytes as it stored them, to the recipient's mail exchangers. */
export function nextHop(record: DeliveryRecord): Responded {
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
        route: { kind: 'mx' },
        helo: null,
        content: { kind: 'bytes', raw: withoutReturnPath(stored) },
      },
    ],
    events: [],
  };
}
