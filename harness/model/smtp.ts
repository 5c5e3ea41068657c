import type { Instant } from './dns.ts';

/**
 * Where in an SMTP dialogue a receiver decides. `auth`: the client gave a name and a password (RFC 4954). `after`: it has
 * answered 250 and decides on its own.
 */
export const STAGES = ['connect', 'auth', 'mail', 'rcpt', 'data-end', 'after'] as const;
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

/** The port of mail from server to server, and those of submission (RFC 6409, RFC 8314). */
export const SMTP_PORT = 25;
export const IMPLICIT_TLS_PORT = 465;

/** How a client protects its connection: `starttls` and `tls` give up where they cannot. */
export const SECURITIES = ['none', 'starttls', 'tls'] as const;
export type Security = (typeof SECURITIES)[number];

/** A server that takes mail from who logs in, as its client was told. */
export interface SubmissionServer {
  /** What its client calls it. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly security: Security;
  /** Null where the client gives no name and password. */
  readonly login: { readonly user: string; readonly password: string } | null;
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
