import type { Reply } from '../model/smtp.ts';

/** A reply as one line: `550 5.1.1 No such user`. */
export function replyText(reply: Reply): string {
  const codes = reply.enhanced === null ? String(reply.code) : `${reply.code} ${reply.enhanced}`;
  const text = reply.text.split(/\s*\n\s*/).join(' ');
  return `${codes} ${text}`.trim();
}

/** A sentence's end: one full stop, whatever the text ends in. */
export function sentence(text: string): string {
  return `${text.trim().replace(/[.\s]+$/u, '')}.`;
}
