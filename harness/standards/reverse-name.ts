import { parseIp, pointerName, unmapped } from './ip.ts';

/**
 * The name below in-addr.arpa or ip6.arpa where an address given as text has its PTR record; that of the IPv4 address
 * for an IPv4-mapped one. '' where the text is no address.
 */
export function reverseName(ip: string): string {
  const address = parseIp(ip);
  return address === null ? '' : pointerName(unmapped(address));
}
