import { domainOf } from '../../standards/address.ts';
import { addressesOf } from '../content-addresses.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { noticeEnds, personOf, receiverTitle, type NoticeEnd } from './notice-ends.ts';
import { providerOf } from './provider-domain.ts';
import { distinct } from './sets.ts';

/** Notices in the name of a domain that belongs to a provider: no record can be published there for the vendor. */
export function fromIsFreemail(c: Case): readonly Finding[] {
  const byAddress = Map.groupBy(noticeEnds(c), headerFrom);
  return [...byAddress].flatMap(([address, ends]): readonly Finding[] => {
    const provider = providerOf(c.world, domainOf(address));
    if (provider === null) return [];
    const failed = ends.filter(({ flow }) => flow.reached === false);
    const concerned = failed.length === 0 ? ends : failed;
    const facts = {
      people: distinct(concerned.map(personOf)),
      address,
      domain: domainOf(address),
      provider: provider.title,
      receivers: distinct(concerned.map((end) => receiverTitle(c, end))),
      byVendor: c.world.sender.kind === 'cybertools',
    };
    return [{ code: 'from-is-freemail', severity: failed.length === 0 ? 'warning' : 'error', facts }];
  });
}

function headerFrom({ record }: NoticeEnd): string {
  return addressesOf(record.delivery).header;
}
