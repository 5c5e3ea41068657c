import type { Person } from '../model/people.ts';
import type { SenderSystem, Site } from '../model/world.ts';

/** Who can decide in a scenario, as rules are called: `owner#row`. */
export interface RuleNames {
  readonly owners: readonly string[];
  /** The rows of receivers. An owner that is also a site or a catalogue decides more than a table says: not listed. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** Owner of what the harness itself cannot play; see `UNPLAYABLE`, `UNJUDGED` and `MACHINE`. */
const HARNESS = 'harness';

/** The names that can stand before and after the `#` of a rule. */
export function ruleNames(sites: readonly Site[], sender: SenderSystem, people: readonly Person[]): RuleNames {
  const receivers = sites.map(({ receiver }) => receiver);
  const responders = people.flatMap(({ responder }) => (responder === null ? [] : [responder.id]));
  const others = [HARNESS, sender.id, ...sites.map(({ id }) => id), ...responders];
  const rows = receivers
    .filter(({ id }) => !others.includes(id))
    .map(({ id, rules }) => [id, rules.map((rule) => rule.id)] as const);
  return { owners: [...new Set([...receivers.map(({ id }) => id), ...others])].toSorted(), rows: new Map(rows) };
}
