import { domainOf } from '../../standards/address.ts';
import { forwarderOf } from '../record-index.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { noticeEnds, personOf, receiverTitle, type NoticeEnd } from './notice-ends.ts';
import { providerOf } from './provider-domain.ts';
import { distinct } from './sets.ts';

/** Notices kept back because they came from another address than the mail servers of MAIL FROM have. */
export function legacyAddressCheck(c: Case): readonly Finding[] {
  const lost = noticeEnds(c).filter(
    ({ flow, record, last }) =>
      flow.reached === false &&
      forwarderOf(record) === null &&
      last.facts?.mailServer?.unsure !== true &&
      // A provider's mail servers can never be the vendor's or the library's: it has a finding of its own.
      providerOf(c.world, domainOf(record.delivery.draft.mailFrom)) === null &&
      decidedOn(record, ['clientIsMailServer']),
  );
  return [...Map.groupBy(lost, groupText).values()].flatMap((ends) => finding(c, ends));
}

function groupText({ record }: NoticeEnd): string {
  return `${record.delivery.draft.site} ${domainOf(record.delivery.draft.mailFrom)}`;
}

function finding(c: Case, ends: readonly NoticeEnd[]): readonly Finding[] {
  const [first] = ends;
  if (first === undefined) return [];
  const { mailFrom, site } = first.record.delivery.draft;
  const facts = {
    people: distinct(ends.map(personOf)),
    domain: domainOf(mailFrom),
    addresses: distinct(ends.map(({ record }) => record.delivery.clientIp)),
    receivers: distinct(ends.map((end) => receiverTitle(c, end))),
    byVendor: site === c.world.sender.site,
  };
  return [{ code: 'legacy-address-check', severity: 'error', facts }];
}
