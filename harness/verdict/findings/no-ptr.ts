import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { noticeEnds, personOf, receiverTitle, type NoticeEnd } from './notice-ends.ts';
import { distinct } from './sets.ts';

/** Mail that a receiver kept out because no PTR name leads back to the address it came from, whatever SPF says. */
export function noPtr(c: Case): readonly Finding[] {
  const found = noticeEnds(c).filter(
    ({ flow, record, last }) =>
      flow.reached === false &&
      ['none', 'mismatch'].includes(last.facts?.iprev?.result ?? '') &&
      decidedOn(record, ['iprev']),
  );
  return [...Map.groupBy(found, ({ record }) => record.delivery.draft.site)].flatMap(([site, ends]) =>
    finding(c, site, ends),
  );
}

function finding(c: Case, site: string, ends: readonly NoticeEnd[]): readonly Finding[] {
  const facts = {
    people: distinct(ends.map(personOf)),
    addresses: distinct(ends.map(({ last, record }) => last.facts?.clientIp ?? record.delivery.clientIp)),
    receivers: distinct(ends.map((end) => receiverTitle(c, end))),
    ptr: ends.map(({ last }) => last.facts?.iprev?.name ?? '').find((name) => name !== '') ?? '',
    byVendor: site === c.world.sender.site,
  };
  return [{ code: 'no-ptr', severity: 'error', facts }];
}
