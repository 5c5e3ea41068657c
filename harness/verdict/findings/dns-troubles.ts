import type { DeliveryRecord } from '../../model/delivery.ts';
import { distinct } from './sets.ts';

/** Questions of a delivery that a name server did not answer (SERVFAIL, no answer, REFUSED), as `TXT acme.org`. */
export function dnsTroubles(record: DeliveryRecord): readonly string[] {
  const entries = record.transactions.flatMap((transaction) => transaction.dns);
  const troubled = entries.filter(({ answer }) => ['servfail', 'timeout', 'refused'].includes(answer.status));
  return distinct(troubled.map(({ type, name }) => `${type} ${name}`));
}
