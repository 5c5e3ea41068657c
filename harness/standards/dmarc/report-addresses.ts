import type { Lookup } from '../../model/dns.ts';
import { isDmarcRecord } from './record.ts';
import { domainOf } from '../address.ts';
import { organizationalDomainPsl } from '../domain.ts';

/** Who is to get the aggregate reports of a domain. */
export interface ReportAddresses {
  /** Addresses of `rua` that are written to. */
  readonly sent: readonly string[];
  /** Addresses in another's domain, which has not said that it wants them: nothing is sent there. */
  readonly withheld: readonly string[];
}

/**
 * The addresses in `rua` of a DMARC record. A domain of somebody else's must have published `v=DMARC1` at
 * `<domain>._report._dmarc.<destination>` (RFC 7489 section 7.1; RFC 9990, which took its place).
 *
 * @param domain The domain at whose `_dmarc` name the record was found.
 */
export function reportAddresses(record: string, domain: string, lookup: Lookup): ReportAddresses {
  const addresses = mailtoAddresses(record);
  const isWanted = (address: string): boolean => {
    const destination = domainOf(address);
    if (organizationalDomainPsl(destination) === organizationalDomainPsl(domain)) return true;
    const { data } = lookup(`${domain}._report._dmarc.${destination}`, 'TXT');
    return data.some((one) => one.type === 'TXT' && isDmarcRecord(one.strings.join('')));
  };
  const sent = addresses.filter(isWanted);
  return { sent, withheld: addresses.filter((address) => !sent.includes(address)) };
}

/** A size limit behind `!` is no part of the address (RFC 7489 section 6.4). */
function mailtoAddresses(record: string): readonly string[] {
  const [, uris = ''] = /(?:^|;)\s*rua\s*=([^;]*)/i.exec(record) ?? [];
  return uris.split(',').flatMap((uri) => {
    const [, address] = /^mailto:([^!?]+)/i.exec(uri.trim()) ?? [];
    return address === undefined ? [] : [decoded(address)];
  });
}

function decoded(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
