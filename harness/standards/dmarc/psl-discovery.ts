import { organizationalDomainPsl } from '../domain.ts';
import type { Discovered, Discovery } from './discovery.ts';
import type { DnsQuestions } from './dns-questions.ts';

function discovered(domain: string, dns: DnsQuestions): Discovered | null {
  const found = dns.recordAt(domain);
  switch (found.kind) {
    case 'record':
      return { ...found, domain };
    case 'unusable':
      return { kind: 'none', reason: found.problem };
    case 'unknown':
      return found;
    case 'absent':
      return null;
  }
}

/**
 * Policy discovery of RFC 7489 section 6.6.3: the author's domain, then its organizational domain by public suffix list
 * (section 3.2). Several records at one name end it: then DMARC is not applied.
 */
export function pslDiscovery(dns: DnsQuestions): Discovery {
  return {
    policyOf: (author) => {
      const org = organizationalDomainPsl(author);
      return (
        discovered(author, dns) ??
        (org === author ? null : discovered(org, dns)) ?? { kind: 'none', reason: 'no record' }
      );
    },
    organizational: (domain) => ({ kind: 'domain', domain: organizationalDomainPsl(domain) }),
  };
}
