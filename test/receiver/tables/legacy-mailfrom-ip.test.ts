import { dkim, dmarc, spf } from '../facts.ts';
import { checkTable } from './check-table.ts';

const ELSEWHERE = { mailServer: { addresses: ['203.0.113.25'], undeclared: [] } };

checkTable('legacy-mailfrom-ip', [
  {
    row: 'relay-denied',
    given: { recipient: 'foreign' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.7.1 <j_doe@patron.example>: Relaying denied',
    assumed: true,
    because: 'it relays for nobody',
  },
  {
    row: 'no-such-user',
    given: { recipient: 'unknown' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.1.1',
    because: 'there is no such mailbox',
  },
  {
    row: 'mailbox-disabled',
    given: { recipient: 'disabled' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.2.1',
    because: 'the mailbox is disabled',
  },
  {
    row: 'mailbox-full',
    given: { recipient: 'full' },
    at: 'rcpt',
    outcome: 'defer',
    reply: '452 4.2.2',
    because: 'the mailbox is full',
  },
  {
    row: 'temperror',
    given: { mailServer: { addresses: ['203.0.113.25'], unsure: true, undeclared: [] } },
    at: 'rcpt',
    outcome: 'defer',
    reply: '451 4.4.3',
    assumed: true,
    because: 'the address it looks for may be among those that the DNS did not tell',
  },
  {
    row: 'other-ip-refused',
    given: ELSEWHERE,
    settings: { onMismatch: 'reject' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.7.1 <library@acme.org>: [54.213.10.152] is no address of a mail server of acme.org',
    assumed: true,
    because: 'the setting says so; the text is assumed',
  },
  {
    row: 'other-ip-spam',
    given: ELSEWHERE,
    settings: { onMismatch: 'spam' },
    at: 'after',
    outcome: 'spam',
    because: 'the setting says so',
  },
  {
    row: 'other-ip',
    given: ELSEWHERE,
    at: 'after',
    outcome: 'discard',
    assumed: true,
    because: 'SPF, DKIM and DMARC pass, and it looks at none of them',
  },
  {
    row: 'accept',
    given: { spf: spf('fail', '-'), dkim: dkim('none'), dmarc: dmarc('fail', 'reject') },
    at: 'after',
    outcome: 'inbox',
    because: "the client is the MAIL FROM domain's own mail server, which is all it asks",
  },
  {
    row: 'accept',
    given: { mailFrom: '', mailServer: null },
    at: 'after',
    outcome: 'inbox',
    because: 'the null sender has no domain to compare with',
  },
]);
