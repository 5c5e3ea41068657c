import type { Instant } from '../../model/dns.ts';
import type { SpfFact } from '../../model/auth.ts';
import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { distinct } from './sets.ts';
import { spfMend } from './spf-mend.ts';

/** A notice whose envelope was judged in the name of a domain that is not the vendor's. */
interface Judged extends NoticeEnd {
  readonly spf: SpfFact;
  readonly clientIp: string;
  readonly at: Instant;
}

const NOT_PERMITTED = ['none', 'neutral', 'softfail', 'fail'];

/** What receivers found when they asked the library's domain whether the vendor's servers may send for it. */
export function spfFailures(c: Case): readonly Finding[] {
  const byDomain = Map.groupBy(judgedNotices(c), ({ spf }) => spf.domain);
  return [...byDomain].flatMap(([domain, judged]) => {
    const broken = judged.filter(({ spf }) => spf.result === 'permerror');
    const missing = judged.filter(({ spf }) => NOT_PERMITTED.includes(spf.result));
    const listed = judged.filter(({ spf }) => spf.result === 'pass');
    return [...permerrors(c, domain, broken), ...missingAddresses(c, domain, missing, listed)];
  });
}

function judgedNotices(c: Case): readonly Judged[] {
  const own = c.world.sites.get(c.world.sender.site)?.domains ?? [];
  return noticeEnds(c).flatMap((end) => {
    const { delivery } = end.record;
    const spf = end.last.facts?.spf ?? null;
    const fromVendor = delivery.draft.site === c.world.sender.site;
    if (!fromVendor || spf?.identity !== 'mailfrom' || own.includes(spf.domain)) return [];
    return [{ ...end, spf, clientIp: delivery.clientIp, at: end.last.attempt.at }];
  });
}

function permerrors(c: Case, domain: string, judged: readonly Judged[]): readonly Finding[] {
  const [first] = judged;
  if (first === undefined) return [];
  const { spf, at } = first;
  const facts = {
    people: distinct(judged.map(personOf)),
    domain,
    problem: spf.tree.problem ?? 'the record is invalid',
    receivers: distinct(judged.map((one) => receiverTitle(c, one))),
    ...spfMend(c.world, domain, c.lookupAt(at)),
  };
  return [{ code: 'spf-permerror', severity: severityOf(judged), facts }];
}

/** Where a domain permits some of the vendor's addresses at the same time, it is every second notice that fails. */
function missingAddresses(
  c: Case,
  domain: string,
  missing: readonly Judged[],
  listed: readonly Judged[],
): readonly Finding[] {
  const [first] = missing;
  if (first === undefined) return [];
  const mend = spfMend(c.world, domain, c.lookupAt(first.at));
  const addresses = distinct(missing.map(({ clientIp }) => clientIp));
  const acts = new Set(missing.map(({ flow }) => flow.key.act));
  const alsoListed = distinct(listed.filter(({ flow }) => acts.has(flow.key.act)).map(({ clientIp }) => clientIp));
  const some = alsoListed.filter((address) => !addresses.includes(address));
  if (some.length > 0) {
    const facts = { domain, listed: some, missing: addresses, ...mend };
    return [{ code: 'only-some-addresses-listed', severity: severityOf(missing), facts }];
  }
  const facts = {
    people: distinct(missing.map(personOf)),
    domain,
    result: distinct(missing.map(({ spf }) => spf.result)).join(', '),
    addresses,
    receivers: distinct(missing.map((one) => receiverTitle(c, one))),
    ...mend,
  };
  return [{ code: 'spf-fails-for-sender', severity: severityOf(missing), facts }];
}

function severityOf(judged: readonly Judged[]): 'error' | 'warning' {
  return judged.some(({ flow }) => flow.reached === false) ? 'error' : 'warning';
}
