import type { Draft } from '../model/delivery.ts';
import type { FlowKey } from '../model/flow.ts';
import type { Person } from '../model/people.ts';
import { answerTarget } from './answer-target.ts';
import { type Arrival, lastAttempt } from './arrival.ts';
import { READING_DELAY } from './reading-delay.ts';
import { NO_RESPONSE, type Responded } from './responded.ts';
import { isMarkedAsSpam } from './spam-mark.ts';
import { threadHeaders } from './thread-headers.ts';

/** Lines of the notice that a mail program quotes below the answer. */
const QUOTED_LINES = 6;

function replyText(text: string): string {
  const quoted = text
    .trimEnd()
    .split('\n')
    .slice(0, QUOTED_LINES)
    .map((line) => `> ${line}`.trimEnd());
  return ['Could you renew this for me, please? Thank you.', '', ...quoted, ''].join('\n');
}

function replySubject(subject: string): string {
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}

function silent(key: FlowKey, reason: string): Responded {
  return { drafts: [], events: [{ kind: 'silence', silence: { key, reason, rule: null, fate: 'not-applicable' } }] };
}

/** Answers a notice by hand, the way the person's mail program addresses answers. Nobody answers while away. */
export function readerReply(arrival: Arrival, person: Person): Responded {
  const { record, mailbox, message } = arrival;
  const { delivery } = record;
  const flow = person.habit.target === 'from' ? 'misdirected-reply' : 'reply';
  const key: FlowKey = { flow, person: delivery.draft.flow.person, act: delivery.draft.flow.act };
  if (person.responder !== null) return silent(key, `${person.id} is away and answers nothing by hand.`);
  if (arrival.spam) return NO_RESPONSE;
  if (isMarkedAsSpam(arrival, person)) return silent(key, `${person.id} marks it as spam and answers nothing.`);
  if (person.habit.target === 'nobody') return silent(key, `${person.id} reads it and answers nothing.`);
  const target = answerTarget(message, person.habit);
  if (target === null) return silent(key, 'The message names nobody whom an answer could go to.');
  const draft: Draft = {
    flow: key,
    causedBy: delivery.id,
    site: mailbox.site,
    mailFrom: mailbox.address,
    to: target,
    at: lastAttempt(record).attempt.at + READING_DELAY,
    route: { kind: 'mx' },
    helo: null,
    content: {
      kind: 'text',
      from: { name: person.id, address: mailbox.address },
      to: { name: '', address: target },
      replyTo: null,
      subject: replySubject(message.subject),
      headers: threadHeaders(message),
      text: replyText(message.text),
    },
  };
  return { drafts: [draft], events: [] };
}
