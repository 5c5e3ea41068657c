import type { Case } from '../case.ts';
import { distinct } from '../sets.ts';
import { has, type Received } from './received.ts';

/** Away messages that Auto-Submitted on the notice would have kept from being written. */
export interface Roused {
  readonly people: readonly string[];
  /** Titles of the responders. */
  readonly responders: readonly string[];
  /** Where the away messages went. */
  readonly mailboxes: readonly string[];
}

/** Only responders that go by RFC 3834 section 2 count: others answer whatever the notice says of itself. */
export function rousedResponders(c: Case, notices: readonly Received[]): Roused | null {
  const silent = new Set(
    notices.filter((one) => !has(one, 'Auto-Submitted')).map(({ person, act }) => JSON.stringify([person, act.id])),
  );
  const found = c.flows.flatMap(({ key, chain, to }) => {
    const responder = c.world.people.get(key.person)?.responder ?? null;
    const roused = key.flow === 'away-message' && chain.length > 0 && silent.has(JSON.stringify([key.person, key.act]));
    if (!roused || responder?.suppressions.includes('auto-submitted') !== true) return [];
    return [{ person: key.person, responder: responder.title, mailbox: to }];
  });
  if (found.length === 0) return null;
  return {
    people: distinct(found.map(({ person }) => person)),
    responders: distinct(found.map(({ responder }) => responder)),
    mailboxes: distinct(found.map(({ mailbox }) => mailbox)),
  };
}
