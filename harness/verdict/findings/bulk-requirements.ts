import type { Facts } from '../../model/receiver.ts';
import { organizationalDomainPsl } from '../../standards/domain.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { noticeEnds, personOf, receiverTitle, type NoticeEnd } from './notice-ends.ts';
import { distinct } from './sets.ts';

/** Notices refused because their From domain sends so much that a provider asks more of it than of others. */
export function bulkRequirements(c: Case): readonly Finding[] {
  const refused = noticeEnds(c).filter(({ flow, record }) => flow.reached === false && decidedOn(record, ['bulk']));
  return [...Map.groupBy(refused, orgDomain)].map(([domain, ends]) => ({
    code: 'bulk-requirements',
    severity: 'error',
    facts: {
      people: distinct(ends.map(personOf)),
      domain,
      messagesPerDay: Math.max(...ends.map(({ last }) => last.facts?.bulk?.messagesPerDay ?? 0)),
      receivers: distinct(ends.map((end) => receiverTitle(c, end))),
      missing: distinct(ends.flatMap(({ last }) => (last.facts === null ? [] : missing(last.facts)))),
      ofVendor: isVendors(c, domain),
      relayed: ends.every(({ record }) => record.delivery.draft.site === c.world.scenario.library.site),
      canSign: c.world.sender.canSign,
    },
  }));
}

function orgDomain({ last }: NoticeEnd): string {
  return last.facts?.bulk?.orgDomain ?? '';
}

/** What bulk senders must have and this message had not. */
function missing({ tls, spf, dkim, dmarc }: Facts): readonly string[] {
  return [
    ...(tls === 'declined' ? ['TLS'] : []),
    ...(spf?.result === 'pass' ? [] : ['SPF']),
    ...(dkim?.result === 'pass' ? [] : ['DKIM']),
    ...(dmarc?.policy == null ? ['a DMARC record'] : []),
    ...(dmarc?.spfAligned === true || dmarc?.dkimAligned === true ? [] : ['alignment with From']),
  ];
}

function isVendors({ world }: Case, domain: string): boolean {
  const vendor = world.sites.get(world.sender.site);
  return vendor !== undefined && vendor.domains.some((one) => organizationalDomainPsl(one) === domain);
}
