import type { ReputationMemory, Traffic } from '../../model/reputation.ts';
import { isBelow } from '../domain.ts';

/** What has a name to lose. */
export type Subject =
  { readonly kind: 'ip'; readonly ip: string } | { readonly kind: 'domain'; readonly domain: string };

/** The mail of an address; or that of a domain and of those above it: what is sent as acme.org falls back on news.acme.org too. */
export function trafficOf({ traffic }: ReputationMemory, subject: Subject): readonly Traffic[] {
  return subject.kind === 'ip'
    ? traffic.filter(({ ip }) => ip === subject.ip)
    : traffic.filter(({ domain }) => domain !== null && isBelow(subject.domain, domain));
}
