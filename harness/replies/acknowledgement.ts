import type { Draft } from '../model/delivery.ts';
import type { Responder } from '../model/people.ts';
import type { State } from '../model/state.ts';
import { type Arrival, lastAttempt } from './arrival.ts';
import { automaticTarget } from './automatic-target.ts';
import { NO_RESPONSE, type Responded } from './responded.ts';
import { suppressionFor } from './suppression.ts';
import { threadHeaders } from './thread-headers.ts';

function acknowledge({ record, mailbox, message }: Arrival, responder: Responder, to: string): Draft {
  const { delivery } = record;
  return {
    flow: delivery.draft.flow,
    causedBy: delivery.id,
    site: mailbox.site,
    mailFrom: responder.envelope === 'null' ? '' : mailbox.address,
    to,
    at: lastAttempt(record).attempt.at,
    route: { kind: 'mx' },
    helo: null,
    content: {
      kind: 'text',
      from: { name: '', address: mailbox.address },
      to: { name: '', address: to },
      replyTo: null,
      subject: `Received: ${message.subject}`,
      headers: { ...threadHeaders(message), 'Auto-Submitted': 'auto-replied' },
      text: 'We have your message and will answer it.\n',
    },
  };
}

/**
 * A mailbox that answers by itself, such as that of a ticket system, says that it has a message. The acknowledgement
 * belongs to the flow it answers, as all that follows from it.
 */
export function acknowledgement(arrival: Arrival, responder: Responder, state: State): Responded {
  const { record, mailbox, message } = arrival;
  const at = lastAttempt(record).attempt.at;
  const to = automaticTarget(message, responder);
  const target = to.toLowerCase();
  if (to === '' || suppressionFor({ arrival, responder, target, at, state }) !== null) return NO_RESPONSE;
  return {
    drafts: [acknowledge(arrival, responder, to)],
    events: [{ kind: 'away-sent', mailbox: mailbox.address, sender: target, at }],
  };
}
