import { describe, expect, it } from 'vitest';
import { OwnFault } from '../../harness/model/fault.ts';
import type { Alteration } from '../../harness/model/receiver.ts';
import type { SesFact } from '../../harness/model/ses.ts';
import { alter } from '../../harness/replies/alter.ts';
import { login, sesFact } from '../receiver/facts.ts';
import { account, identity } from '../receiver/ses/account.ts';
import { site } from '../sender/world.ts';

const RAW = Buffer.from('Message-ID: <1@koha>\r\nDate: old\r\nFrom: Acme <library@acme.org>\r\n\r\nDate: body\r\n');
const AT = Date.UTC(2026, 10, 3, 7, 5);
const PASSING = { mailFrom: 'koha@acme.org', to: 'ann@yahoo.com', raw: RAW, at: AT };
const OWN = { domain: 'amazonses.com', selector: 's', privateKey: 'pem' };
const SES = site('amazon-ses', ['amazonses.com'], [], {
  ses: account([identity('acme.org')]),
  signing: [OWN],
  dsnFrom: 'MAILER-DAEMON@amazonses.com',
});

function altered(alteration: Alteration, changes: Partial<SesFact> = {}) {
  const context = { login: login('accepted'), messagesPerMinute: 0, ses: sesFact(changes), site: SES };
  return alter(PASSING, [alteration], context);
}

describe('what Amazon SES alters', () => {
  it('is Date and Message-ID, and nothing in the body', () => {
    expect(altered('ses-header').raw.toString()).toBe(
      'Message-ID: <0100-1-000000@email.amazonses.com>\r\nDate: Tue, 03 Nov 2026 07:05:00 +0000\r\nFrom: Acme <library@acme.org>\r\n\r\nDate: body\r\n',
    );
  });

  it('is the return path', () => {
    expect(altered('ses-return-path')).toEqual({ ...PASSING, mailFrom: '0100-1-000000@notices.acme.org' });
  });

  it('is a signature of its own, and one of the domain by the first token', () => {
    const keys = altered('ses-signatures').signing?.map(({ domain, selector }) => [domain, selector]);
    expect(keys).toEqual([
      ['amazonses.com', 's'],
      ['acme.org', 'one'],
    ]);
  });

  it('is only its own where Easy DKIM does not sign', () => {
    expect(altered('ses-signatures', { signs: '' }).signing).toEqual([OWN]);
  });

  it('is where feedback goes, with another From and from the null sender', () => {
    const feedback = {
      kind: 'bounce',
      permanent: true,
      recipient: 'ann@yahoo.com',
      submitter: 'library@acme.org',
      forwarded: true,
    } as const;
    const sent = altered('feedback-to-submitter', { feedback });
    expect(sent).toMatchObject({ to: 'library@acme.org', mailFrom: '' });
    expect(sent.raw.toString()).toContain('\r\nFrom: MAILER-DAEMON@amazonses.com\r\n');
  });

  it('is a fault of ours at a site without an account', () => {
    const context = { login: login('accepted'), messagesPerMinute: 0, ses: null, site: site('x', [], []) };
    expect(() => alter(PASSING, ['ses-header'], context)).toThrow(OwnFault);
  });
});
