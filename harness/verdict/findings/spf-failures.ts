import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { concernedBy, judgedNotices, momentOf, severityOf, type Judged } from './judged.ts';
import { propagationPending } from './propagation.ts';
import { distinct } from './sets.ts';
import { permits, spfMend, spfMendFor } from './spf-mend.ts';
import { afterAll, misplacedTerms, plusAll } from './spf-misplaced.ts';
import { permerrors } from './spf-permerrors.ts';

const NOT_PERMITTED = ['none', 'neutral', 'softfail', 'fail', 'permerror'];

/** What receivers found when they asked the library's domain whether the vendor's servers may send for it. */
export function spfFailures(c: Case): readonly Finding[] {
  const byDomain = Map.groupBy(judgedNotices(c), ({ spf }) => spf.domain);
  return [...byDomain].flatMap(([domain, judged]) => {
    const failed = judged.filter(({ spf }) => NOT_PERMITTED.includes(spf.result));
    const early = failed.filter(({ clientIp, at }) => permits(domain, clientIp, c.lookupAt(at)));
    // Of a domain that is not there nothing can be published: it has a finding of its own.
    const late = failed.filter((one) => !early.includes(one) && one.spf.tree.query?.status !== 'nxdomain');
    const broken = late.filter(({ spf }) => spf.result === 'permerror');
    const missing = late.filter(({ spf, byVendor }) => byVendor && spf.result !== 'permerror');
    const listed = judged.filter(({ spf }) => spf.result === 'pass');
    return [
      ...propagationPending(c, domain, early),
      ...permerrors(c, domain, broken),
      ...missingAddresses(c, domain, missing, listed),
      ...ownServer(c, domain, late.filter(isOrdinary)),
      ...plusAll(c, domain, judged),
    ];
  });
}

/** Where a domain permits some of the vendor's addresses at the same time, it is every second notice that fails. */
function missingAddresses(
  c: Case,
  domain: string,
  missing: readonly Judged[],
  listed: readonly Judged[],
): readonly Finding[] {
  const misplaced = misplacedTerms(c, domain, missing) ?? afterAll(c, domain, listed);
  const [first] = missing;
  if (misplaced !== null) return [misplaced];
  if (first === undefined) return [];
  const mend = spfMend(c.world, domain, momentOf(c, first.at), { seen: first.spf.tree.text });
  const addresses = distinct(missing.map(({ clientIp }) => clientIp));
  const acts = new Set(missing.map(({ flow }) => flow.key.act));
  const alsoListed = distinct(listed.filter(({ flow }) => acts.has(flow.key.act)).map(({ clientIp }) => clientIp));
  const some = alsoListed.filter((address) => !addresses.includes(address));
  if (some.length > 0) {
    const facts = { domain, listed: some, missing: addresses, ...mend };
    return [{ code: 'only-some-addresses-listed', severity: severityOf(missing), facts }];
  }
  const facts = {
    ...concernedBy(c, missing),
    domain,
    result: distinct(missing.map(({ spf }) => spf.result)).join(', '),
    addresses,
    ...mend,
  };
  return [{ code: 'spf-fails-for-sender', severity: severityOf(missing), facts }];
}

/** A message that somebody at the library wrote and its own server sent. */
function isOrdinary({ record, spf }: Judged): boolean {
  return record.delivery.draft.flow.act === record.delivery.draft.causedBy && spf.result !== 'permerror';
}

/** The library's own server, which its record should permit before any other. */
function ownServer(c: Case, domain: string, late: readonly Judged[]): readonly Finding[] {
  const own = late.filter(({ record }) => record.delivery.draft.site === c.world.scenario.library.site);
  const [first] = own;
  if (first === undefined) return [];
  const addresses = distinct(own.map(({ clientIp }) => clientIp));
  const facts = {
    ...concernedBy(c, own),
    domain,
    result: distinct(own.map(({ spf }) => spf.result)).join(', '),
    addresses,
    ...spfMendFor(addresses, domain, c.lookupAt(first.at)),
  };
  return [{ code: 'spf-fails-for-sender', severity: severityOf(own), facts }];
}
