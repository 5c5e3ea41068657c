import type { Mistake } from '../model/position.ts';
import type { Condition, Receiver } from '../model/receiver.ts';
import type { Scenario } from '../model/world.ts';

/** Mailboxes closed to outsiders, at a server that could not keep an outsider out. */
export function findOpenClosedMailboxes({ sites, mailboxes }: Scenario): readonly Mistake[] {
  return mailboxes.flatMap(({ address, site: id, state, where }) => {
    const site = sites.find((one) => one.id === id);
    if (state !== 'internal-only' || site === undefined || knowsClosed(site.receiver)) return [];
    const problem = `The mailbox ${address} is closed to outsiders, but the receiver \`${site.receiver.id}\` of \`${id}\` has no row for such mailboxes.`;
    const mend = 'Choose a receiver that has, such as `m365-tenant`, or leave the state out.';
    return [{ ...where, problem, mend, source: null }];
  });
}

function knowsClosed({ rules }: Receiver): boolean {
  return rules.some(({ when }) => asksForClosed(when));
}

function asksForClosed({ predicates, any, not }: Condition): boolean {
  if ([predicates['recipient']].flat().includes('internal-only')) return true;
  return any.some(asksForClosed) || (not !== null && asksForClosed(not));
}
