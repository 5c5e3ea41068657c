import type { Lookup } from '../../model/dns.ts';
import type { Site } from '../../model/world.ts';
import { domainOf } from '../../standards/address.ts';
import { walkSpf } from '../../standards/spf/walk.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { type ForwardedEnd, forwardedEnds } from './forwarded-ends.ts';
import { distinct, peopleOf } from './sets.ts';
import { permits, spfMendWith } from './spf-mend.ts';

/**
 * A forwarder that takes the envelope into a domain whose SPF record does not name the forwarder: B3 with the vendor's
 * include and without the provider's.
 */
export function forwarderSpf(c: Case): readonly Finding[] {
  const unlisted = forwardedEnds(c).filter(({ record, last, mailbox }) => {
    const domain = domainOf(record.delivery.draft.mailFrom);
    const spf = last.facts?.spf ?? null;
    return domain === domainOf(mailbox.address) && spf?.domain === domain && spf.result !== 'pass';
  });
  return [...Map.groupBy(unlisted, ({ mailbox }) => domainOf(mailbox.address))].flatMap(([domain, ends]) =>
    finding(c, domain, ends),
  );
}

function finding(c: Case, domain: string, ends: readonly ForwardedEnd[]): readonly Finding[] {
  const [first] = ends;
  const site = c.world.sites.get(first?.mailbox.site ?? '');
  if (first === undefined || site === undefined) return [];
  const addresses = distinct(ends.map(({ record }) => record.delivery.clientIp));
  const lookup = c.lookupAt(first.last.attempt.at);
  const facts = {
    people: peopleOf(ends.map(({ flow }) => flow)),
    domain,
    provider: site.title,
    addresses,
    result: distinct(ends.map(({ last }) => last.facts?.spf?.result ?? 'none')).join(', '),
    receivers: distinct(ends.map(({ last }) => c.world.sites.get(last.serverSite ?? '')?.title ?? '')),
    flows: distinct(ends.map(({ flow }) => flow.key.flow)),
    ...spfMendWith(c.world, { terms: providerTerms(site, domain, addresses, lookup), addresses }, domain, lookup),
  };
  const severity = ends.some(({ flow }) => flow.reached === false) ? 'error' : 'warning';
  return [{ code: 'b3-provider-include-missing', severity, facts }];
}

/**
 * What permits a provider's servers: the record that those of its own domains lead to, as gmail.com leads to
 * _spf.google.com; where they lead to none, such a domain itself; where none permits them, their addresses.
 */
function providerTerms(site: Site, domain: string, addresses: readonly string[], lookup: Lookup): readonly string[] {
  const own = site.domains.find((one) => one !== domain && addresses.every((ip) => permits(one, ip, lookup)));
  if (own === undefined) return addresses.map((ip) => (ip.includes(':') ? `ip6:${ip}` : `ip4:${ip}`));
  const [common, ...others] = distinct(addresses.map((ip) => permittedBy(own, ip, lookup)));
  return [`include:${others.length === 0 ? common : own}`];
}

/** The domain whose record, within that of another, names an address. */
function permittedBy(domain: string, ip: string, lookup: Lookup): string {
  const { tree } = walkSpf({ ip, sender: `postmaster@${domain}`, helo: domain, receiverHost: '', lookup });
  return tree.terms.find((term) => term.record?.result === 'pass')?.record?.domain ?? domain;
}
