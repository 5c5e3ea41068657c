import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { concernedBy, judgedNotices, momentOf, severityOf, type Judged } from './judged.ts';
import { propagationPending } from './propagation.ts';
import { providerOf } from './provider-domain.ts';
import { senderAddresses } from './sender-addresses.ts';
import { distinct } from './sets.ts';
import { permits, spfMend, spfMendFor } from './spf-mend.ts';
import { afterAll, misplacedTerms, plusAll } from './spf-misplaced.ts';
import { permerrors } from './spf-permerrors.ts';

type Addresses = readonly string[];

const NOT_PERMITTED = ['none', 'neutral', 'softfail', 'fail', 'permerror'];

/** What receivers found when they asked the library's domain whether the vendor's servers may send for it. */
export function spfFailures(c: Case): readonly Finding[] {
  const own = judgedNotices(c).filter(({ spf }) => providerOf(c.world, spf.domain) === null);
  const byDomain = Map.groupBy(own, ({ spf }) => spf.domain);
  return [...byDomain].flatMap(([domain, judged]) => {
    const failed = judged.filter(({ spf }) => NOT_PERMITTED.includes(spf.result));
    const early = failed.filter((one) => isRightByNow(c, domain, one));
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

/** A record that permits one of the vendor's addresses and not the next still has to be mended: waiting does not help. */
function isRightByNow(c: Case, domain: string, { clientIp, at, byVendor }: Judged): boolean {
  const needed = byVendor ? [clientIp, ...senderAddresses(c.world, at)] : [clientIp];
  return needed.every((ip) => permits(domain, ip, c.lookupAt(at)));
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
  const [addresses, permitted] = byRecordOfNow(c, domain, missing);
  const acts = new Set(missing.map(({ flow }) => flow.key.act));
  const passed = listed.filter(({ flow }) => acts.has(flow.key.act)).map(({ clientIp }) => clientIp);
  const alsoListed = distinct([...passed, ...permitted]);
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

/** Of the vendor's addresses, those that the published record does not permit, and those it has come to permit since. */
function byRecordOfNow(c: Case, domain: string, missing: readonly Judged[]): readonly [Addresses, Addresses] {
  const isPermitted = ({ clientIp, at }: Pick<Judged, 'clientIp' | 'at'>): boolean =>
    permits(domain, clientIp, c.lookupAt(at));
  const permitted = missing.filter(isPermitted);
  // The one that was tried may be permitted by now and the next not.
  const others = permitted.flatMap(({ at }) => senderAddresses(c.world, at).map((clientIp) => ({ clientIp, at })));
  const lacking = [...missing, ...others].filter((one) => !isPermitted(one));
  return [distinct(lacking.map(({ clientIp }) => clientIp)), distinct(permitted.map(({ clientIp }) => clientIp))];
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
    ...spfMendFor(c.world, addresses, domain, c.lookupAt(first.at)),
  };
  return [{ code: 'spf-fails-for-sender', severity: severityOf(own), facts }];
}
