import type { Predicate } from './predicate.ts';

/** What rows may ask of the seals of those who passed a message on (RFC 8617). */
export const SEALED = {
  arc: {
    stage: 'data-end',
    reads: 'arc',
    values: ['none', 'pass', 'fail'],
    about: 'What the chain of ARC seals is worth (RFC 8617 section 5.2); `none`: nobody sealed the message.',
    observe: (facts) => facts.arc?.result ?? null,
  },
  arcTrusted: {
    stage: 'data-end',
    reads: 'arc',
    values: [true, false],
    about:
      'Whether the chain of ARC seals passes, all who sealed it stand in the setting `trustedArcSealers`, and the first of them says that the message passed DMARC, or SPF or DKIM without a record, when it came there.',
    observe: (facts) => facts.arc?.trusted ?? null,
    settings: { trustedArcSealers: [] },
  },
} as const satisfies Record<string, Predicate>;
