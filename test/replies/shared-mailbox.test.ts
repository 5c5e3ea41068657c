import { describe, expect, it } from 'vitest';
import type { Mailbox } from '../../harness/model/people.ts';
import { respond } from '../../harness/replies/respond.ts';
import { hasMailbox } from '../../harness/standards/forwarding/has-mailbox.ts';
import { habit, mailbox, person, world } from '../sender/world.ts';
import { DRAFT, EMPTY, record } from './record.ts';

const HALF = mailbox('j_doe@gmail.com', 'google', { kind: 'person', person: 'Pat' }, { sharedWith: ['J. Doe'] });

describe('whose mailbox it is', () => {
  const doe = person('J. Doe', 'other@gmail.com');
  const rows: readonly (readonly [name: string, one: Mailbox, has: boolean])[] = [
    ['the one it names', { ...HALF, reader: { kind: 'person', person: 'J. Doe' }, sharedWith: [] }, true],
    ['another who has it too', HALF, true],
    ['one who has it on file', { ...HALF, address: 'other@gmail.com', sharedWith: [] }, true],
    ['a third person', { ...HALF, sharedWith: ['Zoe'] }, false],
    ['a stranger’s is nobody else’s', { ...HALF, address: 'other@gmail.com', reader: { kind: 'stranger' } }, false],
  ];
  it.each(rows)('%s', (_, one, has) => {
    expect(hasMailbox(one, doe)).toBe(has);
  });
});

describe('a notice in a mailbox that two people share', () => {
  // J. Doe has another address on file: it is the mailbox alone that says that it is hers as well.
  const people = [person('J. Doe', 'doe@acme.org', habit('from')), person('Pat', 'j_doe@gmail.com')];

  it('is answered by the one it is for, the way that one answers', () => {
    const { drafts } = respond(record(), world({ people, mailboxes: [HALF] }), EMPTY);
    expect(drafts.map(({ flow }) => flow)).toEqual([{ ...DRAFT.flow, flow: 'misdirected-reply' }]);
  });

  it('is answered by nobody where the one it is for has no part in the mailbox', () => {
    const alone = { ...HALF, sharedWith: [] };
    expect(respond(record(), world({ people, mailboxes: [alone] }), EMPTY).drafts).toEqual([]);
  });
});
