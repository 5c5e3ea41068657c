import type { Reply } from '../model/smtp.ts';

/**
 * What a receiver says at each step of one transaction. A reply ends it (4xx, 5xx); null lets it go on.
 * After the message there is always a reply.
 */
export interface Reception {
  connect(): Reply | null;
  /** @param tls Whether the client speaks under TLS by now. */
  auth(login: { readonly user: string; readonly password: string }, helo: string, tls: boolean): Reply | null;
  /**
   * @param tls Whether the client speaks under TLS by now.
   * @param size Octets by the client's SIZE= (RFC 1870); null without it.
   */
  mail(mailFrom: string, helo: string, tls: boolean, size: number | null): Promise<Reply | null>;
  rcpt(to: string): Reply | null;
  data(raw: Buffer): Promise<Reply>;
}

/** Finds out who answers on an address of the world; null: nothing listens there. */
export type Accept = (serverIp: string, clientIp: string) => Reception | null;

/** One transaction as the listening side saw it, to be held against the evidence. */
export interface SeenTransaction {
  readonly clientIp: string;
  readonly serverIp: string;
  /** '' for the null sender, and where it never came so far. */
  mailFrom: string;
  to: string;
  /** Code of the last reply that was ours to give; null where the client left before. */
  code: number | null;
}
