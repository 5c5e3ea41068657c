import type { DsnReport } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import { deliveryStatus } from '../standards/dsn.ts';
import { formatReply } from '../standards/reply.ts';
import { headerLine, mailboxLine } from './header-line.ts';
import { messageDate } from './message-date.ts';

export interface DsnMessageInput {
  readonly report: DsnReport;
  readonly messageId: string;
  /** MIME boundary; occurs in no part. */
  readonly boundary: string;
  readonly at: Instant;
  readonly timeZone: string;
}

const CRLF = '\r\n';

/** The header of the returned message, to its last CRLF. */
function returnedHeader(raw: Buffer): string {
  const text = raw.toString('latin1');
  const end = text.indexOf(CRLF + CRLF);
  return end < 0 ? text : text.slice(0, end + CRLF.length);
}

/** The part for people (RFC 6522 section 3). */
function explanation(report: DsnReport): string {
  const { diagnostic, remoteMta } = report;
  const answer =
    diagnostic === null
      ? []
      : [`${remoteMta ?? 'The receiving server'} answered:`, ...formatReply(diagnostic).map((line) => `  ${line}`)];
  return [
    `This is the mail system at ${report.reportingMta}.`,
    '',
    'Your message did not reach this recipient, and no further attempt is made:',
    `  ${report.finalRecipient} (status ${report.status})`,
    ...answer,
    '',
  ].join(CRLF);
}

/** Text as UTF-8, one character an octet: what the returned header, of whatever encoding, can be joined with. */
function octets(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** @param body One character an octet. */
function part(type: string, body: string): string {
  const encoding = /[\x80-\xff]/.test(body) ? '8bit' : '7bit';
  return [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, '', body].join(CRLF);
}

function header({ report, messageId, boundary, at, timeZone }: DsnMessageInput): string {
  const lines = [
    `Date: ${messageDate(at, timeZone)}`,
    mailboxLine('From', { name: 'Mail Delivery System', address: report.from }),
    mailboxLine('To', { name: '', address: report.to }),
    headerLine('Subject', 'Your message could not be delivered'),
    `Message-ID: ${messageId}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status;${CRLF} boundary="${boundary}"`,
  ];
  return lines.join(CRLF);
}

/**
 * Writes a delivery status notification: multipart/report with the text, the machine-readable status (RFC 3464) and the
 * header of the message that failed (RFC 6522), marked so that no responder answers it (RFC 3834 section 5).
 */
export function dsnMessage(input: DsnMessageInput): Buffer {
  const { report, boundary, timeZone } = input;
  const lines = [
    octets(header(input)),
    '',
    `--${boundary}`,
    part('text/plain; charset=utf-8', octets(explanation(report))),
    `--${boundary}`,
    part('message/delivery-status', octets(deliveryStatus(report, timeZone))),
    `--${boundary}`,
    part('text/rfc822-headers', returnedHeader(report.returned)),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join(CRLF), 'latin1');
}
