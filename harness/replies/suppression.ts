import type { Instant } from '../model/dns.ts';
import type { Responder, Suppression } from '../model/people.ts';
import type { State } from '../model/state.ts';
import { localPartOf, mailboxKey } from '../standards/address.ts';
import type { Arrival } from './arrival.ts';
import type { ReceivedMessage } from './received-message.ts';

export interface AwayQuestion {
  readonly arrival: Arrival;
  readonly responder: Responder;
  /** Whom the away message would go to, lower-case. */
  readonly target: string;
  readonly at: Instant;
  readonly state: State;
}

const DAY = 24 * 60 * 60 * 1000;

/** RFC 5230 section 4.6 and RFC 3834 section 2. */
const ROBOT = /^(?:owner-.*|.*-request|mailer-daemon|listserv|majordomo)$/i;

/** A habit of some responders, in no standard: these two words only, not `do.not.reply` or `donotreply`. */
const NO_REPLY = /^(?:noreply|no-reply)$/i;

function senders(message: ReceivedMessage): string[] {
  return [message.returnPath, message.from].filter((address) => address !== null).map(localPartOf);
}

function words(message: ReceivedMessage, field: string): string[] {
  return message.values(field).flatMap((value) => value.toLowerCase().split(/[\s,;]+/));
}

/** RFC 3834 section 5: the keyword comes before any parameter. */
function autoSubmitted(message: ReceivedMessage): boolean {
  const keyword = message
    .values('Auto-Submitted')[0]
    ?.split(/[;(\s]/)[0]
    ?.toLowerCase();
  return keyword !== undefined && keyword !== '' && keyword !== 'no';
}

function answeredLately({ arrival, responder, target, at, state }: AwayQuestion): boolean {
  const last = state.answered.get(`${arrival.mailbox.address}|${target}`);
  return last !== undefined && at < last + responder.repeatDays * DAY;
}

interface Row {
  readonly holds: (question: AwayQuestion) => boolean;
  /** A plain sentence. */
  readonly reason: string;
}

const ROWS: Readonly<Record<Suppression, Row>> = {
  'null-sender': {
    holds: ({ arrival }) => arrival.message.returnPath === '',
    reason: 'The message came from the null sender, which nothing may answer.',
  },
  'robot-sender': {
    holds: ({ arrival }) => senders(arrival.message).some((local) => ROBOT.test(local)),
    reason: 'The sender has the name of a machine, such as owner-… or mailer-daemon.',
  },
  'no-reply-sender': {
    holds: ({ arrival }) => senders(arrival.message).some((local) => NO_REPLY.test(local)),
    reason: 'The sender is called noreply or no-reply.',
  },
  'not-addressed': {
    holds: ({ arrival }) => !arrival.message.addressed.map(mailboxKey).includes(arrival.mailbox.address),
    reason: 'The mailbox stands neither in To nor in Cc.',
  },
  'auto-submitted': {
    holds: ({ arrival }) => autoSubmitted(arrival.message),
    reason: 'The message says in Auto-Submitted that a machine wrote it.',
  },
  'list-headers': {
    holds: ({ arrival }) => arrival.message.hasFieldLike('list-'),
    reason: 'The message carries header fields of a mailing list.',
  },
  'precedence-bulk': {
    holds: ({ arrival }) =>
      words(arrival.message, 'Precedence').some((word) => ['bulk', 'junk', 'list'].includes(word)),
    reason: 'The message says in Precedence that it is bulk, junk or list mail.',
  },
  'auto-response-suppress': {
    holds: ({ arrival }) =>
      words(arrival.message, 'X-Auto-Response-Suppress').some((word) => word === 'oof' || word === 'all'),
    reason: 'The message asks in X-Auto-Response-Suppress for no away message.',
  },
  'already-answered': {
    holds: answeredLately,
    reason: 'The same sender had an away message only lately.',
  },
  'filed-as-spam': {
    holds: ({ arrival }) => arrival.spam,
    reason: 'The message was filed as spam.',
  },
};

/** The first of a responder's reasons to stay silent that holds for a message, in its own order; null for none. */
export function suppressionFor(question: AwayQuestion): { readonly row: Suppression; readonly reason: string } | null {
  const row = question.responder.suppressions.find((candidate) => ROWS[candidate].holds(question));
  return row === undefined ? null : { row, reason: ROWS[row].reason };
}
