import type { DeliveryRecord } from '../../model/delivery.ts';
import { LONGEST_CHAIN, type DnsEntry } from '../../model/dns.ts';
import { distinct } from './sets.ts';

/** Questions of a delivery that a name server did not answer (SERVFAIL, no answer, REFUSED), as `TXT acme.org`. */
export function dnsTroubles(record: DeliveryRecord): readonly string[] {
  return distinct(troubled(record).map(({ type, name }) => `${type} ${name}`));
}

/** The CNAME records behind those questions that led in a circle or on and on, as `a.org → b.org → a.org`. */
export function endlessAliases(record: DeliveryRecord): readonly string[] {
  return distinct(troubled(record).flatMap(endless));
}

function troubled({ transactions }: DeliveryRecord): readonly DnsEntry[] {
  const entries = transactions.flatMap((transaction) => transaction.dns);
  return entries.filter(({ answer }) => ['servfail', 'timeout', 'refused'].includes(answer.status));
}

/** So many aliases show where the others lead. */
const MOST_TOLD = 3;

/** A resolver that gave up following is not one whose last name server failed: that one's answer has a status of its own. */
function endless({ name, answer }: DnsEntry): readonly string[] {
  const names = [name, ...answer.aliases];
  if (answer.aliases.length === 0 || answer.status !== 'servfail') return [];
  const last = names.at(-1) ?? '';
  const circle = names.indexOf(last) < names.length - 1;
  if (!circle && answer.aliases.length <= LONGEST_CHAIN) return [];
  const told = names.length <= MOST_TOLD + 1 ? names : [...names.slice(0, MOST_TOLD), '…'];
  return [told.join(' → ')];
}
