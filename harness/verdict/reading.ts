import type { Fate } from '../model/flow.ts';
import type { Reader } from '../model/people.ts';
import type { World } from '../model/world.ts';
import { mailboxKey } from '../standards/address.ts';
import { destinationOf } from '../standards/forwarding/destination.ts';
import { hasMailbox } from '../standards/forwarding/has-mailbox.ts';
import type { Intended } from './flow-fate.ts';

/**
 * Who looks into the mailbox of an address. A mailbox that nobody has is read by nobody; of several people who share
 * one, the first whom a message is for.
 */
export function readerOf(world: World, address: string, intended: Intended): Reader {
  const destination = destinationOf(world.mailboxes, address);
  if (destination.kind !== 'mailbox') return { kind: 'nobody' };
  const { mailbox } = destination;
  if (isMeant(world, mailbox.reader, intended)) return mailbox.reader;
  const people = [...world.people.values()].filter((person) => hasMailbox(mailbox, person));
  const readers = people.map(({ id }): Reader => ({ kind: 'person', person: id }));
  return readers.find((reader) => isMeant(world, reader, intended)) ?? mailbox.reader;
}

/** Whether a reader is the one a message is for, and not only one who shares a mailbox with that one. */
function isMeant(world: World, reader: Reader, intended: Intended): boolean {
  if (intended.kind === 'library') return isLibrary(world, reader);
  return reader.kind === 'person' && reader.person === intended.person;
}

/** Whether a reader is the library: its shared mailboxes, and its staff's own. */
export function isLibrary(world: World, reader: Reader): boolean {
  if (reader.kind === 'library') return true;
  return reader.kind === 'person' && world.people.get(reader.person)?.role === 'staff';
}

/** What a message that was put into a mailbox has come to, by who reads that mailbox. */
export function fateByReader(world: World, reader: Reader, intended: Intended): Fate {
  if (reader.kind === 'nobody' || reader.kind === 'vendor') return 'read-by-nobody';
  if (intended.kind === 'library') return isLibrary(world, reader) ? 'inbox' : 'wrong-person';
  if (reader.kind === 'person') return sharesMailbox(world, reader.person, intended.person) ? 'inbox' : 'wrong-person';
  // A report to staff that lands in the library's shared mailbox has arrived.
  const staff = world.people.get(intended.person)?.role === 'staff';
  return staff && reader.kind === 'library' ? 'inbox' : 'wrong-person';
}

/** Whether it is the same person's mailbox, or one that two people have on file, such as a couple's. */
function sharesMailbox(world: World, reader: string, intended: string): boolean {
  const on = (person: string): string => mailboxKey(world.people.get(person)?.address ?? '');
  return reader === intended || (on(reader) !== '' && on(reader) === on(intended));
}

/** A reader as the report names him. */
export function readerText(reader: Reader): string {
  return reader.kind === 'person' ? reader.person : reader.kind;
}

export function intendedText(intended: Intended): string {
  return intended.kind === 'person' ? intended.person : 'library';
}
