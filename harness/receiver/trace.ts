import type { Instant } from '../model/dns.ts';
import type { Facts } from '../model/receiver.ts';
import type { Host } from '../model/world.ts';
import { authenticationResults } from '../standards/auth-results.ts';
import { parseHeader, type HeaderField } from '../standards/header.ts';
import { localText } from '../standards/local-text.ts';

export interface TraceContext {
  readonly host: Host;
  readonly at: Instant;
  readonly queueId: string;
}

/** Keeps what a client said from breaking out of a header field. UTF-8 may stand in one (RFC 6532 section 3.2). */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}

/** RFC 3848: S under TLS, A from who logged in. */
function protocolOf({ tls, login }: Facts): string {
  return `ESMTP${tls === 'used' ? 'S' : ''}${login.result === 'accepted' ? 'A' : ''}`;
}

function received(facts: Facts, { host, at, queueId }: TraceContext): string {
  const name = facts.iprev?.result === 'pass' ? (facts.iprev.name ?? 'unknown') : 'unknown';
  const date = localText(at, 'utc', 'mail');
  return (
    `Received: from ${printable(facts.helo)} (${name} [${facts.clientIp}])\r\n` +
    `\tby ${host.name} with ${protocolOf(facts)} id ${queueId}\r\n\tfor <${printable(facts.rcpt)}>; ${date}\r\n`
  );
}

function claims(field: HeaderField, authserv: string): boolean {
  return field.name.toLowerCase() === 'authentication-results' && field.value.trim().toLowerCase().startsWith(authserv);
}

/** Drops results that somebody else claims in this host's name (RFC 8601 section 5). */
function withoutForged(raw: Buffer, authserv: string): Buffer {
  const fields = parseHeader(raw);
  if (!fields.some((field) => claims(field, authserv))) return raw;
  const text = raw.toString('latin1');
  const kept: string[] = [];
  let end = 0;
  for (const field of fields) {
    // At the beginning of a line: the same words may stand inside another one.
    const start = text.startsWith(field.raw, end) ? end : text.indexOf(`\n${field.raw}`, end) + 1;
    kept.push(text.slice(end, start), ...(claims(field, authserv) ? [] : [field.raw]));
    end = start + field.raw.length;
  }
  return Buffer.from(kept.join('') + text.slice(end), 'latin1');
}

/** What was not asked of who submits mail is no result. */
function asked(facts: Facts): Facts {
  return facts.service === 'submission' ? { ...facts, spf: null, dkim: null, dmarc: null } : facts;
}

/**
 * The message as it is stored: with Return-Path (RFC 5321 section 4.4), Authentication-Results (RFC 8601) and
 * Received in front.
 */
export function traced(raw: Buffer, facts: Facts, context: TraceContext): Buffer {
  const front =
    `Return-Path: <${printable(facts.mailFrom)}>\r\n` +
    `${authenticationResults(context.host.name, asked(facts))}\r\n` +
    received(facts, context);
  return Buffer.concat([Buffer.from(front, 'utf8'), withoutForged(raw, context.host.name)]);
}
