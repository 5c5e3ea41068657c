import { decidingTransaction } from '../record-index.ts';
import type { MergedFlow } from '../merged-flow.ts';
import { siteTitle } from '../reason.ts';
import type { Case } from './case.ts';
import { decidedOnMailbox } from './decided-on-mailbox.ts';
import type { Finding } from './finding.ts';
import { distinct, flowName, peopleOf } from './sets.ts';

/** Mail to a group that takes mail of its own organization only. */
export function closedMailboxes({ world, flows }: Case): readonly Finding[] {
  const refused = flows.filter((flow) => flow.reached === false && decidedOnMailbox(flow, ['internal-only']));
  return [...Map.groupBy(refused, (flow) => flow.to.toLowerCase())].map(([mailbox, lost]) => ({
    code: 'mailbox-closed-to-outsiders',
    severity: 'error',
    facts: {
      people: peopleOf(lost),
      mailbox,
      server: distinct(lost.map((flow) => siteTitle(world, serverOf(flow))))[0] ?? '',
      flows: lost.map(flowName),
    },
  }));
}

function serverOf({ chain }: MergedFlow): string {
  const last = chain.at(-1);
  return last === undefined ? '' : (decidingTransaction(last).serverSite ?? '');
}
