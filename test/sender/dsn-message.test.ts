import { describe, expect, it } from 'vitest';
import type { Draft, DsnReport } from '../../harness/model/delivery.ts';
import { compose } from '../../harness/sender/compose.ts';
import { parseDeliveryStatus } from '../../harness/standards/dsn-fields.ts';
import { fieldsNamed, parseHeader } from '../../harness/standards/header.ts';
import { AT, world } from './world.ts';

const REPORT: DsnReport = {
  reportingMta: 'mail1.cybertoolsforlibraries.net',
  from: 'mailer-daemon@cybertoolsforlibraries.net',
  to: 'Library@acme.org',
  finalRecipient: 'j.doe@gmail.com',
  action: 'failed',
  status: '5.1.1',
  diagnostic: { code: 550, enhanced: '5.1.1', text: 'No such user\nSee the manual' },
  remoteMta: 'gmail-smtp-in.l.google.com',
  arrival: AT,
  lastAttempt: AT + 1000,
  returned: Buffer.from(
    'From: Library@acme.org\r\nSubject: Library Notice\r\nX-Raw: \xfc\r\n\r\nSECRET BODY\r\n',
    'latin1',
  ),
};

function written(report: DsnReport): Buffer {
  const draft: Draft = {
    flow: { flow: 'bounce', person: 'J. Doe', act: 'c2' },
    causedBy: 'd1',
    site: 'vendor',
    mailFrom: '',
    to: report.to,
    at: AT + 1000,
    route: { kind: 'mx' },
    helo: null,
    content: { kind: 'dsn', report },
  };
  return compose(draft, { id: 'd2', world: world(), originIndex: 0 }).raw;
}

/** Splits a multipart body by its boundary (RFC 2046 section 5.1). */
function parts(raw: Buffer): { type: string; body: string }[] {
  const text = raw.toString('latin1');
  const boundary = /boundary="([^"]+)"/.exec(text)?.[1] ?? '';
  const [, ...rest] = text.split(`--${boundary}`);
  return rest.slice(0, -1).map((piece) => {
    const [head = '', ...body] = piece.replace(/^\r\n/, '').split('\r\n\r\n');
    return { type: /^Content-Type: ([^;\r]+)/m.exec(head)?.[1] ?? '', body: body.join('\r\n\r\n') };
  });
}

describe('a delivery status notification (RFC 3464, RFC 6522)', () => {
  const raw = written(REPORT);
  const header = (name: string) =>
    fieldsNamed(parseHeader(raw), name).map(({ value }) => value.replace(/\s+/g, ' ').trim());

  it('has the three parts in their order', () => {
    expect(header('Content-Type')[0]).toMatch(/^multipart\/report; report-type=delivery-status; boundary="/);
    expect(parts(raw).map(({ type }) => type)).toEqual([
      'text/plain',
      'message/delivery-status',
      'text/rfc822-headers',
    ]);
  });

  it('says that a machine wrote it, so that no responder answers (RFC 3834 section 5)', () => {
    expect(header('Auto-Submitted')).toEqual(['auto-replied']);
  });

  it('gives the status for machines', () => {
    expect(parseDeliveryStatus(raw)).toEqual({
      reportingMta: 'mail1.cybertoolsforlibraries.net',
      recipients: [
        {
          finalRecipient: 'j.doe@gmail.com',
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: '550-5.1.1 No such user 550 5.1.1 See the manual',
          remoteMta: 'gmail-smtp-in.l.google.com',
        },
      ],
    });
  });

  it('returns the header, octet for octet, and no line of the body: it may be about somebody’s loans', () => {
    expect(parts(raw)[2]?.body).toBe('From: Library@acme.org\r\nSubject: Library Notice\r\nX-Raw: \xfc\r\n\r\n');
    expect(raw.toString('latin1')).not.toContain('SECRET');
  });

  it('says to people what the other server answered, or nothing where none did', () => {
    expect(parts(raw)[0]?.body).toContain('\r\n  550-5.1.1 No such user\r\n  550 5.1.1 See the manual\r\n');
    expect(parts(written({ ...REPORT, diagnostic: null, remoteMta: null }))[0]?.body).not.toContain('answered');
  });

  it('is the same when written twice, and has no lone CR or LF', () => {
    expect(written(REPORT)).toEqual(raw);
    expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
