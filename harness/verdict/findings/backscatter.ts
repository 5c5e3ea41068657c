import { decidingTransaction } from '../record-index.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { withVendors } from './sender-addresses.ts';
import { distinct, flowName, peopleOf } from './sets.ts';

/** Bounces and automatic answers that a filter took for answers to forged mail. */
export function backscatter({ world, flows }: Case): readonly Finding[] {
  const refused = flows.filter((flow) => {
    const last = flow.chain.at(-1);
    return flow.reached === false && last !== undefined && decidedOn(last, ['foreignBounce']);
  });
  if (refused.length === 0) return [];
  const ends = refused.flatMap((flow) => flow.chain.slice(-1));
  const facts = {
    people: peopleOf(refused),
    servers: distinct(ends.map((end) => world.sites.get(decidingTransaction(end).serverSite ?? '')?.title ?? '')),
    addresses: distinct(
      ends.flatMap((end) => {
        const { delivery } = end;
        const { at } = decidingTransaction(end).attempt;
        return delivery.draft.site === world.sender.site ? withVendors(world, delivery.clientIp, at) : [];
      }),
    ),
    flows: refused.map(flowName),
  };
  return [{ code: 'bounces-refused-as-backscatter', severity: 'error', facts }];
}
