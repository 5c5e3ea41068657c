import { domainOf } from '../../standards/address.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { distinct } from './sets.ts';
import { permits } from './spf-mend.ts';
import { BY_SPF } from './vendor-spf.ts';

/**
 * Notices that a gateway kept back because they come from outside in the name of the domain it protects. Where its rule
 * asks whether they are authenticated too, that is the cause: then what is wrong with SPF has a finding of its own.
 */
export function ownDomainBlocked(c: Case): readonly Finding[] {
  const blocked = noticeEnds(c).filter(
    ({ flow, record, last }) =>
      flow.reached === false &&
      (last.facts?.ownMailFrom === true || last.facts?.ownHeaderFrom === true) &&
      decidedOn(record, ['ownMailFrom', 'ownHeaderFrom']) &&
      !decidedOn(record, BY_SPF),
  );
  if (blocked.length === 0) return [];
  const facts = {
    people: distinct(blocked.map(personOf)),
    receivers: distinct(blocked.map((end) => receiverTitle(c, end))),
    rules: distinct(blocked.flatMap(({ flow }) => flow.rule ?? [])),
    addresses: distinct(blocked.map(({ record }) => record.delivery.clientIp)),
    authenticated: blocked.every((end) => isAuthenticated(c, end)),
  };
  return [{ code: 'own-domain-blocked', severity: 'error', facts }];
}

/** A gateway that refuses at MAIL FROM has not asked SPF: then it is asked here. */
function isAuthenticated(c: Case, { last, record }: NoticeEnd): boolean {
  const { facts, attempt } = last;
  if (facts?.dkim?.result === 'pass') return true;
  if (facts?.spf != null) return facts.spf.result === 'pass';
  const domain = domainOf(record.delivery.draft.mailFrom);
  return domain !== '' && permits(domain, record.delivery.clientIp, c.lookupAt(attempt.at));
}
