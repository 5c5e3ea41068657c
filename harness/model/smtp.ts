import type { Instant } from './dns.ts';

/** Where in an SMTP dialogue a receiver decides. `after`: it has answered 250 and decides on its own. */
export const STAGES = ['connect', 'mail', 'rcpt', 'data-end', 'after'] as const;
export type Stage = (typeof STAGES)[number];

/** An SMTP reply (RFC 5321 section 4.2). */
export interface Reply {
  readonly code: number;
  /** Enhanced status code (RFC 3463), or null where the reply has none. */
  readonly enhanced: string | null;
  /** The text without codes; lines of a multi-line reply are separated by `\n`. */
  readonly text: string;
}

/** One line of a dialogue as it stood on the wire. */
export interface DialogueLine {
  readonly who: 'client' | 'server';
  readonly line: string;
  readonly at: Instant;
}

/** What became of a delivery at its receiver. */
export const OUTCOMES = [
  'inbox',
  'inbox-warn',
  'spam',
  'quarantine',
  'discard',
  'reject',
  'defer',
  'accept-then-dsn',
  'relay',
] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];
