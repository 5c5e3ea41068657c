import { domainOf } from '../../standards/address.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { distinct } from './sets.ts';

/** Notices that a gateway took for mail of an imitator, since their From domain looks like the one it protects. */
export function lookalikeDomain(c: Case): readonly Finding[] {
  const taken = noticeEnds(c).filter(({ record }) => decidedOn(record, ['lookalikeFrom']));
  return [...Map.groupBy(taken, ({ last }) => domainOf(last.facts?.headerFrom ?? ''))].map(([domain, ends]) => ({
    code: 'lookalike-domain',
    severity: ends.some(({ flow }) => flow.reached === false) ? 'error' : 'warning',
    facts: {
      people: distinct(ends.map(personOf)),
      domain,
      own: distinct(ends.map(recipientDomain)),
      receivers: distinct(ends.map((end) => receiverTitle(c, end))),
      rules: distinct(ends.flatMap(({ flow }) => flow.rule ?? [])),
      addresses: distinct(ends.map(({ record }) => record.delivery.clientIp)),
    },
  }));
}

function recipientDomain({ record }: NoticeEnd): string {
  return domainOf(record.delivery.draft.to);
}
