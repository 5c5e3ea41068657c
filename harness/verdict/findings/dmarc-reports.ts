import { reportAddresses } from '../../standards/dmarc/report-addresses.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { noticeEnds, type NoticeEnd } from './notice-ends.ts';
import { providerOf } from './provider-domain.ts';
import { distinct } from './sets.ts';

/** Who reads, in the reports that receivers send, from which of the vendor's addresses mail came and how it fared. */
export function dmarcReports(c: Case): readonly Finding[] {
  const judged = noticeEnds(c).filter(
    ({ record, last }) =>
      record.delivery.draft.site === c.world.sender.site && last.facts?.dmarc?.foundAt != null && !isOthers(c, last),
  );
  const byRecord = Map.groupBy(judged, ({ last }) => `${last.facts?.dmarc?.foundAt} ${last.facts?.dmarc?.record}`);
  return [...byRecord.values()].flatMap((ends) => finding(c, ends));
}

/** The vendor's domain or a provider's: whose reports are none of the library's business. */
function isOthers({ world }: Case, { facts }: NoticeEnd['last']): boolean {
  const domain = facts?.dmarc?.fromDomain ?? '';
  return world.siteOfDomain.get(domain)?.id === world.sender.site || providerOf(world, domain) !== null;
}

function finding(c: Case, ends: readonly NoticeEnd[]): readonly Finding[] {
  const [first] = ends;
  const dmarc = first?.last.facts?.dmarc ?? null;
  if (first === undefined || dmarc === null || dmarc.record === null || dmarc.foundAt === null) return [];
  const domain = dmarc.foundAt.replace(/^_dmarc\./, '');
  const { sent, withheld } = reportAddresses(dmarc.record, domain, c.lookupAt(first.last.attempt.at));
  if (sent.length + withheld.length === 0) return [];
  const shows = distinct(ends.map(({ last, record }) => last.facts?.clientIp ?? record.delivery.clientIp));
  const facts = { domain, record: dmarc.record, addresses: sent, withheld, shows };
  return [{ code: 'dmarc-reports-go-to', severity: 'note', facts }];
}
