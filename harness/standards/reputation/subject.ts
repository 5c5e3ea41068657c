import type { ReputationMemory, Traffic } from '../../model/reputation.ts';
import { isBelow } from '../domain.ts';

/** What has a name to lose. */
export type Subject =
  { readonly kind: 'ip'; readonly ip: string } | { readonly kind: 'domain'; readonly domain: string };

/** The mail of an address, or of exactly this domain. */
export function trafficOf({ traffic }: ReputationMemory, subject: Subject): readonly Traffic[] {
  return subject.kind === 'ip'
    ? traffic.filter(({ ip }) => ip === subject.ip)
    : traffic.filter(({ domain }) => domain === subject.domain);
}

/**
 * Whose names count for a subject: its own first and, of a domain, those of the domains above it that mail was sent as.
 * What is sent as acme.org falls back on news.acme.org too, and no clean mail of news.acme.org makes up for it.
 */
export function namesBehind({ traffic }: ReputationMemory, subject: Subject): readonly Subject[] {
  if (subject.kind === 'ip') return [subject];
  const above = traffic.flatMap(({ domain }) =>
    domain !== null && domain !== subject.domain && isBelow(subject.domain, domain) ? [domain] : [],
  );
  return [subject, ...[...new Set(above)].map((domain) => ({ kind: 'domain', domain }) as const)];
}
