import type { Complaint } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import { feedbackReport } from '../standards/complaint.ts';
import { headerLength } from '../standards/header.ts';
import { headerLine, mailboxLine } from './header-line.ts';
import { messageDate } from './message-date.ts';

export interface ComplaintMessageInput {
  readonly complaint: Complaint;
  readonly messageId: string;
  /** MIME boundary; occurs in no part. */
  readonly boundary: string;
  readonly at: Instant;
  readonly timeZone: string;
}

/**
 * Writes down a report of a complaint: multipart/report with a text, the machine-readable part (RFC 5965) and the header
 * of the message that was marked as spam.
 */
export function complaintMessage({ complaint, messageId, boundary, at, timeZone }: ComplaintMessageInput): Buffer {
  const { from, to, originalMailFrom, originalRecipient, returned } = complaint;
  const report = feedbackReport({ feedbackType: 'abuse', originalMailFrom, originalRecipient });
  const lines = [
    `Date: ${messageDate(at, timeZone)}`,
    mailboxLine('From', { name: '', address: from }),
    mailboxLine('To', { name: '', address: to }),
    headerLine('Subject', 'A message was marked as spam'),
    `Message-ID: ${messageId}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=feedback-report;\r\n boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'The recipient of this message marked it as spam.',
    '',
    `--${boundary}`,
    'Content-Type: message/feedback-report',
    '',
    report,
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    returned.toString('latin1', 0, headerLength(returned)),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
