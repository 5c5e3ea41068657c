import { describe, expect, it } from 'vitest';
import type { DeliveryRecord, Draft } from '../../harness/model/delivery.ts';
import type { Forward, Reader } from '../../harness/model/people.ts';
import type { World } from '../../harness/model/world.ts';
import { respond } from '../../harness/replies/respond.ts';
import { compose } from '../../harness/sender/compose.ts';
import { srsSender } from '../../harness/standards/forwarding/srs.ts';
import { GMAIL, mailbox, person, PRIVATE_KEY, world } from '../sender/world.ts';
import { ARRIVED, EMPTY, facts, record, stored, type RecordInput } from './record.ts';

const FORWARD: Forward = {
  to: 'Kim@far.example',
  by: 'plain',
  confirmed: true,
  keepsCopy: false,
  altersBody: false,
  nullSender: 'kept',
};

/** J_Doe@gmail.com passes mail on. */
function forwarding(forward: Partial<Forward>, reader: Reader = { kind: 'nobody' }): World {
  const box = mailbox('j_doe@gmail.com', 'google', reader, { forward: { ...FORWARD, ...forward } });
  return world({ people: [person('J. Doe', 'J_Doe@gmail.com')], mailboxes: [box] });
}

function drafts(forward: Partial<Forward>, input: RecordInput = {}, reader?: Reader): readonly Draft[] {
  return respond(record(input), forwarding(forward, reader), EMPTY).drafts;
}

function bytes(draft: Draft | undefined): string {
  return draft?.content.kind === 'bytes' ? draft.content.raw.toString('latin1') : '';
}

const SEALED = {
  result: 'pass',
  sealers: [],
  passedBefore: true,
  trusted: false,
  comment: '',
  changed: false,
  undeclared: [],
} as const;

const FROM_NULL: RecordInput = { draft: { mailFrom: '' } };

const body = (altersBody: boolean): string => bytes(drafts({ altersBody })[0]).split('\r\n\r\n').slice(1).join('');

describe('a mailbox that forwards', () => {
  it('sends the message on at once, from its own site, as the same flow', () => {
    expect(drafts({})).toMatchObject([
      {
        flow: { flow: 'notice', person: 'J. Doe', act: 'c2' },
        causedBy: 'd1',
        site: 'google',
        to: 'Kim@far.example',
        at: ARRIVED,
        route: { kind: 'mx' },
        content: { kind: 'bytes', forwardedBy: 'j_doe@gmail.com' },
      },
    ]);
  });

  // RFC 8617 section 5.1: the next set says what the chain was worth when it came.
  it.each([
    [SEALED, 'pass'],
    [null, undefined],
  ] as const)('takes along what the chain of seals was worth: %s', (arc, word) => {
    const [draft] = drafts({}, { transaction: { facts: facts({ arc }) } });
    expect(draft?.content.kind === 'bytes' ? draft.content.arc : 'no bytes').toBe(word);
  });

  const srs = srsSender('envelope@acme.org', 'gmail.com', ARRIVED);
  type Row = readonly [name: string, forward: Partial<Forward>, input: RecordInput, mailFrom: string, because: string];
  const rows: readonly Row[] = [
    ['plain', {}, {}, 'envelope@acme.org', 'MAIL FROM stays'],
    ['srs', { by: 'srs' }, {}, srs, 'the envelope becomes the forwarder’s'],
    ['caf', { by: 'gmail-caf' }, {}, 'j_doe+caf_=Kim=far.example@gmail.com', 'as in real bounces of Gmail’s forwards'],
    ['plain, null sender', {}, FROM_NULL, '', 'a report must not cause another (RFC 5321 section 4.5.5)'],
    ['srs, null sender', { by: 'srs' }, FROM_NULL, '', 'there is no domain to rewrite'],
    ['caf, null sender', { by: 'gmail-caf' }, FROM_NULL, '', 'assumed unless the scenario says otherwise'],
    [
      'caf, null sender rewritten',
      { by: 'gmail-caf', nullSender: 'rewritten' },
      FROM_NULL,
      'j_doe+caf_=Kim=far.example@gmail.com',
      'the scenario says otherwise',
    ],
    ['srs, the setting', { by: 'srs', nullSender: 'rewritten' }, FROM_NULL, '', 'the setting is about Gmail alone'],
  ];
  const named = rows.map(([name, forward, input, mailFrom, because]) => ({ name, forward, input, mailFrom, because }));
  it.each(named)('$name: $because', ({ forward, input, mailFrom }) => {
    expect(drafts(forward, input).map((draft) => draft.mailFrom)).toEqual([mailFrom]);
  });

  it('leaves From, To, Reply-To and body alone, and takes off Return-Path (RFC 5321 section 4.4)', () => {
    const [sent] = drafts({ by: 'srs' });
    expect(bytes(sent)).toBe(stored().toString('latin1').replace('Return-Path: <envelope@acme.org>\r\n', ''));
  });

  it('says at Gmail in two fields in front whom it is from and for', () => {
    const [sent] = drafts({ by: 'gmail-caf' });
    expect(bytes(sent)).toMatch(
      /^X-Forwarded-To: Kim@far\.example\r\nX-Forwarded-For: j_doe@gmail\.com Kim@far\.example\r\nFrom: author@acme\.org\r\n/,
    );
  });

  it('adds to the body where it alters it, so that no signature survives (RFC 6376 section 3.7)', () => {
    expect(body(true)).not.toBe(body(false));
    expect(body(true).startsWith(body(false))).toBe(true);
  });

  type Kept = readonly [name: string, forward: Partial<Forward>, input: RecordInput, because: string];
  const kept: readonly Kept[] = [
    ['was filed as spam', {}, { end: { kind: 'decided', outcome: 'spam' } }, 'Gmail forwards no spam'],
    [
      'was put into quarantine',
      {},
      { end: { kind: 'decided', outcome: 'quarantine' } },
      'it never reached the mailbox',
    ],
    ['nobody confirmed', { confirmed: false }, {}, 'Gmail forwards to verified addresses only'],
    [
      'reports about its own forward',
      { by: 'gmail-caf' },
      { draft: { mailFrom: '', to: 'j_doe+caf_=Kim=far.example@gmail.com' } },
      'each would cause the next',
    ],
  ];
  it.each(kept)('does not send on what %s', (_name, forward, input, _because) => {
    expect(drafts(forward, input)).toEqual([]);
  });

  it('sends on what was marked with a warning', () => {
    expect(drafts({}, { end: { kind: 'decided', outcome: 'inbox-warn' } })).toHaveLength(1);
  });

  it('signs nothing, though its site has a key for the author’s domain: the forwarder is not the author', () => {
    const transaction = { stored: stored(['From: someone@gmail.com']) };
    const [sent] = drafts({}, { transaction });
    if (sent === undefined || sent.content.kind !== 'bytes') throw new Error('nothing was forwarded');
    const signing = [{ domain: 'gmail.com', selector: 's1', privateKey: PRIVATE_KEY }];
    const of = world({ sites: [{ ...GMAIL, signing }] });
    const { content } = sent;
    expect(compose(sent, { id: 'd2', world: of, originIndex: 0 }).raw).toBe(content.raw);
    const relayed = { ...sent, content: { kind: 'bytes', raw: content.raw } as const };
    expect(compose(relayed, { id: 'd2', world: of, originIndex: 0 }).raw.toString()).toContain('DKIM-Signature: ');
  });
});

const DOE: Reader = { kind: 'person', person: 'J. Doe' };

/** What arrives in Kim's second mailbox from a first one. */
function atTarget(keepsCopy: boolean): readonly Draft[] {
  const first = mailbox('j_doe@gmail.com', 'google', DOE, { forward: { ...FORWARD, keepsCopy } });
  const second = mailbox('kim@acme.org', 'acme', DOE);
  const content = { kind: 'bytes', raw: Buffer.from(''), forwardedBy: 'j_doe@gmail.com' } as const;
  const arrived: DeliveryRecord = record({
    draft: { to: 'Kim@acme.org', content },
    transaction: { serverSite: 'acme' },
  });
  const of = world({ people: [person('J. Doe', 'J_Doe@gmail.com')], mailboxes: [first, second] });
  return respond(arrived, of, EMPTY).drafts;
}

describe('who answers', () => {
  it('nobody where the message went on', () => {
    expect(drafts({}, {}, DOE).map(({ flow }) => flow.flow)).toEqual(['notice']);
  });

  it('the reader of a copy that stayed', () => {
    expect(drafts({ keepsCopy: true }, {}, DOE).map(({ flow }) => flow.flow)).toEqual(['notice', 'reply']);
  });

  it('the reader where it was never confirmed', () => {
    expect(drafts({ confirmed: false }, {}, DOE).map(({ flow }) => flow.flow)).toEqual(['reply']);
  });

  it('the reader at the target, from the address there', () => {
    expect(atTarget(false)).toMatchObject([{ flow: { flow: 'reply' }, site: 'acme', mailFrom: 'kim@acme.org' }]);
  });

  it('nobody at the target where the same person has the copy: one answer is enough', () => {
    expect(atTarget(true)).toEqual([]);
  });
});

describe('an address that a forwarder rewrote', () => {
  const srs = srsSender('Library@acme.org', 'gmail.com', ARRIVED);
  const report: RecordInput = {
    draft: { mailFrom: '', to: srs, flow: { flow: 'bounce', person: 'J. Doe', act: 'c2' } },
  };

  it('leads back to the sender it names', () => {
    expect(drafts({ by: 'srs' }, report)).toMatchObject([
      { flow: { flow: 'bounce' }, site: 'google', mailFrom: '', to: 'Library@acme.org', content: { kind: 'bytes' } },
    ]);
  });

  it('leads nowhere where nobody rewrites', () => {
    expect(drafts({ by: 'plain' }, report)).toEqual([]);
  });
});
