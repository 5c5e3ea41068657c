import type { Draft } from '../model/delivery.ts';
import type { Intent } from '../model/evidence.ts';
import type { Event } from '../model/state.ts';

/** What a catalogue does in one act: what it sends, whom it meant, and what it believes of it. */
export interface Plan {
  readonly drafts: readonly Draft[];
  readonly intents: readonly Intent[];
  readonly events: readonly Event[];
}
