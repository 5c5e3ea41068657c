import type { DeliveryRecord, Draft } from '../model/delivery.ts';
import { OwnFault } from '../model/fault.ts';
import type { Forward, Mailbox } from '../model/people.ts';
import { domainOf } from '../standards/address.ts';
import { cafSender } from '../standards/forwarding/caf.ts';
import { srsSender } from '../standards/forwarding/srs.ts';
import { lastAttempt } from './arrival.ts';
import { chainAtArrival } from './chain-at-arrival.ts';
import type { Responded } from './responded.ts';
import { withoutReturnPath } from './without-return-path.ts';

/** What a forwarder that adds a footer adds. Where it lands does not matter: any octet more breaks a body hash. */
const FOOTER = '-- \r\nThis message was passed on automatically.\r\n';

interface Onward {
  readonly mailFrom: string;
  readonly to: string;
  readonly raw: Buffer;
  readonly forwardedBy: string;
}

function onwardDraft(record: DeliveryRecord, onward: Onward): Draft {
  const { id, draft } = record.delivery;
  const { attempt, serverSite, facts } = lastAttempt(record);
  if (serverSite === null) throw new OwnFault(`the delivery ${id} is to be passed on by nobody`);
  const { mailFrom, to, raw, forwardedBy } = onward;
  return {
    flow: draft.flow,
    causedBy: id,
    site: serverSite,
    mailFrom,
    to,
    at: attempt.at,
    route: { kind: 'mx' },
    helo: null,
    content: { kind: 'bytes', raw, forwardedBy, ...chainAtArrival(facts) },
  };
}

/** The envelope sender under which a mailbox passes a message on. */
export function forwardedSender(record: DeliveryRecord, { address }: Mailbox, forward: Forward): string {
  const { mailFrom } = record.delivery.draft;
  switch (forward.by) {
    case 'plain':
      return mailFrom;
    case 'srs':
      return srsSender(mailFrom, domainOf(address), lastAttempt(record).attempt.at);
    case 'gmail-caf':
      return mailFrom === '' && forward.nullSender === 'kept' ? '' : cafSender(address, forward.to);
  }
}

function forwardedBytes(stored: Buffer, { address }: Mailbox, { by, to, altersBody }: Forward): Buffer {
  const header = by === 'gmail-caf' ? `X-Forwarded-To: ${to}\r\nX-Forwarded-For: ${address} ${to}\r\n` : '';
  const footer = altersBody ? FOOTER : '';
  return Buffer.concat([Buffer.from(header, 'latin1'), withoutReturnPath(stored), Buffer.from(footer, 'latin1')]);
}

/**
 * A mailbox passes on what came into it: to one address, with From, To and Reply-To as they were, unsigned by the
 * forwarder, since it is not the author.
 */
export function passOn(record: DeliveryRecord, stored: Buffer, mailbox: Mailbox, forward: Forward): Responded {
  const mailFrom = forwardedSender(record, mailbox, forward);
  const raw = forwardedBytes(stored, mailbox, forward);
  return { drafts: [onwardDraft(record, { mailFrom, to: forward.to, raw, forwardedBy: mailbox.address })], events: [] };
}

/** What comes back to an address that a forwarder rewrote goes on to the one whom that address names. */
export function sendBack(record: DeliveryRecord, stored: Buffer, sender: string): Responded {
  const { mailFrom, to } = record.delivery.draft;
  const raw = withoutReturnPath(stored);
  return { drafts: [onwardDraft(record, { mailFrom, to: sender, raw, forwardedBy: to.toLowerCase() })], events: [] };
}
