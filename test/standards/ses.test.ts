import { describe, expect, it } from 'vitest';
import { feedbackReport, parseComplaint } from '../../harness/standards/complaint.ts';
import { isPermanentBounce } from '../../harness/standards/ses/bounce-kind.ts';

describe('a bounce', () => {
  it.each([
    ['5.1.1', '550 5.1.1 The email account that you tried to reach does not exist', true, 'Gmail: no such user'],
    ['5.5.0', '550 5.5.0 Requested action not taken: mailbox unavailable', true, 'Outlook.com: no such user'],
    ['5.0.0', "554 delivery error: dd This user doesn't have a yahoo.com account", true, 'Yahoo: no such user'],
    ['5.2.1', '550 5.2.1 The email account is inactive', true, 'Gmail: disabled'],
    ['5.2.2', '552 5.2.2 The email account is over quota', false, 'MailboxFull is transient'],
    ['5.5.0', '552 5.5.0 mailbox unavailable: storage full', false, 'full, whatever else it says'],
    ['5.7.26', '550 5.7.26 This mail has been blocked because the sender is unauthenticated', false, 'a policy'],
    ['5.7.1', '', false, 'nothing said of the mailbox'],
    ['4.4.7', 'expired: user unknown', false, 'no permanent failure at all'],
  ])('%s %j: hard is %s (%s)', (status, diagnostic, permanent) => {
    expect(isPermanentBounce(status, diagnostic)).toBe(permanent);
  });
});

describe('a complaint report (RFC 5965)', () => {
  const report = { feedbackType: 'abuse', originalMailFrom: 'x-000000@n.acme.org', originalRecipient: 'ann@yahoo.com' };

  it('is read as it was written', () => {
    const raw = `Subject: s\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\n${feedbackReport(report)}\r\n--b--\r\n`;
    expect(parseComplaint(Buffer.from(raw))).toEqual(report);
  });

  it('has the three fields that every report has (section 3.1)', () => {
    expect(feedbackReport(report)).toMatch(/^Feedback-Type: abuse\r\nUser-Agent: .+\r\nVersion: 1\r\n/);
  });

  it('is none without that part', () => {
    expect(parseComplaint(Buffer.from('Subject: s\r\n\r\nFeedback-Type: abuse\r\n'))).toBeNull();
  });
});
