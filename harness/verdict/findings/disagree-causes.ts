import type { DmarcFact } from '../../model/auth.ts';
import type { Lookup } from '../../model/dns.ts';
import type { DmarcBoth } from '../../model/dmarc-both.ts';
import { dnsQuestions } from '../../standards/dmarc/dns-questions.ts';
import { parseDmarcRecord } from '../../standards/dmarc/record.ts';
import type { DisagreeCause } from '../facts/dmarc-facts.ts';

/** What leads the two DMARC standards apart; of tags only what comes to bear on a message that fails. */
export function disagreeCauses(both: DmarcBoth, lookup: Lookup): readonly DisagreeCause[] {
  const { psl, treewalk } = both;
  if ([psl, treewalk].some(({ result }) => result === 'temperror')) return ['dns-fault'];
  if (psl.fromDomain === null) return ['several-authors'];
  if (psl.foundAt !== treewalk.foundAt) return [whyElsewhere(both, psl.fromDomain, lookup)];
  if ((psl.result === 'pass') !== (treewalk.result === 'pass')) return ['alignment'];
  return tagCauses(psl, treewalk);
}

/** An `np` that is no policy makes a record of none, to those alone who read it. */
function whyElsewhere({ psl, treewalk }: DmarcBoth, author: string, lookup: Lookup): DisagreeCause {
  if (dnsQuestions(lookup, 'rfc7489').recordAt(author).kind === 'unusable') return 'several-records';
  const asRead = psl.record === null ? null : parseDmarcRecord(psl.record, 'rfc9989');
  return treewalk.foundAt === null && asRead?.policies === null ? 'policy-tags' : 'record-elsewhere';
}

function tagCauses(psl: DmarcFact, treewalk: DmarcFact): readonly DisagreeCause[] {
  const differs: readonly (readonly [DisagreeCause, boolean])[] = [
    ['pct', psl.pct < 100],
    ['policy-tags', psl.policy !== treewalk.policy],
    ['reject-alone', psl.policy === 'reject' && psl.pct > 0],
  ];
  return differs.flatMap(([cause, holds]) => (holds ? [cause] : []));
}
