import type { Lookup } from '../../model/dns.ts';
import type { DmarcBoth, DmarcMessage } from '../../model/dmarc-both.ts';
import { evaluateDmarc } from './evaluate.ts';

/** What receivers of RFC 7489 and of RFC 9989 make of one message, by the same DNS. */
export function evaluateBoth(message: DmarcMessage, lookup: Lookup): DmarcBoth {
  return {
    psl: evaluateDmarc({ ...message, orgDomain: 'psl', lookup }),
    treewalk: evaluateDmarc({ ...message, orgDomain: 'treewalk', lookup }),
  };
}
