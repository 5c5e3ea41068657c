import type { DeliveryRecord } from './delivery.ts';
import type { FlowKey } from './flow.ts';
import type { State } from './state.ts';
import type { World } from './world.ts';

/**
 * What one timeline of a scenario was played with. A sender with several addresses is played once with each; a policy
 * with 0 < pct < 100 once applied and once not.
 */
export interface Variant {
  /** Index into the origins of a site's mail (host and address); taken modulo their number. */
  readonly originIndex: number;
  readonly pctApplied: boolean;
}

/** Somebody the catalogue meant to write to in one act, whether or not it sent anything. */
export interface Intent {
  readonly person: string;
  readonly act: string;
  /** The address it used; '' where it had none. */
  readonly to: string;
}

/** All that happened in one timeline. */
export interface Timeline {
  readonly variant: Variant;
  readonly intents: readonly Intent[];
  readonly records: readonly DeliveryRecord[];
  /** The state at the end. */
  readonly state: State;
  /** Flows that were cut off by the cap on deliveries: mail loops. */
  readonly loops: readonly FlowKey[];
}

export interface Evidence {
  /** The world as it was at the start. */
  readonly world: World;
  /** At least one. */
  readonly timelines: readonly Timeline[];
}
