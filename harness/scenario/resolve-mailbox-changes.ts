import type { Mailbox, MailboxChange } from '../model/people.ts';
import { mailboxKey } from '../standards/address.ts';
import { child, pairs, type Part } from '../source/part.ts';
import { sayChoices } from '../source/suggest.ts';
import { complain, type Ground } from './ground.ts';
import type { ChangeShape } from './shape/act-shape.ts';

/** How accounts stand after a change, by address in lower case. */
export function resolveMailboxChanges(
  ground: Ground,
  change: Part<ChangeShape>,
  mailboxes: readonly Mailbox[],
): ReadonlyMap<string, MailboxChange> {
  const known = mailboxes.map(({ address }) => address);
  const states = new Map<string, MailboxChange>();
  for (const [written, part] of pairs(child(change, 'mailboxes'))) {
    const address = mailboxKey(written);
    if (!known.includes(address)) {
      const problem = `There is no mailbox ${written} in this scenario.`;
      complain(ground, part, { problem, mend: sayChoices(written, known, 'mailboxes') }, 'key');
    }
    states.set(address, part.value.state);
  }
  return states;
}
