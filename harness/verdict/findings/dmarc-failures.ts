import type { DmarcFact } from '../../model/auth.ts';
import { domainOf } from '../../standards/address.ts';
import { forwarderOf } from '../record-index.ts';
import type { Case } from './case.ts';
import { decidedOn } from './decided-on.ts';
import type { Finding } from './finding.ts';
import type { NoticeEnd } from './notice-ends.ts';
import { noticeEnds, personOf, receiverTitle } from './notice-ends.ts';
import { ownServerPasses } from './own-server-passes.ts';
import { providerOf } from './provider-domain.ts';
import { distinct } from './sets.ts';

/** Notices that a domain's own DMARC policy had refused or put aside. */
export function dmarcFailures(c: Case): readonly Finding[] {
  const failed = noticeEnds(c).filter(
    ({ flow, record, last }) =>
      flow.reached === false &&
      forwarderOf(record) === null &&
      last.facts?.dmarc?.result === 'fail' &&
      providerOf(c.world, last.facts.dmarc.fromDomain ?? '') === null &&
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
        policyDomain: policyDomainOf(dmarc),
        record: dmarc.record ?? '',
        receivers: distinct(ends.map((one) => receiverTitle(c, one))),
        mailFromDomain: domainOf(facts.mailFrom),
        spf: facts.spf?.result ?? 'none',
        canSign: c.world.sender.canSign,
        ownServerPasses: ends.every((end) => ownServerPasses(c, end)),
      },
    },
  ];
}

/** Where the record stands: at the author's domain, or at one above it that speaks for what is below. */
function policyDomainOf({ foundAt, fromDomain }: DmarcFact): string {
  return (foundAt ?? fromDomain ?? '').replace(/^_dmarc\./, '');
}
