import { dmarc } from '../facts.ts';
import { checkTable } from './check-table.ts';

const OWN = { mailFrom: 'library@acme.org', ownMailFrom: true };

checkTable('m365-connector', [
  {
    row: 'starttls-required',
    given: { ...OWN, tls: 'missing' },
    at: 'mail',
    outcome: 'reject',
    reply: '530 5.7.0',
    assumed: true,
    because: 'a connector can refuse what is not sent over TLS',
  },
  {
    row: 'relay-denied',
    given: { ...OWN, recipient: 'foreign' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.7.64 TenantAttribution; Relay Access Denied',
    because: 'no connector knows the address',
  },
  {
    row: 'foreign-sender',
    given: { recipient: 'foreign', ownMailFrom: false, allowedIp: true },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.7.64',
    assumed: true,
    because: "MAIL FROM must be in a domain of the organization's own, which the vendor's Do.Not.Reply is not",
  },
  {
    row: 'relay',
    given: { ...OWN, recipient: 'foreign', allowedIp: true },
    at: 'after',
    outcome: 'relay',
    because: 'the connector knows the address, and MAIL FROM is in an accepted domain',
  },
  {
    row: 'no-such-user',
    given: { recipient: 'unknown' },
    at: 'rcpt',
    outcome: 'reject',
    reply: '550 5.4.1 <j_doe@patron.example>: Recipient address rejected',
    because: 'unknown recipients are refused at the edge of the service',
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
    at: 'after',
    outcome: 'accept-then-dsn',
    assumed: true,
    because: 'a full mailbox is found out after the message was taken',
  },
  {
    row: 'own-from-unauthenticated',
    given: { ownHeaderFrom: true, dmarc: dmarc('none', null, { aligned: false }) },
    at: 'after',
    outcome: 'spam',
    because: 'the corporate test comes from outside in the name of an accepted domain, unauthenticated',
  },
  {
    row: 'accept',
    given: { ownHeaderFrom: true, dmarc: dmarc('none', null, { aligned: false }), allowedIp: true },
    at: 'after',
    outcome: 'inbox',
    because: 'mail over a connector counts as internal',
  },
  { row: 'accept', given: { ownHeaderFrom: true }, at: 'after', outcome: 'inbox', because: 'SPF passes aligned (B1)' },
  {
    row: 'accept',
    given: { mailFrom: '', dmarc: dmarc('none', null, { aligned: false }) },
    at: 'after',
    outcome: 'inbox',
    because: "a bounce in the vendor's own name is nobody's spoof",
  },
]);
