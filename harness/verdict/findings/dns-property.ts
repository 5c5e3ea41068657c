import { domainOf } from '../../standards/address.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { momentOf } from './judged.ts';
import type { SendingAct } from './sending-acts.ts';
import { sendingActs } from './sending-acts.ts';
import { senderAddresses } from './sender-addresses.ts';
import { providerOf } from './provider-domain.ts';
import { publishedSpf, spfMend, spfResult } from './spf-mend.ts';

/** Whether the "DNS TXT records" property says what the library's DNS says, at each act that sends. */
export function dnsProperty(c: Case): readonly Finding[] {
  const found = sendingActs(c.world).flatMap((sending) => compare(c, sending));
  const once = new Map(found.map((finding) => [`${finding.code} ${JSON.stringify(finding.facts)}`, finding]));
  return [...once.values()];
}

/** A relay's mail comes from the library's own server, so there the property promises nothing. */
function compare(c: Case, { act, properties, mailFrom }: SendingAct): readonly Finding[] {
  // SPF is asked of the envelope's domain, which may be another than that of From.
  const domain = domainOf(properties.dnsRecords === 'TRUE' ? mailFrom : properties.from);
  const addresses = senderAddresses(c.world, act.at);
  if (properties.relay || domain === '' || isOthers(c, domain) || addresses.length === 0) return [];
  const lookup = c.lookupAt(act.at);
  // A domain that is not there has a finding of its own: no record can be published in it.
  if (lookup(domain, 'TXT').status === 'nxdomain') return [];
  const results = addresses.map((ip) => ({ ip, result: spfResult(domain, ip, lookup) }));
  // A record that cannot be read now may say anything: nothing is to be told, and least of all a record to publish.
  if (results.some(({ result }) => result === 'temperror')) return [];
  // A record in error has findings of its own, which say what is wrong in it.
  if (results.some(({ result }) => result === 'permerror')) return [];
  const missing = results.filter(({ result }) => result !== 'pass').map(({ ip }) => ip);
  if (properties.dnsRecords === 'TRUE' && missing.length > 0) {
    const facts = { domain, addresses: missing, ...spfMend(c.world, domain, momentOf(c, act.at), { seen: null }) };
    return [{ code: 'dns-true-without-spf', severity: 'error', facts }];
  }
  if (properties.dnsRecords === 'FALSE' && missing.length === 0) {
    const facts = { domain, record: publishedSpf(domain, lookup) };
    return [{ code: 'dns-false-though-published', severity: 'warning', facts }];
  }
  return [];
}

/** In the vendor's domain, or in a provider's, the library can publish nothing that would make the property true. */
function isOthers({ world }: Case, domain: string): boolean {
  return world.siteOfDomain.get(domain)?.id === world.sender.site || providerOf(world, domain) !== null;
}
