import type { IprevFact, SpfFact } from '../model/auth.ts';
import type { Lookup, Question, RecordData } from '../model/dns.ts';
import { OwnFault } from '../model/fault.ts';
import type { MailServerFact } from '../model/receiver.ts';
import { reverseName } from '../standards/reverse-name.ts';
import { walkSpf } from '../standards/spf/walk.ts';
import { judgeSpf } from './mailauth.ts';

/** Most PTR names that are checked forward (RFC 7208 section 4.6.4 for `ptr`; used here for iprev as well). */
const MOST_PTR_NAMES = 10;

/** Answers that say what there is, or that there is nothing. */
const SURE: ReadonlySet<string> = new Set(['found', 'nodata', 'nxdomain', 'badname']);

function addressesOf(data: readonly RecordData[]): string[] {
  return data.flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.address] : []));
}

/** Asks like `lookup` and notes what nobody declared. */
function noting(lookup: Lookup): { lookup: Lookup; undeclared: Question[] } {
  const undeclared: Question[] = [];
  return {
    undeclared,
    lookup: (name, type) => {
      const answer = lookup(name, type);
      if (answer.status === 'undeclared') undeclared.push({ name, type });
      return answer;
    },
  };
}

/**
 * Forward-confirmed reverse DNS (RFC 8601 section 2.7.3): the PTR name's own address must be the client's.
 */
export function checkIprev(ip: string, ask: Lookup): IprevFact {
  const { lookup, undeclared } = noting(ask);
  const pointers = lookup(reverseName(ip), 'PTR');
  if (pointers.status !== 'found') {
    const absent = pointers.status === 'nxdomain' || pointers.status === 'nodata';
    return { result: absent ? 'none' : 'temperror', name: null, undeclared };
  }
  const names = pointers.data.flatMap((record) => (record.type === 'PTR' ? [record.target] : []));
  const type = ip.includes(':') ? 'AAAA' : 'A';
  const forward = names.slice(0, MOST_PTR_NAMES).map((name) => ({ name, answer: lookup(name, type) }));
  const confirmed = forward.find(({ answer }) => addressesOf(answer.data).includes(ip));
  if (confirmed !== undefined) return { result: 'pass', name: confirmed.name, undeclared };
  const unsure = forward.some(({ answer }) => !SURE.has(answer.status));
  return { result: unsure ? 'temperror' : 'mismatch', name: names[0] ?? null, undeclared };
}

/**
 * Addresses of a domain and of the mail servers its MX names: what the oldest spoofing checks compare with. A question
 * that failed (a time-out, SERVFAIL, REFUSED, an undeclared name) is no evidence that there are no more.
 */
export function mailServersOf(domain: string, ask: Lookup): MailServerFact {
  const { lookup: noted, undeclared } = noting(ask);
  let unsure = false;
  const lookup: Lookup = (name, type) => {
    const answer = noted(name, type);
    unsure ||= !SURE.has(answer.status);
    return answer;
  };
  const exchanges = lookup(domain, 'MX').data.flatMap((record) => (record.type === 'MX' ? [record.exchange] : []));
  const names = [domain, ...exchanges.filter((name) => name !== '')];
  const addresses = names.flatMap((name) => [
    ...addressesOf(lookup(name, 'A').data),
    ...addressesOf(lookup(name, 'AAAA').data),
  ]);
  return { addresses: [...new Set(addresses)], ...(unsure ? { unsure } : {}), undeclared };
}

export interface SpfCheck {
  readonly ip: string;
  /** '' for the null sender. */
  readonly mailFrom: string;
  readonly helo: string;
  readonly serverHost: string;
  readonly lookup: Lookup;
  /** Void lookups that the receiver tolerates, from 1 to 10; 2 by default (RFC 7208 section 4.6.4). */
  readonly voidLimit?: number | undefined;
}

/**
 * SPF (RFC 7208), found twice: by our own walk, which can explain itself, and by mailauth. The report would be wrong
 * about one of them if they differed.
 *
 * @throws OwnFault when they differ.
 */
export async function checkSpf(check: SpfCheck): Promise<SpfFact> {
  const { ip, mailFrom, helo, serverHost, voidLimit } = check;
  const asked = new Map<string, ReturnType<Lookup>>();
  const remembering: Lookup = (name, type) => {
    const key = `${type} ${name.toLowerCase().replace(/\.$/, '')}`;
    const answer = asked.get(key) ?? check.lookup(name, type);
    asked.set(key, answer);
    return answer;
  };
  const question = { ip, sender: mailFrom, helo, lookup: remembering, voidLimit };
  const fact = walkSpf({ ...question, receiverHost: serverHost });
  const judged = await judgeSpf({ ...question, mta: serverHost });
  for (const what of ['result', 'lookups', 'voids'] as const) {
    if (judged[what] === fact[what]) continue;
    throw new OwnFault(`SPF ${what} of <${mailFrom}> for ${ip}: our walk says ${fact[what]}, mailauth ${judged[what]}`);
  }
  return fact;
}
