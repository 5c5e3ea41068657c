import type { SpfResult } from '../../model/auth.ts';
import type { Lookup } from '../../model/dns.ts';
import type { World } from '../../model/world.ts';
import { spfRecordsAmong } from '../../standards/spf/check-domain.ts';
import { mergeSpf } from '../../standards/spf/merge.ts';
import { networkTerm, sureRecord, type Aim, type Draft } from '../../standards/spf/sure-record.ts';
import { includedBy, tidySpf, withoutTerms } from '../../standards/spf/tidy.ts';
import { walkSpf } from '../../standards/spf/walk.ts';
import type { SpfMend } from '../facts/shared.ts';
import { vendorDomain } from './vendor-domain.ts';

/** The state of things at one virtual time. */
export interface Moment {
  readonly lookup: Lookup;
  /** What the catalogue's mail may come from. */
  readonly addresses: readonly string[];
  /** What it came from before a move: a record should not permit these any longer. */
  readonly former: readonly string[];
}

/** What a domain's SPF record says of an address. */
export function spfResult(domain: string, ip: string, lookup: Lookup): SpfResult {
  return walkSpf({ ip, sender: `postmaster@${domain}`, helo: domain, receiverHost: '', lookup }).result;
}

/** Whether a domain's SPF record permits an address. */
export function permits(domain: string, ip: string, lookup: Lookup): boolean {
  return spfResult(domain, ip, lookup) === 'pass';
}

/** The domain's SPF record as published: '' without one, several joined by line ends. */
export function publishedSpf(domain: string, lookup: Lookup): string {
  return spfRecordsAmong(lookup(domain, 'TXT').data).join('\n');
}

/**
 * The whole record that a domain should publish so that the catalogue's servers are permitted. The vendor's own record
 * is included where it is right, since it follows a change of the vendor's addresses; where it is not, or where the
 * include would break the limit of ten lookups, the addresses themselves are listed; where even that is too much, so are
 * those of other includes. What stands in the way is taken out, or comes behind.
 *
 * @param seen The record as a receiver read it; null where none did: then what is published is asked for.
 * @param meant What the record was meant to say, where it says something else; null: as it is.
 */
export function spfMend(
  world: World,
  domain: string,
  moment: Moment,
  { seen, meant = null }: { readonly seen: string | null; readonly meant?: string | null },
): SpfMend {
  const { lookup, addresses, former } = moment;
  const published = seen === null ? spfRecordsAmong(lookup(domain, 'TXT').data) : [seen];
  const [first = null, ...others] = published;
  const written = meant ?? (first === null ? withOwnServers(world, domain, null) : tidySpf(first));
  const base = written === null ? null : withoutTerms(written, (term) => former.some((ip) => isFor(term, ip)));
  const more = others.flatMap(mechanismsOf);
  const keep = sendingAddresses(world, world.scenario.library.site);
  const vendor = vendorDomain(world);
  const included = { base, more, terms: [`include:${vendor}`], shorten: false };
  const withoutVendor = base === null ? null : withoutTerms(base, (term) => includedBy(term) === vendor);
  const listed = { base: withoutVendor, more, terms: addresses.map(networkTerm), shorten: true };
  const drafts = addresses.every((ip) => permits(vendor, ip, lookup)) ? [included, listed] : [listed];
  return mendOf(drafts, { domain, lookup, published, addresses, keep });
}

/** The one place where a record to publish comes from: none that was not evaluated, as if it were published. */
function mendOf(drafts: readonly Draft[], aim: Aim): SpfMend {
  const sure = sureRecord(drafts, aim);
  const found = { record: aim.published.join('\n'), ttl: aim.lookup(aim.domain, 'TXT').ttl };
  if ('impossible' in sure) {
    const { lookupsBefore, impossible } = sure;
    return { ...found, merged: '', lookupsBefore, lookupsAfter: 0, dropped: [], first: [], impossible };
  }
  const { record, ...more } = sure;
  return { ...found, merged: record, ...more, impossible: '' };
}

/** What a site's servers send from. */
function sendingAddresses({ sites }: World, site: string): readonly string[] {
  const hosts = sites.get(site)?.hosts ?? [];
  return hosts.filter(({ sends }) => sends).flatMap((host) => host.addresses);
}

/**
 * A record that permits the library's own servers too, where the domain is the library's: one that names the vendor alone
 * would have the library's own mail doubted. Null where neither is.
 */
export function withOwnServers(
  { scenario, siteOfDomain }: World,
  domain: string,
  record: string | null,
): string | null {
  const home = siteOfDomain.get(domain);
  if (home?.id !== scenario.library.site) return record;
  const addresses = home.hosts.filter(({ sends }) => sends).flatMap((host) => host.addresses);
  return mergeSpf(record, addresses.map(networkTerm));
}

/** `ip4:` or `ip6:` of this one address. */
function isFor(term: string, ip: string): boolean {
  return (
    term
      .toLowerCase()
      .replace(/^\+?ip[46]:/, '')
      .replace(/\/(?:32|128)$/, '') === ip
  );
}

/** The whole record that a domain should publish so that some addresses, its own servers', are permitted too. */
export function spfMendFor(world: World, addresses: readonly string[], domain: string, lookup: Lookup): SpfMend {
  return spfMendWith(world, { terms: addresses.map(networkTerm), addresses }, domain, lookup);
}

/** The whole record that a domain should publish so that it has some terms as well, which permit some addresses. */
export function spfMendWith(
  world: World,
  { terms, addresses }: { readonly terms: readonly string[]; readonly addresses: readonly string[] },
  domain: string,
  lookup: Lookup,
): SpfMend {
  const published = spfRecordsAmong(lookup(domain, 'TXT').data);
  const [base = null, ...others] = published;
  const more = others.flatMap(mechanismsOf);
  const keep = [world.scenario.library.site, world.sender.site].flatMap((site) => sendingAddresses(world, site));
  const named = { base, more, terms, shorten: false };
  const listed = { base, more, terms: addresses.map(networkTerm), shorten: true };
  return mendOf([named, listed], { domain, lookup, published, addresses, keep });
}

/**
 * What a second record adds to the first: its mechanisms but `all`. A `redirect` that is in force (RFC 7208 section 6.1:
 * where there is no `all`) permits what its target permits, as an `include` of it does in a record that has an end.
 */
function mechanismsOf(record: string): readonly string[] {
  const terms = record.split(' ').slice(1).filter(Boolean);
  const ends = terms.some((term) => ALL.test(term));
  const included = terms.map((term) => (ends ? term : term.replace(/^redirect=/i, 'include:')));
  return included.filter((term) => !ALL.test(term) && !/^[^:/=]+=/.test(term));
}

const ALL = /^[+\-?~]?all$/i;
