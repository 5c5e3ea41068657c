import type { Habit } from '../model/people.ts';
import type { ReceivedMessage } from './received-message.ts';

/** The line that asks for answers to another address than the header's; the vendor's document of 2019 places it on top. */
const BODY_LINE = /send all replies to\s+<?([^\s<>]+@[^\s<>]*[^\s<>.,;])/i;

/**
 * Where an answer by hand goes; null where the message names nobody, and for who answers nothing.
 *
 * Reply-To is for the mail program, else From (RFC 5322 section 3.6.3); some programs use From even so; and a reader
 * may follow what the text asks for.
 */
export function answerTarget(message: ReceivedMessage, habit: Habit): string | null {
  const byHeader = message.replyTo ?? message.from;
  switch (habit.target) {
    case 'reply-to':
      return byHeader;
    case 'from':
      return message.from;
    case 'body':
      return BODY_LINE.exec(message.text)?.[1] ?? byHeader;
    case 'nobody':
      return null;
  }
}
