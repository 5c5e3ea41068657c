import type { Lookup, RecordData } from '../model/dns.ts';
import type { Hop, HostAddress } from './hop.ts';
import { noHop } from './hop.ts';
import { hostAddresses } from './host-addresses.ts';

export interface MxInput {
  /** Id of the sending site. */
  readonly site: string;
  /** Lower-case. */
  readonly domain: string;
  readonly families: readonly ('A' | 'AAAA')[];
  readonly lookup: Lookup;
}

/**
 * A server may limit how many addresses it tries (RFC 5321 section 5.1): Postfix ends after 5 (smtp_mx_address_limit),
 * Exim after 50 (hosts_max_try_hardlimit), Sendmail reads 100 MX records (MAXMXHOSTS). The most patient of them is taken.
 */
const MOST_CANDIDATES = 100;

type Mx = Extract<RecordData, { type: 'MX' }>;

/** The domain's own addresses stand in for an MX record it does not have (RFC 5321 section 5.1). */
function withoutMx({ site, domain, families, lookup }: MxInput): Hop {
  const { addresses, failed, undeclared } = hostAddresses(domain, families, lookup);
  if (addresses.length > 0) {
    return {
      kind: 'hosts',
      candidates: addresses.slice(0, MOST_CANDIDATES).map((address) => ({ name: domain, address })),
    };
  }
  if (undeclared.length > 0) {
    return noHop(site, 'undeclared', `The scenario says nothing about the addresses of ${domain}`, undeclared);
  }
  if (failed) return noHop(site, 'dns-failure', `Host lookup failed for ${domain}`);
  return noHop(site, 'no-mail-host', `${domain} has neither a mail exchanger nor an address`);
}

/**
 * The hosts behind MX records that are there: none of them usable means no delivery, not a fall-back to the domain's
 * own address (RFC 5321 section 5.1).
 */
function throughMx(records: readonly Mx[], { site, domain, families, lookup }: MxInput): Hop {
  const ordered = records.filter((mx) => mx.exchange !== '').toSorted((a, b) => a.preference - b.preference);
  const candidates: HostAddress[] = [];
  let failed = false;
  for (const { exchange } of ordered.slice(0, MOST_CANDIDATES)) {
    const answer = hostAddresses(exchange, families, lookup);
    candidates.push(...answer.addresses.map((address) => ({ name: exchange, address })));
    failed ||= answer.failed;
    // A better host that nobody declared would have been tried first: what the others do proves nothing.
    if (candidates.length === 0 && answer.undeclared.length > 0) {
      return noHop(site, 'undeclared', `The scenario says nothing about ${exchange}`, answer.undeclared);
    }
  }
  if (candidates.length > 0) return { kind: 'hosts', candidates: candidates.slice(0, MOST_CANDIDATES) };
  if (failed) return noHop(site, 'dns-failure', `Host lookup failed for the mail exchangers of ${domain}`);
  return noHop(site, 'mx-without-address', `No mail exchanger of ${domain} has an address`);
}

/**
 * Finds the hosts that take mail for a domain (RFC 5321 section 5.1, RFC 7505). Equal preferences keep the order of
 * the zone, so that two runs are the same.
 */
export function routeByMx(input: MxInput): Hop {
  const { site, domain, lookup } = input;
  const answer = lookup(domain, 'MX');
  switch (answer.status) {
    case 'found': {
      const records = answer.data.filter((record): record is Mx => record.type === 'MX');
      const [only] = records;
      if (records.length === 1 && only?.exchange === '') {
        return noHop(site, 'null-mx', `${domain} does not accept mail (null MX)`);
      }
      return throughMx(records, input);
    }
    case 'nodata':
      return withoutMx(input);
    case 'nxdomain':
      return noHop(site, 'no-such-domain', `The domain ${domain} does not exist`);
    case 'badname':
      return noHop(site, 'no-such-domain', `${domain} cannot be the name of a domain`);
    case 'undeclared':
      return noHop(site, 'undeclared', `The scenario says nothing about ${domain}`, [{ name: domain, type: 'MX' }]);
    case 'servfail':
    case 'timeout':
    case 'refused':
      return noHop(site, 'dns-failure', `Mail exchanger lookup failed for ${domain}`);
  }
}
