import type { ReputationNumbers } from '../../model/reputation.ts';

export interface ReputationNumber {
  readonly default: number;
  readonly about: string;
}

/**
 * Every number of the model. No receiver publishes how it counts: where a number has a source, it is named, and that
 * receivers act on it as the model says is the model's own. The rest is assumed.
 */
export const REPUTATION_NUMBERS: Readonly<Record<keyof ReputationNumbers, ReputationNumber>> = {
  spikeTimes: {
    default: 10,
    about: 'A day with so many times the messages of a usual one is a mass mailing. Assumed.',
  },
  spikeLeast: {
    default: 1000,
    about: 'A day with fewer messages than this is none, whatever is usual. Assumed.',
  },
  poorComplaintPercent: {
    default: 0.1,
    about: 'Complaints per hundred messages that make a poor name: “aim < 0.10 %” (Google, Email sender guidelines).',
  },
  badComplaintPercent: {
    default: 0.3,
    about: 'Complaints per hundred that make a bad name: “never 0.30 % or more” (Google; Yahoo names 0.3 % too).',
  },
  poorBouncePercent: {
    default: 5,
    about: 'Bounces per hundred messages that make a poor name: Amazon SES puts an account under review for it.',
  },
  badBouncePercent: {
    default: 10,
    about: 'Bounces per hundred messages that make a bad name: Amazon SES may pause an account for it.',
  },
  leastCounted: {
    default: 100,
    about: 'Shares are taken of so many messages at least: one complaint about three is no rate. Assumed.',
  },
  memoryDays: {
    default: 14,
    about: 'Days for which receivers remember what was sent. Assumed.',
  },
  listedDays: {
    default: 7,
    about: 'Days for which a blocklist keeps what nobody asks to be taken off: UCEPROTECT level 1 names seven.',
  },
  delistHours: {
    default: 24,
    about: 'Hours from a request until a list has taken something off. Assumed.',
  },
};

/** The numbers where a scenario sets none. */
export const USUAL_NUMBERS: ReputationNumbers = numbersWith({});

/** All numbers: those that a scenario sets, and the defaults of the others. */
export function numbersWith(set: Partial<Record<keyof ReputationNumbers, number | undefined>>): ReputationNumbers {
  const of = (name: keyof ReputationNumbers): number => set[name] ?? REPUTATION_NUMBERS[name].default;
  return {
    spikeTimes: of('spikeTimes'),
    spikeLeast: of('spikeLeast'),
    poorComplaintPercent: of('poorComplaintPercent'),
    badComplaintPercent: of('badComplaintPercent'),
    poorBouncePercent: of('poorBouncePercent'),
    badBouncePercent: of('badBouncePercent'),
    leastCounted: of('leastCounted'),
    memoryDays: of('memoryDays'),
    listedDays: of('listedDays'),
    delistHours: of('delistHours'),
  };
}
