import type { Predicate } from './predicate.ts';

/** What rows may ask of the person whose mailbox it is. */
export const MARKED = {
  markedSpam: {
    stage: 'data-end',
    reads: 'marks',
    values: [true, false],
    about: 'Whether the recipient has marked an earlier message with this From address as spam.',
    observe: (facts) => facts.markedSpam ?? false,
  },
} as const satisfies Record<string, Predicate>;
