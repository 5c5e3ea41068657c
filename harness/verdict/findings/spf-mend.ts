import type { SpfResult } from '../../model/auth.ts';
import type { Lookup } from '../../model/dns.ts';
import type { World } from '../../model/world.ts';
import { domainOf } from '../../standards/address.ts';
import { spfRecordsAmong } from '../../standards/spf/check-domain.ts';
import { countLookups } from '../../standards/spf/cost.ts';
import { mergeSpf } from '../../standards/spf/merge.ts';
import { shortenSpf } from '../../standards/spf/shorten.ts';
import { includedBy, tidySpf, withoutTerms } from '../../standards/spf/tidy.ts';
import { walkSpf } from '../../standards/spf/walk.ts';
import type { SpfMend } from './finding.ts';

/** RFC 7208 section 4.6.4. */
const LOOKUP_LIMIT = 10;

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
 * those of other includes.
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
  const { lookup } = moment;
  const answer = lookup(domain, 'TXT');
  const published = seen === null ? spfRecordsAmong(answer.data) : [seen];
  const [first = null, ...others] = published;
  const cost = (text: string): number => countLookups(text, domain, lookup).lookups;
  const base = meant ?? (first === null ? null : tidySpf(first));
  const merged = mergedRecord(world, { base, more: others.flatMap(mechanismsOf) }, domain, moment);
  return {
    record: published.join('\n'),
    merged,
    lookupsBefore: published.reduce((sum, text) => sum + cost(text), 0),
    lookupsAfter: cost(merged),
    ttl: answer.ttl,
  };
}

interface Parts {
  readonly base: string | null;
  readonly more: readonly string[];
}

function mergedRecord(world: World, parts: Parts, domain: string, moment: Moment): string {
  const { lookup, addresses, former } = moment;
  const { more } = parts;
  const written = parts.base ?? withOwnServers(world, domain, null);
  const base = written === null ? null : withoutTerms(written, (term) => former.some((ip) => isFor(term, ip)));
  const vendor = domainOf(world.sender.defaultFrom);
  const fits = (text: string): boolean => countLookups(text, domain, lookup).lookups <= LOOKUP_LIMIT;
  const included = mergeSpf(base, [...more, `include:${vendor}`]);
  if (addresses.every((ip) => permits(vendor, ip, lookup)) && fits(included)) return included;
  const others = base === null ? null : withoutTerms(base, (term) => includedBy(term) === vendor);
  const listed = mergeSpf(others, [...more, ...addresses.map(networkTerm)]);
  return shortenSpf(listed, domain, lookup, LOOKUP_LIMIT) ?? listed;
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

function networkTerm(ip: string): string {
  return ip.includes(':') ? `ip6:${ip}` : `ip4:${ip}`;
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
export function spfMendFor(addresses: readonly string[], domain: string, lookup: Lookup): SpfMend {
  return spfMendWith(addresses.map(networkTerm), domain, lookup);
}

/** The whole record that a domain should publish so that it has some terms as well. */
export function spfMendWith(terms: readonly string[], domain: string, lookup: Lookup): SpfMend {
  const answer = lookup(domain, 'TXT');
  const published = spfRecordsAmong(answer.data);
  const [first = null, ...others] = published;
  const cost = (text: string): number => countLookups(text, domain, lookup).lookups;
  const merged = mergeSpf(first, [...others.flatMap(mechanismsOf), ...terms]);
  const lookupsBefore = published.reduce((sum, text) => sum + cost(text), 0);
  return { record: published.join('\n'), merged, lookupsBefore, lookupsAfter: cost(merged), ttl: answer.ttl };
}

/** What a second record adds to the first: its mechanisms but `all`, and none of its modifiers. */
function mechanismsOf(record: string): readonly string[] {
  const terms = record.split(' ').slice(1);
  return terms.filter((term) => term !== '' && !/^[+\-?~]?all$/i.test(term) && !/^[^:/=]+=/.test(term));
}
