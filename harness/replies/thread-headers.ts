import type { ReceivedMessage } from './received-message.ts';

/** The fields by which a mail program finds an answer's place in the conversation (RFC 5322 section 3.6.4). */
export function threadHeaders(message: ReceivedMessage): Record<string, string> {
  if (message.messageId === null) return {};
  const before = message.references === null ? '' : `${message.references} `;
  return { 'In-Reply-To': message.messageId, References: `${before}${message.messageId}` };
}
