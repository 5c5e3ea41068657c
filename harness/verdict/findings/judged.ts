import type { SpfFact } from '../../model/auth.ts';
import type { Instant } from '../../model/dns.ts';
import type { Case } from './case.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { formerAddresses, senderAddresses } from './sender-addresses.ts';
import { distinct } from './sets.ts';
import type { Moment } from './spf-mend.ts';

/** A notice, or an ordinary message, whose envelope was judged in the name of a domain that is not the vendor's. */
export interface Judged extends NoticeEnd {
  readonly spf: SpfFact;
  readonly byVendor: boolean;
  readonly clientIp: string;
  readonly at: Instant;
}

/** A server that mail is handed to (B2) goes by the addresses it relays for: no SPF record changes that. */
function isByVendor({ world }: Case, { record }: NoticeEnd): boolean {
  const { site, route } = record.delivery.draft;
  return site === world.sender.site && route.kind === 'mx';
}

/** All that were judged by SPF in the name of somebody else than the vendor. */
export function judgedNotices(c: Case): readonly Judged[] {
  const own = c.world.sites.get(c.world.sender.site)?.domains ?? [];
  return noticeEnds(c).flatMap((end) => {
    const { delivery } = end.record;
    const spf = end.last.facts?.spf ?? null;
    if (spf?.identity !== 'mailfrom' || own.includes(spf.domain)) return [];
    return [{ ...end, spf, byVendor: isByVendor(c, end), clientIp: delivery.clientIp, at: end.last.attempt.at }];
  });
}

/** The state of things when something was judged. */
export function momentOf({ world, lookupAt }: Pick<Case, 'world' | 'lookupAt'>, at: Instant): Moment {
  return { lookup: lookupAt(at), addresses: senderAddresses(world, at), former: formerAddresses(world, at) };
}

export function severityOf(judged: readonly Judged[]): 'error' | 'warning' {
  return judged.some(({ flow }) => flow.reached === false) ? 'error' : 'warning';
}

/** Who is concerned, and where it was seen. */
export function concernedBy(c: Case, judged: readonly Judged[]) {
  return { people: distinct(judged.map(personOf)), receivers: distinct(judged.map((one) => receiverTitle(c, one))) };
}
