import { checkTable } from './check-table.ts';

checkTable('workspace-relay', [
  {
    row: 'starttls-required',
    given: { tls: 'missing' },
    at: 'mail',
    outcome: 'reject',
    reply: '530 5.7.0 Must issue a STARTTLS command first',
    because: 'the relay setting requires TLS',
  },
  {
    row: 'relay-denied',
    given: { recipient: 'foreign' },
    at: 'rcpt',
    outcome: 'reject',
    reply:
      '550 5.7.0 Email relay denied [54.213.10.152]. Invalid credentials for relay for one\nof the domains in: acme.org',
    because: 'nobody registered the address',
  },
  {
    row: 'relay',
    given: { recipient: 'foreign', allowedIp: true },
    at: 'after',
    outcome: 'relay',
    because: 'the address is registered',
  },
  {
    row: 'no-such-user',
    given: { recipient: 'unknown', allowedIp: true },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.1.1',
    because: 'being registered does not make an account exist',
  },
  {
    row: 'account-disabled',
    given: { recipient: 'disabled' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.2.1',
    because: 'the account is disabled',
  },
  {
    row: 'mailbox-full',
    given: { recipient: 'full' },
    at: 'rcpt',
    outcome: 'defer',
    reply: '452 4.2.2',
    because: 'Gmail takes a full mailbox for temporary',
  },
  { row: 'accept', given: {}, at: 'after', outcome: 'inbox', because: 'mail for its own mailboxes needs no relaying' },
]);
