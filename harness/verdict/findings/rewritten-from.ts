import { addressesOf } from '../content-addresses.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { handedOver, type HandedOver } from './handed.ts';
import { distinct } from './sets.ts';

/** Notices in which the server put the account's address into From: who answers to From answers there. */
export function rewrittenFrom(c: Case): readonly Finding[] {
  const rewritten = handedOver(c).filter(
    ({ transaction: { decision } }) => decision?.rule.alters?.includes('from-becomes-account') === true,
  );
  const groups = Map.groupBy(rewritten, ({ record, transaction }) => {
    return `${transaction.facts?.login.user} ${addressesOf(record.delivery).header}`;
  });
  return [...groups.values()].flatMap((group) => finding(c, group));
}

function finding({ world }: Case, group: readonly HandedOver[]): readonly Finding[] {
  const [first] = group;
  const next = first?.flow.chain[first.flow.chain.indexOf(first.record) + 1];
  if (first === undefined || next === undefined) return [];
  const { transaction, record } = first;
  const facts = {
    people: distinct(group.map(({ flow }) => flow.key.person)),
    server: world.sites.get(transaction.serverSite ?? '')?.title ?? '',
    user: transaction.facts?.login.user ?? '',
    header: addressesOf(record.delivery).header,
    became: addressesOf(next.delivery).header,
  };
  return [{ code: 'from-rewritten', severity: 'warning', facts }];
}
