import type { Draft } from '../model/delivery.ts';
import type { Event } from '../model/state.ts';

/** What people and machines did about one delivery. */
export interface Responded {
  readonly drafts: readonly Draft[];
  readonly events: readonly Event[];
}

export const NO_RESPONSE: Responded = { drafts: [], events: [] };
