import type { DmarcFact } from '../model/auth.ts';
import type { DmarcMethod } from '../model/dmarc-both.ts';
import type { DmarcBothReport, DmarcSideReport } from '../model/report.ts';
import type { World } from '../model/world.ts';
import { agreement } from '../standards/dmarc/agreement.ts';
import { askedActions } from '../standards/dmarc/asked-actions.ts';
import { comparedMessages } from './compared-messages.ts';
import type { PlayedTimeline } from './played-timeline.ts';

/** What receivers of both DMARC standards make of each message; null where the scenario does not ask. */
export function dmarcBothReport(
  { scenario }: World,
  timelines: readonly PlayedTimeline[],
): readonly DmarcBothReport[] | null {
  if (scenario.compareDmarc !== true) return null;
  return comparedMessages(timelines).map(({ played, record, both }) => {
    const { draft, id } = record.delivery;
    return {
      delivery: played.prefix + id,
      ...draft.flow,
      to: draft.to,
      fromDomain: both.psl.fromDomain ?? both.treewalk.fromDomain,
      rfc7489: side(both.psl, 'psl'),
      rfc9989: side(both.treewalk, 'treewalk'),
      agree: agreement(both),
    };
  });
}

function side(fact: DmarcFact, method: DmarcMethod): DmarcSideReport {
  const { result, reason, foundAt, record, policy, pct, orgDomain, spfAligned, dkimAligned } = fact;
  return {
    result,
    reason,
    foundAt,
    record,
    policy,
    pct,
    orgDomain,
    alignment: { spf: spfAligned, dkim: dkimAligned },
    actions: askedActions(fact, method),
  };
}
