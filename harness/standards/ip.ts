import { isIPv4, isIPv6 } from 'node:net';

/** An IP address as octets: 4 of them or 16. */
export interface IpAddress {
  readonly family: 4 | 6;
  readonly octets: readonly number[];
}

const MAPPED_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

function octets4(text: string): number[] {
  return text.split('.').map(Number);
}

/** Octets of one side of `::`, of which the last group may be a dotted quad (RFC 4291 section 2.2). */
function octetsOfGroups(side: string): number[] {
  if (side === '') return [];
  return side.split(':').flatMap((group) => {
    if (group.includes('.')) return octets4(group);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}

function octets6(text: string): number[] {
  const [left = '', right] = text.split('::');
  const head = octetsOfGroups(left);
  if (right === undefined) return head;
  const tail = octetsOfGroups(right);
  return [...head, ...Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

/**
 * Reads an IP address in text form; null where it is none (a zone index is none either).
 *
 * The address is kept as written: `::ffff:192.0.2.1` is of family 6. See `unmapped`.
 */
export function parseIp(text: string): IpAddress | null {
  if (isIPv4(text)) return { family: 4, octets: octets4(text) };
  if (isIPv6(text) && !text.includes('%')) return { family: 6, octets: octets6(text) };
  return null;
}

/** An IPv4-mapped IPv6 address counts as the IPv4 address in it (RFC 7208 section 5). */
export function unmapped(ip: IpAddress): IpAddress {
  const mapped = ip.family === 6 && MAPPED_PREFIX.every((octet, index) => ip.octets[index] === octet);
  return mapped ? { family: 4, octets: ip.octets.slice(12) } : ip;
}

/** True where the first `prefix` bits of two addresses of the same family are equal. */
export function inNetwork(ip: IpAddress, network: IpAddress, prefix: number): boolean {
  if (ip.family !== network.family) return false;
  return ip.octets.every((octet, index) => {
    const bits = Math.min(8, Math.max(0, prefix - index * 8));
    const mask = (0xff << (8 - bits)) & 0xff;
    return (octet & mask) === ((network.octets[index] ?? 0) & mask);
  });
}

/** The sixteen octets of an IPv6 address as 32 hexadecimal digits, the four of an IPv4 address as decimal numbers. */
export function dottedParts(ip: IpAddress): string[] {
  if (ip.family === 4) return ip.octets.map(String);
  return ip.octets.flatMap((octet) => [...octet.toString(16).padStart(2, '0')]);
}

/** The name whose PTR record says what an address is called: RFC 1035 section 3.5, for IPv6 RFC 3596 section 2.5. */
export function pointerName(ip: IpAddress): string {
  return `${dottedParts(ip).toReversed().join('.')}.${ip.family === 4 ? 'in-addr' : 'ip6'}.arpa`;
}
