import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { noticeEnds, personOf, receiverTitle, type NoticeEnd } from './notice-ends.ts';
import { senderAddresses } from './sender-addresses.ts';
import { distinct } from './sets.ts';
import { publishedSpf, spfMendFor } from './spf-mend.ts';

const NOT_PERMITTED = ['none', 'neutral', 'softfail', 'fail', 'permerror'];

/** Predicates that a sender without a passing SPF record falls under. */
export const BY_SPF = ['spf', 'spfAll', 'dkimPass', 'dmarc', 'dmarcPolicy', 'alignedPass'];

/** Notices under the vendor's own address that the vendor's own SPF record does not permit its servers to send. */
export function vendorSpf(c: Case): readonly Finding[] {
  const own = c.world.sites.get(c.world.sender.site)?.domains ?? [];
  const failed = noticeEnds(c).filter(({ flow, record, last }) => {
    const spf = last.facts?.spf ?? null;
    const ofVendor = spf?.identity === 'mailfrom' && own.includes(spf.domain) && NOT_PERMITTED.includes(spf.result);
    const direct = record.delivery.draft.site === c.world.sender.site;
    return ofVendor && direct && flow.reached === false && decidedOn(record, BY_SPF);
  });
  const byDomain = Map.groupBy(failed, ({ last }) => last.facts?.spf?.domain ?? '');
  return [...byDomain].flatMap(([domain, ends]) => finding(c, domain, ends));
}

function finding(c: Case, domain: string, ends: readonly NoticeEnd[]): readonly Finding[] {
  const [first] = ends;
  if (first === undefined) return [];
  const { at } = first.last.attempt;
  const lookup = c.lookupAt(at);
  const facts = {
    people: distinct(ends.map(personOf)),
    domain,
    addresses: distinct(ends.map(({ record }) => record.delivery.clientIp)),
    result: distinct(ends.map(({ last }) => last.facts?.spf?.result ?? '')).join(', '),
    receivers: distinct(ends.map((end) => receiverTitle(c, end))),
    record: publishedSpf(domain, lookup),
    merged: spfMendFor(c.world, senderAddresses(c.world, at), domain, lookup).merged,
  };
  return [{ code: 'vendor-spf-fails', severity: 'error', facts }];
}
