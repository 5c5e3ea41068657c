import type { Instant } from '../model/dns.ts';
import type { Facts } from '../model/receiver.ts';
import type { Host } from '../model/world.ts';
import { authenticationResults } from '../standards/auth-results.ts';
import { parseHeader } from '../standards/header.ts';
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

function received(facts: Facts, { host, at, queueId }: TraceContext): string {
  const name = facts.iprev?.result === 'pass' ? (facts.iprev.name ?? 'unknown') : 'unknown';
  const date = localText(at, 'utc', 'mail');
  return (
    `Received: from ${printable(facts.helo)} (${name} [${facts.clientIp}])\r\n` +
    `\tby ${host.name} with ${facts.tls === 'used' ? 'ESMTPS' : 'ESMTP'} id ${queueId}\r\n\tfor <${printable(facts.rcpt)}>; ${date}\r\n`
  );
}

/** Drops results that somebody else claims in this host's name (RFC 8601 section 5). */
function withoutForged(raw: Buffer, authserv: string): Buffer {
  const forged = parseHeader(raw).filter(
    (field) =>
      field.name.toLowerCase() === 'authentication-results' && field.value.trim().toLowerCase().startsWith(authserv),
  );
  if (forged.length === 0) return raw;
  const text = forged.reduce((rest, field) => rest.replace(field.raw, ''), raw.toString('latin1'));
  return Buffer.from(text, 'latin1');
}

/**
 * The message as it is stored: with Return-Path (RFC 5321 section 4.4), Authentication-Results (RFC 8601) and
 * Received in front.
 */
export function traced(raw: Buffer, facts: Facts, context: TraceContext): Buffer {
  const front =
    `Return-Path: <${printable(facts.mailFrom)}>\r\n` +
    `${authenticationResults(context.host.name, facts)}\r\n` +
    received(facts, context);
  return Buffer.concat([Buffer.from(front, 'utf8'), withoutForged(raw, context.host.name)]);
}
