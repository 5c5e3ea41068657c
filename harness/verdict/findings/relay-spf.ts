import type { Case } from './case.ts';
import type { Finding } from './finding.ts';
import { inboundGateway } from './inbound-gateway.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { distinct } from './sets.ts';
import { spfMendFor } from './spf-mend.ts';

const NOT_PERMITTED = ['none', 'neutral', 'softfail', 'fail'];

interface Judged extends NoticeEnd {
  readonly clientIp: string;
  readonly domain: string;
}

/**
 * Notices that a server passed on in the name of a domain whose SPF record does not list that server. Its IPv6 address
 * is told apart: it is what is forgotten, and what fails only where the other side has IPv6 too.
 */
export function relaySpf(c: Case): readonly Finding[] {
  const failed = noticeEnds(c).flatMap((end) => judge(c, end));
  return [...Map.groupBy(failed, ({ domain }) => domain)].flatMap(([domain, ends]) => [
    ...finding(
      c,
      domain,
      ends.filter(({ clientIp }) => !clientIp.includes(':')),
    ),
    ...finding(
      c,
      domain,
      ends.filter(({ clientIp }) => clientIp.includes(':')),
    ),
  ]);
}

/**
 * Not of the catalogue's domains, for which the library can publish nothing; nor at the domain's own server, which knows
 * the edge that stands in front of it.
 */
function judge({ world }: Case, end: NoticeEnd): readonly Judged[] {
  // Whoever stands in front of the recipient's own server sends for nobody.
  if (inboundGateway(world, end.record) !== null) return [];
  const { facts, serverSite } = end.last;
  const { content, site } = end.record.delivery.draft;
  if (content.kind !== 'bytes' || content.forwardedBy !== undefined || facts?.spf?.identity !== 'mailfrom') return [];
  const { domain, result } = facts.spf;
  const home = world.siteOfDomain.get(domain)?.id;
  if (site === world.sender.site || home === world.sender.site || home === serverSite) return [];
  return NOT_PERMITTED.includes(result) ? [{ ...end, clientIp: facts.clientIp, domain }] : [];
}

function finding(c: Case, domain: string, ends: readonly Judged[]): readonly Finding[] {
  const [first] = ends;
  if (first === undefined) return [];
  const addresses = distinct(ends.map(({ clientIp }) => clientIp));
  const lookup = c.lookupAt(first.last.attempt.at);
  const facts = {
    people: distinct(ends.map(personOf)),
    domain,
    server: first.record.delivery.clientHost,
    addresses,
    result: distinct(ends.map(({ last }) => last.facts?.spf?.result ?? '')).join(', '),
    receivers: distinct(ends.map((end) => receiverTitle(c, end))),
    ...spfMendFor(c.world, addresses, domain, lookup),
  };
  const severity = ends.some(({ flow }) => flow.reached === false) ? 'error' : 'warning';
  return [{ code: first.clientIp.includes(':') ? 'spf-lacks-relay-ipv6' : 'spf-lacks-relay', severity, facts }];
}
