import type { Line } from './check-table.ts';

/** A server that stands in front of another one hands mail over to that. */
export const GATEWAY_LINES: readonly Line[] = [
  {
    row: 'relay',
    given: { recipient: 'foreign', relayDomain: true },
    at: 'after',
    outcome: 'relay',
    because: 'it stands in front of that domain, whose mailboxes are behind it',
  },
  {
    row: 'relay-with-disclaimer',
    given: { recipient: 'foreign', relayDomain: true },
    settings: { disclaimer: true },
    at: 'after',
    outcome: 'relay',
    because: 'it was told to mark mail from outside',
  },
];
