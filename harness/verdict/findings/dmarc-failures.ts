import { domainOf } from '../../standards/address.ts';
import { forwarderOf } from '../record-index.ts';
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
      flow.reached === false &&
      forwarderOf(record) === null &&
      last.facts?.dmarc?.result === 'fail' &&
      decidedOn(record, ['dmarc', 'dmarcPolicy']),
  );
  return [...Map.groupBy(failed, policyText).values()].flatMap((ends) => finding(c, ends));
}

/** A policy of reject makes quarantine of what `pct` spares (RFC 7489 section 6.6.4): what was done counts. */
function isRefused({ decision }: NoticeEnd['last']): boolean {
  return decision?.outcome === 'reject';
}

function policyText({ last }: NoticeEnd): string {
  return `${isRefused(last)} ${last.facts?.dmarc?.policy} ${last.facts?.dmarc?.fromDomain}`;
}

function finding(c: Case, ends: readonly NoticeEnd[]): readonly Finding[] {
  const facts = ends[0]?.last.facts ?? null;
  const dmarc = facts?.dmarc ?? null;
  if (facts === null || dmarc === null || dmarc.policy === null || dmarc.policy === 'none') return [];
  return [
    {
      code: ends.some(({ last }) => isRefused(last)) ? 'dmarc-reject' : 'dmarc-quarantine',
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
