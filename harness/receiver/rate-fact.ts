import type { Instant } from '../model/dns.ts';
import type { Arrival, RateFact } from '../model/intake.ts';
import type { SettingValue } from '../model/receiver.ts';
import { domainOf } from '../standards/address.ts';

export interface RateContext {
  /** Id of the receiver's site. */
  readonly site: string;
  readonly clientIp: string;
  /** '' before RCPT. */
  readonly rcpt: string;
  readonly at: Instant;
  /** What receivers that count have taken, here and elsewhere. */
  readonly arrivals: readonly Arrival[];
  /** Every setting of the receiver. */
  readonly settings: Readonly<Record<string, SettingValue>>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Which limits of a receiver are used up by what it took before this message. A limit of 0 is none. */
export function rateFact({ site, clientIp, rcpt, at, arrivals, settings }: RateContext): RateFact {
  const here = arrivals.filter((one) => one.site === site && one.at <= at && one.at > at - HOUR);
  const sum = (which: (one: Arrival) => boolean): number =>
    here.filter(which).reduce((total, { count }) => total + count, 0);
  const isUp = (count: number, name: string): boolean => {
    const limit = Number(settings[name] ?? 0);
    return limit > 0 && count >= limit;
  };
  const [to, domain] = [rcpt.toLowerCase(), domainOf(rcpt)];
  const ofClient = ({ clientIp: ip }: Arrival): boolean => ip === clientIp;
  const lastHour = sum(ofClient);
  const lastMinute = sum((one) => ofClient(one) && one.at > at - MINUTE);
  const domainLastHour = rcpt === '' ? 0 : sum((one) => one.to === domain || domainOf(one.to) === domain);
  const mailboxLastHour = rcpt === '' ? 0 : sum((one) => one.to === to);
  return {
    client: isUp(lastHour, 'clientPerHour') ? 'hour' : isUp(lastMinute, 'clientPerMinute') ? 'minute' : 'ok',
    recipient: rcpt === '' ? null : recipientRate(mailboxLastHour, domainLastHour, isUp),
    lastHour,
    domainLastHour,
  };
}

type IsUp = (count: number, name: string) => boolean;

function recipientRate(mailbox: number, domain: number, isUp: IsUp): 'ok' | 'mailbox' | 'domain' {
  if (isUp(domain, 'domainPerHour')) return 'domain';
  return isUp(mailbox, 'mailboxPerHour') ? 'mailbox' : 'ok';
}
