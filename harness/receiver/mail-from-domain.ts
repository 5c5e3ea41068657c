import type { Lookup } from '../model/dns.ts';
import type { MailFromDomainFact } from '../model/receiver.ts';

/**
 * Whether mail could be sent back to a domain: it has an MX record, or at least an address (RFC 5321 section 5.1).
 *
 * @param domain of MAIL FROM; an address literal has its address at hand.
 */
export function mailFromDomainOf(domain: string, lookup: Lookup): MailFromDomainFact {
  if (domain.startsWith('[')) return { result: 'exists', undeclared: [] };
  let result: MailFromDomainFact['result'] = 'no-host';
  for (const type of ['MX', 'A', 'AAAA'] as const) {
    const { status } = lookup(domain, type);
    if (status === 'found') return { result: 'exists', undeclared: [] };
    if (status === 'nxdomain' || status === 'badname') return { result: 'nxdomain', undeclared: [] };
    if (status === 'undeclared') return { result: 'temperror', undeclared: [{ name: domain, type }] };
    if (status !== 'nodata') result = 'temperror';
  }
  return { result, undeclared: [] };
}
