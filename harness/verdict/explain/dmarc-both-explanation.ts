import type { Transaction } from '../../model/delivery.ts';
import type { DmarcBothExplanation } from '../../model/auth-explanation.ts';
import { agreement } from '../../standards/dmarc/agreement.ts';
import { askedActions } from '../../standards/dmarc/asked-actions.ts';
import { bothOf } from '../compared-messages.ts';
import { dmarcExplanation } from './dmarc-explanation.ts';

/** What a receiver of the other DMARC standard found; null where the scenario does not ask. */
export function dmarcBothExplanation(transaction: Transaction): DmarcBothExplanation | null {
  const { facts, otherDmarc = null } = transaction;
  const both = bothOf(transaction);
  if (facts === null || otherDmarc === null || both === null) return null;
  const seen = { ...transaction, facts: { ...facts, dmarc: otherDmarc.fact }, dns: otherDmarc.dns };
  const other = dmarcExplanation(seen, otherDmarc.method);
  if (other === null) return null;
  return {
    otherMethod: otherDmarc.method,
    other,
    actions: { psl: askedActions(both.psl, 'psl'), treewalk: askedActions(both.treewalk, 'treewalk') },
    agree: agreement(both),
  };
}
