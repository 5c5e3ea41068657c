import type { DeliveryRecord } from '../model/delivery.ts';
import type { Mailbox, Person } from '../model/people.ts';
import type { OutcomeKind } from '../model/smtp.ts';
import type { State } from '../model/state.ts';
import type { World } from '../model/world.ts';
import { lastAttempt } from './arrival.ts';
import { awayMessage } from './away-message.ts';
import { reportByReceiver, reportBySender } from './failure-report.ts';
import { nextHop } from './next-hop.ts';
import { readerReply } from './reader-reply.ts';
import { readMessage } from './received-message.ts';
import { NO_RESPONSE, type Responded } from './responded.ts';

export type { Responded } from './responded.ts';

/** Whose mailbox it is: the flow's own person where both share the address, else the reader the mailbox names. */
function readerOf(mailbox: Mailbox, flowPerson: string, world: World): Person | null {
  if (mailbox.reader.kind !== 'person') return null;
  const meant = world.people.get(flowPerson);
  if (meant !== undefined && meant.address.trim().toLowerCase() === mailbox.address) return meant;
  return world.people.get(mailbox.reader.person) ?? null;
}

/** Somebody's responder and, for a notice to its own reader, that reader by hand. */
function inMailbox(record: DeliveryRecord, world: World, state: State, spam: boolean): Responded {
  const { flow, person: flowPerson } = record.delivery.draft.flow;
  const { stored } = lastAttempt(record);
  const mailbox = world.mailboxes.get(record.delivery.draft.to.toLowerCase());
  if (mailbox === undefined || stored === null) return NO_RESPONSE;
  const person = readerOf(mailbox, flowPerson, world);
  if (person === null) return NO_RESPONSE;
  const arrival = { record, mailbox, message: readMessage(stored), spam };
  const away = person.responder === null ? NO_RESPONSE : awayMessage(arrival, person, person.responder, state);
  const byHand = flow === 'notice' && person.id === flowPerson ? readerReply(arrival, person) : NO_RESPONSE;
  return { drafts: [...away.drafts, ...byHand.drafts], events: [...away.events, ...byHand.events] };
}

function toOutcome(record: DeliveryRecord, outcome: OutcomeKind, world: World, state: State): Responded {
  switch (outcome) {
    case 'inbox':
    case 'inbox-warn':
      return inMailbox(record, world, state, false);
    case 'spam':
      return inMailbox(record, world, state, true);
    case 'reject':
      return reportBySender(record, world);
    case 'accept-then-dsn':
      return reportByReceiver(record, world);
    case 'relay':
      return nextHop(record);
    case 'quarantine':
    case 'discard':
    case 'defer':
      return NO_RESPONSE;
  }
}

/**
 * What people and machines do about a delivery once it has ended: a reader answers, a responder says that its owner is
 * away, an MTA reports a failure, a relay passes the message on.
 *
 * They see the message as the receiver stored it. A delivery that hung on a name nobody declared causes nothing: what
 * would come of it is not known.
 */
export function respond(record: DeliveryRecord, world: World, state: State): Responded {
  switch (record.end.kind) {
    case 'decided':
      return toOutcome(record, record.end.outcome, world, state);
    case 'no-route':
    case 'expired':
      return reportBySender(record, world);
    case 'undeclared':
      return NO_RESPONSE;
  }
}
