import { dottedParts, parseIp, unmapped } from './ip.ts';

/**
 * The name whose PTR record says what an address is called: below in-addr.arpa (RFC 1035 section 3.5) or ip6.arpa
 * (RFC 3596 section 2.5). '' where the text is no address.
 */
export function reverseName(ip: string): string {
  const address = parseIp(ip);
  if (address === null) return '';
  const plain = unmapped(address);
  return `${dottedParts(plain).toReversed().join('.')}.${plain.family === 4 ? 'in-addr' : 'ip6'}.arpa`;
}
