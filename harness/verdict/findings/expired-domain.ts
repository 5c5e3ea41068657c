import { domainOf } from '../../standards/address.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { sendingActs } from './sending-acts.ts';
import { distinct, flowName, peopleOf } from './sets.ts';

/** Acts in which the catalogue wrote in the name of a domain that did not exist (any more). */
export function expiredDomain(c: Case): readonly Finding[] {
  const gone = sendingActs(c.world).filter(
    ({ act, mailFrom }) => domainOf(mailFrom) !== '' && !exists(c, domainOf(mailFrom), act.at),
  );
  return [...Map.groupBy(gone, ({ mailFrom }) => domainOf(mailFrom))].flatMap(([domain, sending]) => {
    const acts = distinct(sending.map(({ act }) => act.id));
    const lost = c.flows.filter((flow) => acts.includes(flow.key.act) && flow.reached === false);
    const facts = {
      people: peopleOf(lost),
      domain,
      acts,
      existedBefore: exists(c, domain, c.world.scenario.start),
      refused: lost.filter(isNotice).map(flowName),
      lostAnswers: lost.filter((flow) => !isNotice(flow)).map(flowName),
    };
    return [{ code: 'domain-expired', severity: 'error', facts }];
  });
}

function isNotice({ key }: MergedFlow): boolean {
  return key.flow === 'notice';
}

/** Of an NXDOMAIN every type is the same (RFC 8020 section 2). */
function exists(c: Case, domain: string, at: number): boolean {
  return c.lookupAt(at)(domain, 'MX').status !== 'nxdomain';
}
