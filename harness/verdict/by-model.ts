import type { DeliveryRecord } from '../model/delivery.ts';
import type { Decision, Facts } from '../model/receiver.ts';
import { domainOf } from '../standards/address.ts';
import { isBelow } from '../standards/domain.ts';
import { decidingTransaction } from './record-index.ts';

/**
 * Whether what became of a delivery rests on the model of reputation: its row is the model's, or it hung on a name, good or
 * bad, that the model gave, or on a list that the model keeps.
 */
export function decidedByModel(record: DeliveryRecord): boolean {
  if (!['decided', 'expired', 'not-retried'].includes(record.end.kind)) return false;
  const { decision, facts } = decidingTransaction(record);
  if (decision === null || facts === null) return false;
  return decision.rule.model || wasWeighed(decision, facts);
}

function wasWeighed({ consulted }: Decision, { reputation, helo, mailFrom, headerFrom, login }: Facts): boolean {
  if (reputation == null) return false;
  const { ip, domains, account } = reputation.weighed;
  const has = (name: string): boolean => name !== '' && domains.some((domain) => isBelow(name, domain));
  const byName = has(domainOf(headerFrom ?? ''));
  return (
    (consulted.includes('reputation') && (ip || byName || (account && login.result === 'accepted'))) ||
    (consulted.includes('blocklists') && ip) ||
    (consulted.includes('domainListings') && (has(domainOf(mailFrom)) || has(helo)))
  );
}
