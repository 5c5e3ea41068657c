import type { Draft } from '../model/delivery.ts';
import type { FlowKey } from '../model/flow.ts';
import type { Person, Responder } from '../model/people.ts';
import type { Event, State } from '../model/state.ts';
import { type Arrival, lastAttempt } from './arrival.ts';
import { automaticTarget } from './automatic-target.ts';
import { NO_RESPONSE, type Responded } from './responded.ts';
import { suppressionFor } from './suppression.ts';
import { threadHeaders } from './thread-headers.ts';

/** An automatic response in the form of RFC 3834 section 3. */
function awayDraft(arrival: Arrival, person: Person, responder: Responder, to: string): Draft {
  const { record, mailbox, message } = arrival;
  const { delivery } = record;
  return {
    flow: { flow: 'away-message', person: person.id, act: delivery.draft.flow.act },
    causedBy: delivery.id,
    site: mailbox.site,
    mailFrom: responder.envelope === 'null' ? '' : mailbox.address,
    to,
    at: lastAttempt(record).attempt.at,
    route: { kind: 'mx' },
    helo: null,
    content: {
      kind: 'text',
      from: { name: person.id, address: mailbox.address },
      to: { name: '', address: to },
      replyTo: null,
      subject: `Auto: ${message.subject}`,
      headers: { ...threadHeaders(message), 'Auto-Submitted': 'auto-replied' },
      text: 'I am away and will read your message when I am back.\n',
    },
  };
}

function silence(key: FlowKey, reason: string, rule: string | null): Event {
  return { kind: 'silence', silence: { key, reason, rule, fate: 'not-applicable' } };
}

/**
 * Lets a person's responder answer at once, or says why it stays silent (RFC 3834 section 2, RFC 5230 section 4.6).
 *
 * The away message belongs to the person who is away. Silence is told of notices alone: that nothing answers an answer
 * goes without saying.
 */
export function awayMessage(arrival: Arrival, person: Person, responder: Responder, state: State): Responded {
  const { record, message, mailbox } = arrival;
  const { flow, act } = record.delivery.draft.flow;
  const at = lastAttempt(record).attempt.at;
  const to = automaticTarget(message, responder);
  const target = to.toLowerCase();
  const suppressed = suppressionFor({ arrival, responder, target, at, state });
  const key: FlowKey = { flow: 'away-message', person: person.id, act };
  if (suppressed !== null || to === '') {
    if (flow !== 'notice') return NO_RESPONSE;
    const rule = suppressed === null ? null : `${responder.id}#${suppressed.row}`;
    const reason = suppressed?.reason ?? 'The message names nobody whom an away message could go to.';
    return { drafts: [], events: [silence(key, reason, rule)] };
  }
  return {
    drafts: [awayDraft(arrival, person, responder, to)],
    events: [{ kind: 'away-sent', mailbox: mailbox.address, sender: target, at }],
  };
}
