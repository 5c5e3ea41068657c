import type { Content } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import { bareLine, headerLine, mailboxLine } from './header-line.ts';
import { messageDate } from './message-date.ts';
import { bareBody, textBody } from './text-body.ts';
import { withPadding } from './padding.ts';

export interface TextMessageInput {
  readonly content: Extract<Content, { kind: 'text' }>;
  readonly messageId: string;
  readonly at: Instant;
  readonly timeZone: string;
}

/** Fields that say who writes to whom: they come from the draft alone, never from extra header fields. */
const OWN_FIELDS = new Set(['from', 'to', 'reply-to', 'date', 'message-id', 'subject', 'mime-version']);
const MIME_FIELDS = /^content-/i;

/** Writes a text message (RFC 5322): CRLF lines, nothing in it that was not given. */
export function textMessage({ content, messageId, at, timeZone }: TextMessageInput): Buffer {
  const extra = Object.entries(content.headers).filter(
    ([name]) => !OWN_FIELDS.has(name.toLowerCase()) && !MIME_FIELDS.test(name),
  );
  const { encoded = true, clockAhead = 0 } = content.written ?? {};
  const { headers, body } = (encoded ? textBody : bareBody)(withPadding(content.text, content.octets ?? 0));
  const omitted = (line: string): boolean =>
    (content.omits ?? []).includes(line.slice(0, line.indexOf(':')).toLowerCase());
  const lines = [
    `Date: ${messageDate(at + clockAhead * 1000, timeZone)}`,
    mailboxLine('From', content.from),
    ...(content.replyTo === null ? [] : [mailboxLine('Reply-To', { name: '', address: content.replyTo })]),
    mailboxLine('To', content.to),
    encoded ? headerLine('Subject', content.subject) : bareLine('Subject', content.subject),
    `Message-ID: ${messageId}`,
    ...extra.map(([name, value]) => headerLine(name, value)),
    ...(encoded ? ['MIME-Version: 1.0'] : []),
    ...headers,
  ].filter((line) => line !== null && !omitted(line));
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`, 'utf8');
}
