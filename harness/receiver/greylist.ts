import type { Instant } from '../model/dns.ts';
import type { GreylistEntry, GreylistFact } from '../model/intake.ts';
import type { SettingValue } from '../model/receiver.ts';
import { dottedParts, parseIp, unmapped } from '../standards/ip.ts';

export interface GreylistContext {
  /** Id of the receiver's site. */
  readonly site: string;
  readonly clientIp: string;
  readonly mailFrom: string;
  readonly rcpt: string;
  readonly at: Instant;
  /** What greylisting receivers remember, here and elsewhere. */
  readonly entries: ReadonlyMap<string, GreylistEntry>;
  /** Every setting of the receiver; `greylistDelay`, `greylistWindow` and `greylistMemory` are read. */
  readonly settings: Readonly<Record<string, SettingValue>>;
}

/**
 * Whether a greylisting receiver lets client network, MAIL FROM and recipient through (RFC 6647 section 2). It does from
 * `greylistDelay` after the first attempt on; a retry that comes earlier is put off again and does not begin the time
 * anew. Three that do not come again within `greylistWindow` are forgotten, and so are known ones after `greylistMemory`.
 */
export function greylistFact(context: GreylistContext): GreylistFact {
  const { site, clientIp, mailFrom, rcpt, at, entries, settings } = context;
  const seconds = (name: string): number => Number(settings[name]) * 1000;
  const key = [site, networkOf(clientIp), mailFrom.toLowerCase(), rcpt.toLowerCase()].join('|');
  const entry = entries.get(key);
  if (entry === undefined) return { result: 'first-contact', key, first: at };
  const { first, passed } = entry;
  if (passed !== null && at - passed <= seconds('greylistMemory')) return { result: 'known', key, first };
  if (passed !== null || at - first > seconds('greylistWindow')) return { result: 'first-contact', key, first: at };
  return { result: at - first < seconds('greylistDelay') ? 'too-early' : 'known', key, first };
}

/** Retries may come from a neighbour, so that postgrey (`--lookup-by-subnet`) knows a client by its /24, or its /64. */
function networkOf(ip: string): string {
  const address = parseIp(ip);
  if (address === null) return ip;
  const own = unmapped(address);
  return dottedParts(own)
    .slice(0, own.family === 4 ? 3 : 16)
    .join('.');
}
