import { organizationalDomainPsl } from '../../standards/domain.ts';
import type { Case } from './case.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { permits } from './spf-mend.ts';

/**
 * Whether a notice that the vendor's server sent would pass DMARC if the library's own server sent it: by an SPF record
 * of the From domain that permits each of its addresses, or by its signature (RFC 7489 section 3.1).
 */
export function ownServerPasses(c: Case, { record, last }: NoticeEnd): boolean {
  const { world, lookupAt } = c;
  const dmarc = last.facts?.dmarc ?? null;
  const domain = dmarc?.fromDomain ?? '';
  const own = world.sites.get(world.scenario.library.site);
  if (own === undefined || domain === '' || record.delivery.draft.site !== world.sender.site) return false;
  const lookup = lookupAt(last.attempt.at);
  const isAligned = (signer: string): boolean =>
    signer === domain ||
    (dmarc?.strictDkim !== true && organizationalDomainPsl(signer) === organizationalDomainPsl(domain));
  const signs = own.signing.some(
    (key) => isAligned(key.domain) && lookup(`${key.selector}._domainkey.${key.domain}`, 'TXT').status === 'found',
  );
  const addresses = own.hosts.filter(({ sends }) => sends).flatMap((host) => host.addresses);
  return signs || (addresses.length > 0 && addresses.every((ip) => permits(domain, ip, lookup)));
}
