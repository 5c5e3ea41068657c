import type { AnswerStatus, Lookup, Question } from '../model/dns.ts';
import type { SenderSoaFact } from '../model/receiver.ts';

const RESULTS: Partial<Record<AnswerStatus, SenderSoaFact['result']>> = {
  found: 'found',
  nodata: 'nodata',
  nxdomain: 'nxdomain',
  badname: 'nxdomain',
};

/** The worst first: what does not exist will not come into being by waiting for another domain. */
const BY_WEIGHT: readonly SenderSoaFact['result'][] = ['nxdomain', 'failed', 'nodata', 'found'];

/**
 * Whether the domains that a message names as its sender exist, by a question for SOA. Only the top of a zone has that
 * record (RFC 1034 section 4.2.1): a name below it exists without one (`nodata`).
 *
 * @param domains of MAIL FROM and From; empty ones and address literals are left out.
 * @returns what the worst of them has; `none` where none is left.
 */
export function senderSoaOf(domains: readonly string[], lookup: Lookup): SenderSoaFact {
  const asked = new Set(domains.filter((domain) => domain !== '' && !domain.startsWith('[')));
  const undeclared: Question[] = [];
  const found = [...asked].map((domain) => {
    const { status } = lookup(domain, 'SOA');
    if (status === 'undeclared') undeclared.push({ name: domain, type: 'SOA' });
    return { domain, result: RESULTS[status] ?? 'failed' };
  });
  const [worst] = found.toSorted((one, other) => BY_WEIGHT.indexOf(one.result) - BY_WEIGHT.indexOf(other.result));
  return { result: worst?.result ?? 'none', domain: worst?.domain ?? null, undeclared };
}
