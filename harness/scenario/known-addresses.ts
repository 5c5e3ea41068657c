import type { Mailbox, Person } from '../model/people.ts';
import { child, entries, type Part } from '../source/part.ts';
import type { ActEntry } from './act-entries.ts';
import type { Tester } from './resolve-people.ts';
import type { ScenarioShape } from './schema.ts';

interface Holders {
  readonly people: readonly Person[];
  readonly tester: Tester;
  readonly mailboxes: readonly Mailbox[];
  readonly acts: readonly ActEntry[];
}

/**
 * Every address that mail of a scenario can be for, in lower case: those of people and mailboxes, those that acts write to,
 * and those that its history has put on a list.
 */
export function knownAddresses(
  scenario: Part<ScenarioShape>,
  { people, tester, mailboxes, acts }: Holders,
): readonly string[] {
  const listed = entries(child(scenario, 'history')).flatMap(({ value }) => value.suppressed?.address ?? []);
  const written = acts.flatMap(({ detail: { value } }) => ('to' in value ? [value.to ?? []].flat() : []));
  const held = [...people.map(({ address }) => address), tester.personal];
  const all = [...held, ...mailboxes.map(({ address }) => address), ...written, ...listed];
  return [...new Set(all.filter((one) => one.includes('@')).map((one) => one.trim().toLowerCase()))];
}
