import type { Transaction } from '../../model/delivery.ts';
import type { Instant, Lookup } from '../../model/dns.ts';
import type { RuleTrace } from '../../model/explanation.ts';
import type { World } from '../../model/world.ts';

/** What explaining needs beside the evidence. */
export interface Means {
  /** The world as it stood at a virtual time, after all changes made until then. */
  readonly worldAt: (at: Instant) => World;
  readonly lookupAt: (at: Instant) => Lookup;
  /** Holds the rows of the receiver that answered against a transaction once more, with reasons. */
  readonly traceRules: (world: World, transaction: Transaction) => RuleTrace;
}
