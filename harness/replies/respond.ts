import type { DeliveryRecord } from '../model/delivery.ts';
import type { Mailbox, Person } from '../model/people.ts';
import type { OutcomeKind } from '../model/smtp.ts';
import type { State } from '../model/state.ts';
import type { World } from '../model/world.ts';
import { destinationOf } from '../standards/forwarding/destination.ts';
import { hasMailbox } from '../standards/forwarding/has-mailbox.ts';
import { acknowledgement } from './acknowledgement.ts';
import { type Arrival, lastAttempt } from './arrival.ts';
import { awayMessage } from './away-message.ts';
import { reportByReceiver, reportBySender } from './failure-report.ts';
import { nextHop } from './next-hop.ts';
import { passOn, sendBack } from './pass-on.ts';
import { readerReply } from './reader-reply.ts';
import { readMessage } from './received-message.ts';
import { NO_RESPONSE, type Responded } from './responded.ts';
import { isMarkedAsSpam, markAsSpam } from './spam-mark.ts';

export type { Responded } from './responded.ts';

/** Whose mailbox it is: the flow's own person where several share it, else the reader the mailbox names. */
function readerOf(mailbox: Mailbox, flowPerson: string, world: World): Person | null {
  const meant = world.people.get(flowPerson);
  if (meant !== undefined && hasMailbox(mailbox, meant)) return meant;
  if (mailbox.reader.kind !== 'person') return null;
  return world.people.get(mailbox.reader.person) ?? null;
}

function together(...all: readonly Responded[]): Responded {
  return { drafts: all.flatMap(({ drafts }) => drafts), events: all.flatMap(({ events }) => events) };
}

/**
 * What is done where an address leads: what a forwarder rewrote goes back to its sender, a mailbox passes mail on unless
 * it is spam, and whoever has the message where it stays may answer.
 */
function atAddress(record: DeliveryRecord, world: World, state: State, spam: boolean): Responded {
  const { stored } = lastAttempt(record);
  const destination = destinationOf(world.mailboxes, record.delivery.draft.to);
  if (stored === null || destination.kind === 'none') return NO_RESPONSE;
  if (destination.kind === 'returning') return sendBack(record, stored, destination.sender);
  const { mailbox } = destination;
  const onward = spam ? null : destination.onward;
  const arrival = { record, mailbox, message: readMessage(stored), spam };
  const passedOn = onward === null ? NO_RESPONSE : passOn(record, stored, mailbox, onward);
  const answered = onward === null || onward.keepsCopy ? inMailbox(arrival, world, state) : NO_RESPONSE;
  return together(passedOn, answered);
}

/** The mailbox's own responder, somebody's responder and, for a notice to its own reader, that reader by hand. */
function inMailbox(arrival: Arrival, world: World, state: State): Responded {
  const { record, mailbox } = arrival;
  const { flow, person: flowPerson } = record.delivery.draft.flow;
  const bySystem = mailbox.responder === null ? NO_RESPONSE : acknowledgement(arrival, mailbox.responder, state);
  const person = readerOf(mailbox, flowPerson, world);
  const marked = isMarkedAsSpam(arrival, person) ? markAsSpam(arrival, world) : NO_RESPONSE;
  if (person === null || hasItAlready(record, person, world)) return together(bySystem, marked);
  const away = person.responder === null ? NO_RESPONSE : awayMessage(arrival, person, person.responder, state);
  const byHand = flow === 'notice' && person.id === flowPerson ? readerReply(arrival, person) : NO_RESPONSE;
  return together(bySystem, away, byHand, marked);
}

/** Whether a copy stayed where the message was forwarded from, and the same person reads it there: one answer is enough. */
function hasItAlready({ delivery }: DeliveryRecord, person: Person, world: World): boolean {
  const { content } = delivery.draft;
  const before = content.kind === 'bytes' ? world.mailboxes.get(content.forwardedBy ?? '') : undefined;
  return before?.forward?.keepsCopy === true && readerOf(before, person.id, world)?.id === person.id;
}

function toOutcome(record: DeliveryRecord, outcome: OutcomeKind, world: World, state: State): Responded {
  switch (outcome) {
    case 'inbox':
    case 'inbox-warn':
      return atAddress(record, world, state, false);
    case 'spam':
      return atAddress(record, world, state, true);
    case 'reject':
      return reportBySender(record, world);
    case 'accept-then-dsn':
      return reportByReceiver(record, world);
    case 'relay':
      return nextHop(record, world);
    case 'quarantine':
    case 'discard':
    case 'defer':
      return NO_RESPONSE;
  }
}

/**
 * What people and machines do about a delivery once it has ended: a reader answers, a responder says that its owner is
 * away, a mailbox forwards, an MTA reports a failure, a relay passes the message on.
 *
 * They see the message as the receiver stored it. A delivery that hung on a name nobody declared, or that could
 * not be played, or on which the machine failed, causes nothing: what would come of it is not known.
 */
export function respond(record: DeliveryRecord, world: World, state: State): Responded {
  switch (record.end.kind) {
    case 'decided':
      return toOutcome(record, record.end.outcome, world, state);
    case 'no-route':
    case 'expired':
    case 'not-retried':
      return reportBySender(record, world);
    case 'undeclared':
    case 'unplayable':
    case 'machine':
      return NO_RESPONSE;
  }
}
