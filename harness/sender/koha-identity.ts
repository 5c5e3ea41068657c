import type { Route } from '../model/delivery.ts';
import type { Koha, KohaLibrary } from '../model/sender.ts';
import type { SubmissionServer } from '../model/smtp.ts';
import type { World } from '../model/world.ts';

/** The names a library of a Koha system sends under; '' where nothing is set. */
export interface KohaIdentity {
  readonly from: string;
  readonly replyTo: string;
  /** Return path: MAIL FROM or, in the old version, the Sender field. */
  readonly returnPath: string;
  readonly mailFrom: string;
}

/**
 * From: the library's own address, else KohaAdminEmailAddress (C4/Letters.pm, `_send_message_by_email`). Reply-To and
 * return path: the library's, else the system preference (Koha/Email.pm, `create`). Without a return path MAIL FROM is the
 * address in From. All read in the public repository, commits of 2020 to 2024.
 */
export function kohaIdentity(koha: Koha, library: KohaLibrary): KohaIdentity {
  const { preferences, returnPath: place } = koha;
  const from = first(library.branchemail, preferences.KohaAdminEmailAddress);
  const returnPath = first(library.branchreturnpath, preferences.ReturnpathDefault);
  const isEnvelope = place === 'envelope' && returnPath !== '';
  return {
    from,
    replyTo: first(library.branchreplyto, preferences.ReplytoDefault),
    returnPath,
    mailFrom: isEnvelope ? returnPath : from,
  };
}

function first(...candidates: readonly string[]): string {
  return candidates.map((text) => text.trim()).find((text) => text !== '') ?? '';
}

/** The server a library's messages are handed to; null for localhost, the machine's own MTA. */
export function kohaServer(koha: Koha, library: KohaLibrary): SubmissionServer | null {
  const name = first(library.smtpServer, koha.defaultServer);
  return koha.smtpServers.get(name) ?? null;
}

/**
 * The way of a message. Koha hands over once and does not queue (its message queue knows pending, sent and failed); the
 * machine's own MTA takes everything, queues it, and delivers by MX or through its `relayhost`.
 */
export function kohaRoute(koha: Koha, library: KohaLibrary, { sites }: World): Route {
  const server = kohaServer(koha, library);
  if (server !== null) return { kind: 'submission', server, client: 'catalogue', queue: null };
  const relayhost = koha.smtpServers.get(koha.relayhost);
  if (relayhost === undefined) return { kind: 'mx' };
  return { kind: 'submission', server: relayhost, client: 'mta', queue: sites.get(koha.site)?.queue ?? null };
}
