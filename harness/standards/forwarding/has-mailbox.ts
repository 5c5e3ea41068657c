import type { Mailbox, Person } from '../../model/people.ts';
import { mailboxKey } from '../address.ts';

/**
 * Whether a mailbox is a person's: the one it names, or another who has it too, such as the other half of a couple or, of
 * the library's own, somebody who works there.
 */
export function hasMailbox({ reader, sharedWith = [], address }: Mailbox, { id, address: onFile }: Person): boolean {
  if (reader.kind === 'library') return sharedWith.includes(id);
  if (reader.kind !== 'person') return false;
  return reader.person === id || sharedWith.includes(id) || mailboxKey(onFile) === address;
}
