import type { DsnReport } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import { localText } from './local-text.ts';
import { formatReply } from './reply.ts';

const CRLF = '\r\n';

/** RFC 5322 section 3.3, e.g. `Fri, 15 Feb 2019 06:05:41 +0000`. */
function mailDate(at: Instant, timeZone: string): string {
  return localText(at, timeZone, 'mail');
}

function field(name: string, value: string): string {
  return `${name}: ${value}`;
}

/** The remote server's words, each line of its reply on a line of its own (RFC 3464 section 2.3.6). */
function diagnosticCode({ diagnostic }: DsnReport): string[] {
  if (diagnostic === null) return [];
  return [field('Diagnostic-Code', `smtp; ${formatReply(diagnostic).join(`${CRLF} `)}`)];
}

/**
 * The content of the message/delivery-status part of a report (RFC 3464 section 2): the fields about the message, then
 * those about the one recipient. CRLF lines, the last one ended too.
 *
 * There is no Original-Recipient, since no client of a world gives ORCPT (section 2.3.1), and no Remote-MTA or
 * Diagnostic-Code where no server answered (sections 2.3.5 and 2.3.6).
 *
 * @param timeZone IANA name of the zone the dates are written in.
 */
export function deliveryStatus(report: DsnReport, timeZone = 'utc'): string {
  const { remoteMta } = report;
  const lines = [
    field('Reporting-MTA', `dns; ${report.reportingMta}`),
    field('Arrival-Date', mailDate(report.arrival, timeZone)),
    '',
    field('Final-Recipient', `rfc822; ${report.finalRecipient}`),
    field('Action', report.action),
    field('Status', report.status),
    ...(remoteMta === null ? [] : [field('Remote-MTA', `dns; ${remoteMta}`)]),
    ...diagnosticCode(report),
    field('Last-Attempt-Date', mailDate(report.lastAttempt, timeZone)),
    '',
  ];
  return lines.join(CRLF);
}
