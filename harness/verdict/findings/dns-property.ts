import { domainOf } from '../../standards/address.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import type { SendingAct } from './sending-acts.ts';
import { sendingActs } from './sending-acts.ts';
import { permits, publishedSpf, senderAddresses, spfMend } from './spf-mend.ts';

/** Whether the "DNS TXT records" property says what the library's DNS says, at each act that sends. */
export function dnsProperty(c: Case): readonly Finding[] {
  const found = sendingActs(c.world).flatMap((sending) => compare(c, sending));
  const once = new Map(found.map((finding) => [`${finding.code} ${JSON.stringify(finding.facts)}`, finding]));
  return [...once.values()];
}

/** A relay's mail comes from the library's own server, so there the property promises nothing. */
function compare(c: Case, { act, properties }: SendingAct): readonly Finding[] {
  const domain = domainOf(properties.from);
  const addresses = senderAddresses(c.world);
  const isVendors = c.world.siteOfDomain.get(domain)?.id === c.world.sender.site;
  if (properties.relay || domain === '' || isVendors || addresses.length === 0) return [];
  const lookup = c.lookupAt(act.at);
  const missing = addresses.filter((ip) => !permits(domain, ip, lookup));
  if (properties.dnsRecords === 'TRUE' && missing.length > 0) {
    const facts = { domain, addresses: missing, ...spfMend(c.world, domain, lookup) };
    return [{ code: 'dns-true-without-spf', severity: 'error', facts }];
  }
  if (properties.dnsRecords === 'FALSE' && missing.length === 0) {
    const facts = { domain, record: publishedSpf(domain, lookup) };
    return [{ code: 'dns-false-though-published', severity: 'warning', facts }];
  }
  return [];
}
