import { dkim, dmarc, iprev, spf } from '../facts.ts';
import { checkTable } from './check-table.ts';

checkTable('permissive', [
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
    reply: '550 5.1.1 <j_doe@patron.example>',
    because: 'it refuses at once what it cannot deliver',
  },
  {
    row: 'no-such-user-returned',
    given: { recipient: 'unknown' },
    settings: { acceptUnknown: true },
    at: 'after',
    outcome: 'accept-then-dsn',
    because: 'it was told to take everything, and returns what it cannot deliver',
  },
  {
    row: 'mailbox-disabled',
    given: { recipient: 'disabled' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.2.1',
    because: 'X.2.1 is a disabled mailbox',
  },
  {
    row: 'mailbox-full',
    given: { recipient: 'full' },
    at: 'rcpt',
    outcome: 'defer',
    reply: '452 4.2.2',
    because: 'X.2.2 is a full mailbox, which may pass',
  },
  {
    row: 'mailbox-full-inactive',
    given: { recipient: 'full-inactive' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '552 5.2.2',
    because: 'nobody will empty it',
  },
  {
    row: 'accept',
    given: { iprev: iprev('none'), spf: spf('fail', '-'), dkim: dkim('fail'), dmarc: dmarc('fail', 'reject') },
    at: 'after',
    outcome: 'inbox',
    because: 'it asks nothing about the sender',
  },
]);
