import { domainOf } from '../../standards/address.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { distinct } from './sets.ts';

/** Notices that a domain's own DMARC policy had refused or put aside. */
export function dmarcFailures(c: Case): readonly Finding[] {
  const failed = noticeEnds(c).filter(
    ({ flow, record, last }) =>
      flow.reached === false && last.facts?.dmarc?.result === 'fail' && decidedOn(record, ['dmarc', 'dmarcPolicy']),
  );
  return [...Map.groupBy(failed, policyText).values()].flatMap((ends) => finding(c, ends));
}

function policyText({ last }: NoticeEnd): string {
  return `${last.facts?.dmarc?.policy} ${last.facts?.dmarc?.fromDomain}`;
}

function finding(c: Case, ends: readonly NoticeEnd[]): readonly Finding[] {
  const facts = ends[0]?.last.facts ?? null;
  const dmarc = facts?.dmarc ?? null;
  if (facts === null || dmarc === null || dmarc.policy === null || dmarc.policy === 'none') return [];
  return [
    {
      code: dmarc.policy === 'reject' ? 'dmarc-reject' : 'dmarc-quarantine',
      severity: 'error',
      facts: {
        people: distinct(ends.map(personOf)),
        domain: dmarc.fromDomain ?? '',
        record: dmarc.record ?? '',
        receivers: distinct(ends.map((one) => receiverTitle(c, one))),
        mailFromDomain: domainOf(facts.mailFrom),
        spf: facts.spf?.result ?? 'none',
        canSign: c.world.sender.canSign,
      },
    },
  ];
}
