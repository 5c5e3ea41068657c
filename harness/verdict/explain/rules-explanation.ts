import type { Transaction } from '../../model/delivery.ts';
import type { RulesExplanation } from '../../model/explanation.ts';
import { OwnFault } from '../../model/fault.ts';
import type { World } from '../../model/world.ts';
import type { Means } from './means.ts';

/**
 * The rows of the receiver up to the one that decided, each with the facts for or against it; null where no row of a
 * receiver decided.
 *
 * @throws OwnFault where another row than the one that decided matches now: then one of the two is a lie.
 */
export function rulesExplanation(
  world: World,
  transaction: Transaction,
  { worldAt, traceRules }: Means,
): RulesExplanation | null {
  const { decision, serverSite, attempt } = transaction;
  const receiver = world.sites.get(serverSite ?? '')?.receiver;
  if (decision === null || receiver === undefined) return null;
  const { passed, decided } = traceRules(worldAt(attempt.at), transaction);
  if (decided?.rule.id !== decision.rule.id) {
    throw new OwnFault(`${receiver.id}#${decision.rule.id} decided, and ${decided?.rule.id ?? 'no row'} matches`);
  }
  const { rule, because, settings } = decided;
  const { id, stage, about, source, model, outcome } = rule;
  const { assumed } = decision;
  return {
    receiver: receiver.id,
    title: receiver.title,
    passed: passed.map((row) => ({ rule: row.rule.id, stage: row.rule.stage, because: row.because })),
    decided: { rule: id, stage, about, source, assumed, model, outcome, because, settings },
  };
}
