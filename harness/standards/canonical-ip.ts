import ipaddr from 'ipaddr.js';

/** The one text form of an address that is compared: dotted decimal, or RFC 5952. Taken to be valid. */
export function canonicalIp(text: string): string {
  return ipaddr.parse(text).toString();
}
