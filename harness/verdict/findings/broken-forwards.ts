import type { DmarcPolicy } from '../../model/auth.ts';
import type { Instant } from '../../model/dns.ts';
import { domainOf } from '../../standards/address.ts';
import { replyText } from '../reply-text.ts';
import { evaluateDmarc } from '../../standards/dmarc/evaluate.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import { type ForwardedEnd, forwardedEnds, forwarderTitle } from './forwarded-ends.ts';
import { addressesOf } from '../content-addresses.ts';
import { distinct, peopleOf } from './sets.ts';
import { waysOf } from './ways.ts';

const AUTHENTICATION = [
  'spf',
  'spfAll',
  'clientIsMailServer',
  'dkim',
  'dkimPass',
  'dmarc',
  'dmarcPolicy',
  'alignedPass',
];

/** Mail that would have passed directly and lost, when it was passed on, what authenticated it. */
export function brokenForwards(c: Case): readonly Finding[] {
  const broken = forwardedEnds(c).filter(
    ({ flow, record, last }) => flow.reached === false && last.facts !== null && decidedOn(record, AUTHENTICATION),
  );
  return [...Map.groupBy(broken, groupText).values()].flatMap((ends) => finding(c, ends));
}

/** What is told together: mail of one author domain, forwarded in one way, notices apart from answers. */
function groupText({ flow, record, mailbox }: ForwardedEnd): string {
  const { forward } = mailbox;
  return JSON.stringify([
    authorDomain(record),
    flow.key.flow === 'notice',
    forward?.by,
    forward?.altersBody,
    record.delivery.draft.mailFrom === '',
  ]);
}

function authorDomain(record: ForwardedEnd['record']): string {
  return domainOf(addressesOf(record.delivery).header);
}

function finding(c: Case, ends: readonly ForwardedEnd[]): readonly Finding[] {
  const [first] = ends;
  if (first === undefined) return [];
  const { flow, record, last, mailbox } = first;
  const domain = authorDomain(record);
  const facts = {
    people: peopleOf(ends.map((end) => end.flow)),
    domain,
    byVendor: c.world.siteOfDomain.get(domain)?.id === c.world.sender.site,
    ways: waysOf(
      c.world,
      ends.map((end) => end.flow),
    ),
    notices: flow.key.flow === 'notice',
    by: mailbox.forward?.by ?? 'plain',
    altersBody: mailbox.forward?.altersBody === true,
    nullSender: record.delivery.draft.mailFrom === '',
    forwarders: distinct(ends.map((end) => forwarderTitle(c, end))),
    receivers: distinct(ends.map((end) => c.world.sites.get(end.last.serverSite ?? '')?.title ?? '')),
    addresses: distinct(ends.map((end) => end.record.delivery.draft.to)),
    ...authentication(c, last, domain),
    refused: ends.some(({ record: { end } }) => end.kind !== 'decided' || end.outcome === 'reject'),
    reply: replyText(last.attempt.reply),
  } as const;
  return [{ code: 'forward-breaks-authentication', severity: 'error', facts }];
}

function authentication(c: Case, { facts, attempt }: ForwardedEnd['last'], domain: string) {
  return {
    spf: facts?.spf?.result ?? 'none',
    spfDomain: facts?.spf?.domain ?? '',
    dkim: facts?.dkim?.result ?? 'none',
    policy: (facts?.dmarc == null ? publishedPolicy(c, domain, attempt.at) : facts.dmarc.policy) ?? 'absent',
  };
}

/** A receiver that decides at RCPT never gets to the policy, which is published all the same. */
function publishedPolicy(c: Case, domain: string, at: Instant): DmarcPolicy | null {
  const dkim = { signatures: [], result: 'none', undeclared: [] } as const;
  const lookup = c.lookupAt(at);
  return evaluateDmarc({ fromDomains: [domain], fromFieldCount: 1, spf: null, dkim, orgDomain: 'psl', lookup }).policy;
}
