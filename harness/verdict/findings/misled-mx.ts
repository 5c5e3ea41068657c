import { domainOf } from '../../standards/address.ts';
import type { MergedFlow } from '../merged-flow.ts';
import { siteTitle } from '../reason.ts';
import { decidingTransaction } from '../record-index.ts';
import { replyText } from '../reply-text.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { flowName, peopleOf } from './sets.ts';

/** Domains whose MX record leads to a server that takes no mail for them. */
export function misledMx({ world, flows }: Case): readonly Finding[] {
  const refused = flows.filter((flow) => flow.reached === false && isForeign(flow));
  return [...Map.groupBy(refused, (flow) => domainOf(flow.to))].map(([domain, lost]) => {
    const last = lost[0]?.chain.at(-1);
    const end = last === undefined ? null : decidingTransaction(last);
    const facts = {
      people: peopleOf(lost),
      domain,
      server: siteTitle(world, end?.serverSite ?? ''),
      host: end?.serverHost ?? '',
      reply: end === null ? '' : replyText(end.attempt.reply),
      flows: lost.map(flowName),
      ofLibrary: lost.some(({ intended }) => intended.kind === 'library'),
    };
    return { code: 'mx-not-responsible', severity: 'error', facts };
  });
}

function isForeign({ fate, chain }: MergedFlow): boolean {
  const last = chain.at(-1);
  if (last === undefined || last.delivery.draft.route.kind !== 'mx') return false;
  const facts = decidingTransaction(last).facts;
  // Who stands in front of the domain's own server is responsible for it.
  return ['rejected', 'bounced'].includes(fate) && facts?.recipient === 'foreign' && facts.relayDomain !== true;
}
