import type { ArcFact } from '../model/auth.ts';
import type { Facts } from '../model/receiver.ts';
import { UNSEALED } from './arc-chain.ts';
import type { Predicate } from './predicate.ts';

/** Who hands mail over with a login is asked for no seals: for a row it is as if there were none. */
function arcOf({ arc, service }: Facts): ArcFact | null {
  return arc ?? (service === 'submission' ? UNSEALED : null);
}

/** What rows may ask of the seals of those who passed a message on (RFC 8617). */
export const SEALED = {
  arc: {
    stage: 'data-end',
    reads: 'arc',
    values: ['none', 'pass', 'fail'],
    about: 'What the chain of ARC seals is worth (RFC 8617 section 5.2); `none`: nobody sealed the message.',
    observe: (facts) => arcOf(facts)?.result ?? null,
  },
  arcTrusted: {
    stage: 'data-end',
    reads: 'arc',
    values: [true, false],
    about:
      'Whether the chain of ARC seals passes, all who sealed it stand in the setting `trustedArcSealers`, and the first of them says that the message passed DMARC, or SPF or DKIM without a record, when it came there.',
    observe: (facts) => arcOf(facts)?.trusted ?? null,
    settings: { trustedArcSealers: [] },
  },
} as const satisfies Record<string, Predicate>;
