import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { distinct } from './sets.ts';

/** Notices that a gateway kept back because they come from outside in the name of the domain it protects. */
export function ownDomainBlocked(c: Case): readonly Finding[] {
  const blocked = noticeEnds(c).filter(
    ({ flow, record, last }) =>
      flow.reached === false &&
      (last.facts?.ownMailFrom === true || last.facts?.ownHeaderFrom === true) &&
      decidedOn(record, ['ownMailFrom', 'ownHeaderFrom']),
  );
  if (blocked.length === 0) return [];
  const facts = {
    people: distinct(blocked.map(personOf)),
    receivers: distinct(blocked.map((end) => receiverTitle(c, end))),
    rules: distinct(blocked.flatMap(({ flow }) => flow.rule ?? [])),
    addresses: distinct(blocked.map(({ record }) => record.delivery.clientIp)),
  };
  return [{ code: 'own-domain-blocked', severity: 'error', facts }];
}
