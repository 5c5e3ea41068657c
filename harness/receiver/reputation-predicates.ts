import type { Predicate } from './predicate.ts';

const LEVELS = ['good', 'poor', 'bad'] as const;

/** What rows may ask the model of reputation about a client. Where nothing was declared, everybody has a good name. */
export const CLIENT_REPUTATION = {
  ipReputation: {
    stage: 'connect',
    reads: 'reputation',
    values: LEVELS,
    about:
      "What the model of reputation says of the client's address, by what the scenario's history declares of its mail (docs/reputation.md).",
    observe: ({ reputation }) => reputation?.ip.level ?? 'good',
  },
  listedForReputation: {
    stage: 'connect',
    reads: 'reputation',
    values: [true, false],
    about:
      "Whether the model of reputation has put the client's address on a list: for a receiver's own list, which the DNS does not show.",
    observe: ({ reputation }) => (reputation?.listing ?? null) !== null,
  },
} as const satisfies Record<string, Predicate>;

/** What they may ask about the author and, at a service, about the account. */
export const MESSAGE_REPUTATION = {
  domainReputation: {
    stage: 'data-end',
    reads: 'reputation',
    values: LEVELS,
    about: 'What the model of reputation says of the domain in From.',
    observe: ({ reputation }) => reputation?.domain?.level ?? 'good',
  },
  accountStatus: {
    stage: 'data-end',
    reads: 'reputation',
    values: ['healthy', 'review', 'paused'],
    about:
      'Whether a service lets the account send, by the shares of its mail that bounced (`reviewBouncePercent`, `pauseBouncePercent`) and that was complained of (`reviewComplaintPercent`, `pauseComplaintPercent`).',
    observe: ({ reputation }) => reputation?.account?.status ?? 'healthy',
    settings: {
      reviewBouncePercent: 5,
      pauseBouncePercent: 10,
      reviewComplaintPercent: 0.1,
      pauseComplaintPercent: 0.5,
    },
  },
} as const satisfies Record<string, Predicate>;
