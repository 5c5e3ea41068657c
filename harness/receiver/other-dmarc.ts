import type { DmarcMethod, OtherDmarc } from '../model/dmarc-both.ts';
import type { DnsEntry, Lookup } from '../model/dns.ts';
import type { Facts } from '../model/receiver.ts';
import { evaluateDmarc } from '../standards/dmarc/evaluate.ts';
import { parseHeader } from '../standards/header.ts';
import { authorsOf } from './authors.ts';

const OTHER: Readonly<Record<DmarcMethod, DmarcMethod>> = { psl: 'treewalk', treewalk: 'psl' };

/**
 * What a receiver of the other DMARC standard makes of a message that this one has judged, from the same results of SPF
 * and DKIM. It asks through a resolver of its own, so that nothing it asks changes what this receiver finds later.
 *
 * @returns null where DMARC was not evaluated: decided before the message came, or submitted.
 */
export function otherDmarc(
  raw: Buffer,
  { service, spf, dkim, dmarc }: Facts,
  method: DmarcMethod,
  resolver: { readonly lookup: Lookup; readonly journal: readonly DnsEntry[] },
): OtherDmarc | null {
  if (service === 'submission' || dkim === null || dmarc === null) return null;
  const { fieldCount, domains } = authorsOf(parseHeader(raw));
  const message = { fromFieldCount: fieldCount, fromDomains: domains, spf, dkim };
  const fact = evaluateDmarc({ ...message, orgDomain: OTHER[method], lookup: resolver.lookup });
  return { method: OTHER[method], message, fact, dns: resolver.journal };
}
