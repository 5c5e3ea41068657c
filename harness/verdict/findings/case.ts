import type { Instant, Lookup } from '../../model/dns.ts';
import type { PatronsReport } from '../../model/patrons.ts';
import type { World } from '../../model/world.ts';
import type { MergedFlow } from '../merged-flow.ts';
import type { PlayedTimeline } from '../played-timeline.ts';

/** Asks the DNS as its zones stand at one virtual time. */
export type LookupAt = (at: Instant) => Lookup;

/** All that a detector looks at. */
export interface Case {
  readonly world: World;
  readonly timelines: readonly PlayedTimeline[];
  /** Over all timelines. */
  readonly flows: readonly MergedFlow[];
  readonly works: boolean | null;
  readonly lookupAt: LookupAt;
  /** Null without an address export. */
  readonly patrons: PatronsReport | null;
}
