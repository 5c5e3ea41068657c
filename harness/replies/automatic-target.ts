import type { Responder } from '../model/people.ts';
import type { ReceivedMessage } from './received-message.ts';

/** Whom a responder writes to; '' where the message names nobody there. */
export function automaticTarget(message: ReceivedMessage, responder: Responder): string {
  switch (responder.target) {
    case 'return-path':
      return message.returnPath ?? '';
    case 'from':
      return message.from ?? '';
    case 'reply-to':
      return message.replyTo ?? message.from ?? '';
  }
}
