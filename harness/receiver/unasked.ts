import type { DkimFact, DmarcFact, SpfFact } from '../model/auth.ts';
import { domainOf } from '../standards/address.ts';
import { NO_DMARC } from '../standards/dmarc/no-dmarc.ts';

/**
 * Who submits mail is known by his login and not by his address, so that a submission service asks for neither SPF nor
 * DMARC (RFC 6409 section 3.3; RFC 7208 section 2.4 speaks of mail from other domains). What rows of the same receiver may
 * read all the same stands at `none`.
 */
export function unaskedSpf(mailFrom: string, helo: string): SpfFact {
  const identity = mailFrom === '' ? 'helo' : 'mailfrom';
  const domain = mailFrom === '' ? helo.toLowerCase() : domainOf(mailFrom);
  const tree = { domain, text: null, query: null, terms: [], result: 'none', problem: UNASKED } as const;
  const found = { allQualifier: null, lookups: 0, voids: 0, voidLimit: 2, undeclared: [] };
  return { result: 'none', identity, domain, tree, ...found };
}

const UNASKED = 'not asked of who submits mail';

export const UNASKED_DKIM: DkimFact = { signatures: [], result: 'none', undeclared: [] };

export function unaskedDmarc(fromDomain: string | null): DmarcFact {
  return { ...NO_DMARC, fromDomain, reason: UNASKED, undeclared: [] };
}
