import type { Transaction } from '../../model/delivery.ts';
import type { Condition } from '../../model/receiver.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { byServer, handedFacts, handedOver, type HandedOver } from './handed.ts';

const LIMITS = { minute: 'messagesPerMinute', day: 'messagesPerDay' } as const;
type Span = keyof typeof LIMITS;

/** Notices of a run that was larger than what the server takes from one account in a minute or a day: lost, or late. */
export function submissionLimits(c: Case): readonly Finding[] {
  const met = handedOver(c).flatMap((one) => {
    const transaction = one.record.transactions.find(isOverLimit);
    return transaction === undefined ? [] : [{ ...one, transaction }];
  });
  return (['minute', 'day'] as const).flatMap((span) =>
    [true, false].flatMap((late) =>
      byServer(met.filter((one) => spanOf(one) === span && isLate(one) === late)).map((group): Finding => {
        const facts = { ...handedFacts(c, group), span, limit: limitOf(c, group[0], span), late };
        return { code: 'smtp-limit-reached', severity: late ? 'note' : 'error', facts };
      }),
    ),
  );
}

function isOverLimit({ decision }: Transaction): boolean {
  return decision !== null && asksRate(decision.rule.when);
}

function asksRate({ predicates, any }: Condition): boolean {
  return 'submissionRate' in predicates || any.some(asksRate);
}

function spanOf({ transaction }: HandedOver): Span {
  return transaction.facts?.login.rate === 'day' ? 'day' : 'minute';
}

/** Whether the server took it in the end. */
function isLate({ record: { end } }: HandedOver): boolean {
  return end.kind === 'decided' && end.outcome !== 'reject';
}

function limitOf({ world }: Case, { transaction }: HandedOver, span: Span): number {
  const site = world.sites.get(transaction.serverSite ?? '');
  return Number(site?.settings[LIMITS[span]] ?? site?.receiver.settings[LIMITS[span]]?.default ?? 0);
}
