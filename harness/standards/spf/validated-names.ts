import { isBelow, normalDomain } from '../domain.ts';
import { inNetwork, parseIp, pointerName, type IpAddress } from '../ip.ts';
import type { RecordData } from '../../model/dns.ts';
import { ask, askCounted } from './ask.ts';
import { isStop, type Stop, type TermContext } from './evaluation.ts';
import { isTargetName } from './name-syntax.ts';

/** RFC 7208 section 4.6.4: further names of an address are ignored. */
const MOST_NAMES = 10;

/** True where one of the addresses in an answer lies in the network of `prefix` bits around an address. */
export function matchesAny(ip: IpAddress, data: readonly RecordData[], prefix: number): boolean {
  return data.some((record) => {
    const address = record.type === 'A' || record.type === 'AAAA' ? parseIp(record.address) : null;
    return address !== null && inNetwork(ip, address, prefix);
  });
}

/**
 * The names of the client's address that lead back to it (RFC 7208 section 5.5). The PTR question counts as a lookup;
 * an error of the DNS means there are no names, an exceeded limit stays an error.
 */
export function validatedNames(context: TermContext): readonly string[] | Stop {
  const { evaluation, queries } = context;
  const { ip } = evaluation;
  const pointers = askCounted(context, pointerName(ip), 'PTR');
  if (isStop(pointers)) return pointers.result === 'permerror' ? pointers : [];
  const type = ip.family === 4 ? 'A' : 'AAAA';
  return pointers
    .flatMap((record) => (record.type === 'PTR' ? [normalDomain(record.target)] : []))
    .slice(0, MOST_NAMES)
    .filter(
      (name) => isTargetName(name) && matchesAny(ip, ask(evaluation, queries, name, type).data, ip.octets.length * 8),
    );
}

/** The name `%{p}` stands for: the domain itself, else one below it, else any, else `unknown` (RFC 7208 section 7.3). */
export function preferredName(names: readonly string[], domain: string): string {
  return names.find((name) => name === domain) ?? names.find((name) => isBelow(name, domain)) ?? names[0] ?? 'unknown';
}
