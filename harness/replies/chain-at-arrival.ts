import type { ArcResult } from '../model/auth.ts';
import type { Facts } from '../model/receiver.ts';

/** What the site that passes a message on found of its ARC chain; empty where it did not look, as at submission. */
export function chainAtArrival(facts: Facts | null): { readonly arc?: ArcResult } {
  return facts?.arc == null ? {} : { arc: facts.arc.result };
}
