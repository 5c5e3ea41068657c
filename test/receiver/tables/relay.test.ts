import { dkim, dmarc, iprev, spf } from '../facts.ts';
import { checkTable } from './check-table.ts';

const OWN_HELO = { helo: 'acme.org', ownHelo: true };

checkTable('relay', [
  {
    row: 'own-helo',
    given: OWN_HELO,
    settings: { refuseOwnHelo: true },
    at: 'mail',
    outcome: 'reject',
    reply: '554 5.7.1 <acme.org>: Helo command rejected',
    assumed: true,
    because: "a stranger greets with the library's own name",
  },
  {
    row: 'relay-denied',
    given: { recipient: 'foreign' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '554 5.7.1 <j_doe@patron.example>: Relay access denied',
    because: 'the vendor is not on the list, so every outside patron is refused',
  },
  {
    row: 'no-such-user',
    given: { recipient: 'unknown' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.1.1 <j_doe@patron.example>: Recipient address rejected: User unknown in local recipient table',
    because: 'its own domain has no such mailbox',
  },
  {
    row: 'no-such-user',
    given: { recipient: 'unknown', allowedIp: true },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.1.1',
    because: 'being on the list does not make a mailbox exist',
  },
  {
    row: 'mailbox-disabled',
    given: { recipient: 'disabled' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.2.1',
    assumed: true,
    because: 'the mailbox is disabled',
  },
  {
    row: 'mailbox-full',
    given: { recipient: 'full' },
    at: 'rcpt',
    outcome: 'defer',
    reply: '452 4.2.2',
    assumed: true,
    because: 'the mailbox is full',
  },
  {
    row: 'relay',
    given: { recipient: 'foreign', allowedIp: true },
    at: 'after',
    outcome: 'relay',
    because: 'the vendor is on the list',
  },
  {
    row: 'relay',
    given: { ...OWN_HELO, recipient: 'foreign', allowedIp: true },
    settings: { refuseOwnHelo: true },
    at: 'after',
    outcome: 'relay',
    because: 'who is on the list may greet with its name',
  },
  {
    row: 'accept',
    given: { iprev: iprev('none'), spf: spf('fail', '-'), dkim: dkim('none'), dmarc: dmarc('fail', 'reject') },
    at: 'after',
    outcome: 'inbox',
    because: 'without the list the corporate test still succeeds: mail for its own mailboxes needs no relaying',
  },
  {
    row: 'accept',
    given: OWN_HELO,
    at: 'after',
    outcome: 'inbox',
    because: 'Postfix looks at the EHLO name only where it was told to',
  },
]);
