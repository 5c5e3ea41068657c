import type { ReputationCause } from '../../model/reputation.ts';
import type { Names, People } from './shared.ts';

/** What the model of reputation holds against somebody. */
export interface Held {
  readonly rule: ReputationCause['rule'];
  /** Messages that were counted. */
  readonly messages: number;
  /** Messages on a usual day, with `volume`; else how many were complained of, or came back. */
  readonly count: number;
  /** Local date. */
  readonly day: string;
  readonly by: ReputationCause['by'];
  /** The act whose notice tipped the balance; empty where that was before the story. */
  readonly since: Names;
}

/** What a bad name does to notices. */
export interface ReputationFacts {
  /** `subject`: an address or a domain. `lists`: blocklists that have it. `late`: all notices arrived in the end. */
  'reputation-lost': People &
    Held & {
      subject: string;
      kind: 'ip' | 'domain';
      level: ReputationCause['level'];
      receivers: Names;
      lists: Names;
      late: boolean;
      memoryDays: number;
      listedDays: number;
    };
  /** `limit`: percent from which the service pauses an account. */
  'ses-account-paused': People & Held & { service: string; limit: number; reply: string };
  'ses-account-under-review': People & Held & { service: string; limit: number };
}
