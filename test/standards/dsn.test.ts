import { describe, expect, it } from 'vitest';
import type { DsnReport } from '../../harness/model/delivery.ts';
import { deliveryStatus } from '../../harness/standards/dsn.ts';
import { parseDeliveryStatus } from '../../harness/standards/dsn-fields.ts';

const REPORT: DsnReport = {
  reportingMta: 'mail.cybertoolsforlibraries.net',
  from: 'MAILER-DAEMON@mail.cybertoolsforlibraries.net',
  to: 'Do.Not.Reply@CyberToolsForLibraries.net',
  finalRecipient: 'J_Doe@gmail.com',
  action: 'failed',
  status: '5.1.1',
  diagnostic: { code: 550, enhanced: '5.1.1', text: 'The email account does not exist.\nTry again.' },
  remoteMta: 'gmail-smtp-in.l.google.com',
  // 2019-02-15 06:05:41 UTC, the instant of the notice in the vendor's document.
  arrival: 1550210741000,
  lastAttempt: 1550210742000,
  returned: Buffer.from('Subject: Library Notice\r\n\r\nx'),
};

describe('deliveryStatus (RFC 3464 section 2)', () => {
  it('has the fields of the message, then those of the recipient', () => {
    expect(deliveryStatus(REPORT).split('\r\n')).toEqual([
      'Reporting-MTA: dns; mail.cybertoolsforlibraries.net',
      'Arrival-Date: Fri, 15 Feb 2019 06:05:41 +0000',
      '',
      'Final-Recipient: rfc822; J_Doe@gmail.com',
      'Action: failed',
      'Status: 5.1.1',
      'Remote-MTA: dns; gmail-smtp-in.l.google.com',
      'Diagnostic-Code: smtp; 550-5.1.1 The email account does not exist.',
      ' 550 5.1.1 Try again.',
      'Last-Attempt-Date: Fri, 15 Feb 2019 06:05:42 +0000',
      '',
    ]);
  });

  it('claims no words of a server where none answered', () => {
    const text = deliveryStatus({ ...REPORT, status: '5.1.2', diagnostic: null, remoteMta: null });
    expect(text).not.toMatch(/Diagnostic-Code|Remote-MTA/);
    expect(text).toContain('Status: 5.1.2');
  });

  it('writes dates in a zone that is asked for', () => {
    expect(deliveryStatus(REPORT, 'America/New_York')).toContain('Arrival-Date: Fri, 15 Feb 2019 01:05:41 -0500');
  });
});

function report(status: string, boundary = 'b1', lineEnd = '\r\n'): Buffer {
  const lines = [
    'From: MAILER-DAEMON@x.example',
    `Content-Type: multipart/report; report-type=delivery-status;\r\n boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain',
    '',
    'Status: 9.9.9 is only prose here',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    status,
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    'Subject: Library Notice',
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n').replaceAll('\r\n', lineEnd));
}

describe('parseDeliveryStatus', () => {
  const expected = {
    reportingMta: 'mail.cybertoolsforlibraries.net',
    recipients: [
      {
        finalRecipient: 'J_Doe@gmail.com',
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: '550-5.1.1 The email account does not exist. 550 5.1.1 Try again.',
        remoteMta: 'gmail-smtp-in.l.google.com',
      },
    ],
  };

  it.each(['\r\n', '\n'])('reads back what was written, with line end %j', (lineEnd) => {
    expect(parseDeliveryStatus(report(deliveryStatus(REPORT), 'b1', lineEnd))).toEqual(expected);
  });

  it('reads several recipients', () => {
    const text =
      'Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; a@x.example\r\nAction: FAILED\r\nStatus: 5.2.2\r\n\r\n' +
      'Final-Recipient: rfc822; b@x.example\r\nAction: delayed\r\nStatus: 4.2.2\r\n';
    const parsed = parseDeliveryStatus(report(text));
    expect(
      parsed?.recipients.map(({ finalRecipient, action, status, diagnosticCode }) => [
        finalRecipient,
        action,
        status,
        diagnosticCode,
      ]),
    ).toEqual([
      ['a@x.example', 'failed', '5.2.2', null],
      ['b@x.example', 'delayed', '4.2.2', null],
    ]);
  });

  it('takes a boundary without quotes', () => {
    const raw = Buffer.from(report('Reporting-MTA: dns; mx.example').toString().replace('"b1"', 'b1'));
    expect(parseDeliveryStatus(raw)?.reportingMta).toBe('mx.example');
  });

  it.each([
    ['is no multipart', 'Content-Type: text/plain\r\n\r\nStatus: 5.1.1\r\n'],
    ['has no such part', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nStatus: 5.1.1\r\n--b--\r\n'],
  ])('is null where a message %s', (_, raw) => {
    expect(parseDeliveryStatus(Buffer.from(raw))).toBeNull();
  });
});
