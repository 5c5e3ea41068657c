import type { Lookup, Question } from '../../model/dns.ts';
import { organizationalDomainPsl } from '../domain.ts';
import { dnsQuestions } from './dns-questions.ts';
import { walkDiscovery } from './walk-discovery.ts';

export interface FoundOrgDomain {
  /** Null where the DNS did not say. */
  readonly domain: string | null;
  readonly undeclared: readonly Question[];
}

/** The organizational domain by public suffix list (RFC 7489 section 3.2) or by tree walk (RFC 9989 section 4.10.2). */
export function organizationalDomain(domain: string, method: 'psl' | 'treewalk', lookup: Lookup): FoundOrgDomain {
  if (method === 'psl') return { domain: organizationalDomainPsl(domain), undeclared: [] };
  const dns = dnsQuestions(lookup, 'rfc9989');
  const found = walkDiscovery(dns).organizational(domain);
  return { domain: found.kind === 'domain' ? found.domain : null, undeclared: dns.undeclared };
}
