import { describe, expect, it } from 'vitest';
import { type Responder, SUPPRESSIONS, type Suppression } from '../../harness/model/people.ts';
import type { State } from '../../harness/model/state.ts';
import type { World } from '../../harness/model/world.ts';
import { respond } from '../../harness/replies/respond.ts';
import { mailbox, person, world } from '../sender/world.ts';
import { ARRIVED, EMPTY, record, stored, type RecordInput } from './record.ts';

const RESPONDER: Responder = {
  id: 'sieve',
  title: 'Sieve vacation',
  target: 'return-path',
  envelope: 'null',
  suppressions: [],
  repeatDays: 7,
  source: { title: 'RFC 5230', date: '2008-01' },
  assumed: false,
};

function away(more: Partial<Responder>): World {
  return world({ people: [person('J. Doe', 'J_Doe@gmail.com', { responder: { ...RESPONDER, ...more } })] });
}

function answers(more: Partial<Responder>, input: RecordInput = {}, state: State = EMPTY) {
  return respond(record(input), away(more), state).drafts;
}

const to = (target: Responder['target'], header: readonly string[] = []) =>
  answers({ target }, { transaction: { stored: stored(header) } })[0]?.to;

describe('an away message', () => {
  it('goes where its responder looks for the sender', () => {
    expect(to('return-path')).toBe('envelope@acme.org');
    expect(to('from')).toBe('author@acme.org');
    expect(to('reply-to')).toBe('answers@acme.org');
    expect(to('reply-to', ['Reply-To: -'])).toBe('author@acme.org');
  });

  it('goes at once, in the form of RFC 3834 section 3', () => {
    expect(answers({})).toMatchObject([
      {
        flow: { flow: 'away-message', person: 'J. Doe', act: 'c2' },
        causedBy: 'd1',
        site: 'google',
        mailFrom: '',
        at: ARRIVED,
        content: {
          from: { name: 'J. Doe', address: 'j_doe@gmail.com' },
          subject: 'Auto: Library Notice',
          headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': '<n1@acme.org>' },
        },
      },
    ]);
  });

  it('may come from the owner’s own address instead of the null sender', () => {
    expect(answers({ envelope: 'own-address' })[0]?.mailFrom).toBe('j_doe@gmail.com');
  });

  it('is remembered by mailbox and by whom it went to, in small letters', () => {
    const { events } = respond(
      record({ transaction: { stored: stored(['Return-Path: <Envelope@Acme.org>']) } }),
      away({}),
      EMPTY,
    );
    expect(events).toContainEqual({
      kind: 'away-sent',
      mailbox: 'j_doe@gmail.com',
      sender: 'envelope@acme.org',
      at: ARRIVED,
    });
  });

  it('is the only answer: who is away answers nothing by hand', () => {
    const { drafts, events } = respond(record(), away({}), EMPTY);
    expect(drafts.map(({ flow }) => flow.flow)).toEqual(['away-message']);
    expect(events).toContainEqual({
      kind: 'silence',
      silence: expect.objectContaining({ key: { flow: 'reply', person: 'J. Doe', act: 'c2' }, fate: 'not-applicable' }),
    });
  });

  it('does not come while nobody is away', () => {
    expect(respond(record(), world(), EMPTY).drafts.map(({ flow }) => flow.flow)).toEqual(['reply']);
  });
});

describe('a responder stays silent', () => {
  interface Case {
    readonly row: Suppression;
    readonly header: readonly string[];
    readonly silent: boolean;
    readonly why: string;
  }
  const rows: readonly Case[] = [
    { row: 'null-sender', header: ['Return-Path: <>'], silent: true, why: 'RFC 3834 section 2' },
    { row: 'null-sender', header: [], silent: false, why: 'there is a sender' },
    { row: 'robot-sender', header: ['Return-Path: <owner-list@acme.org>'], silent: true, why: 'RFC 5230 section 4.6' },
    { row: 'robot-sender', header: ['Return-Path: <list-request@acme.org>'], silent: true, why: 'the same' },
    { row: 'robot-sender', header: ['Return-Path: <MAILER-DAEMON@acme.org>'], silent: true, why: 'the same' },
    { row: 'robot-sender', header: ['From: Listserv@acme.org'], silent: true, why: 'the same' },
    { row: 'robot-sender', header: ['From: majordomo@acme.org'], silent: true, why: 'the same' },
    { row: 'robot-sender', header: ['From: request@acme.org'], silent: false, why: 'only what ends in -request' },
    { row: 'no-reply-sender', header: ['From: noreply@acme.org'], silent: true, why: 'a usual pattern' },
    { row: 'no-reply-sender', header: ['Return-Path: <No-Reply@acme.org>'], silent: true, why: 'a usual pattern' },
    { row: 'no-reply-sender', header: ['From: Do.Not.Reply@acme.org'], silent: false, why: 'the patterns miss it' },
    { row: 'no-reply-sender', header: ['From: donotreply@acme.org'], silent: false, why: 'the patterns miss it' },
    { row: 'not-addressed', header: ['To: undisclosed-recipients:;'], silent: true, why: 'RFC 5230 section 4.5' },
    { row: 'not-addressed', header: ['To: x@y.org', 'Cc: "J" <j_doe@gmail.com>'], silent: false, why: 'Cc counts' },
    { row: 'not-addressed', header: ['To: j_doe@GMAIL.com'], silent: false, why: 'nor in the domain' },
    { row: 'not-addressed', header: [], silent: false, why: 'capitals do not matter here' },
    { row: 'auto-submitted', header: ['Auto-Submitted: auto-generated'], silent: true, why: 'RFC 3834 section 2' },
    { row: 'auto-submitted', header: ['Auto-Submitted: auto-replied; x=y'], silent: true, why: 'whatever is not no' },
    { row: 'auto-submitted', header: ['Auto-Submitted: No'], silent: false, why: 'a person wrote it' },
    { row: 'auto-submitted', header: [], silent: false, why: 'says nothing' },
    { row: 'list-headers', header: ['List-Id: <n.acme.org>'], silent: true, why: 'RFC 5230 section 4.6' },
    { row: 'list-headers', header: ['List-Unsubscribe: <https://acme.org/u>'], silent: true, why: 'any List- field' },
    { row: 'list-headers', header: ['Listing: x'], silent: false, why: 'no such field' },
    { row: 'precedence-bulk', header: ['Precedence: Bulk'], silent: true, why: 'Pigeonhole, facts of 2026-11' },
    { row: 'precedence-bulk', header: ['Precedence: first-class'], silent: false, why: 'ordinary mail' },
    { row: 'auto-response-suppress', header: ['X-Auto-Response-Suppress: DR, OOF'], silent: true, why: 'MS-OXCMAIL' },
    { row: 'auto-response-suppress', header: ['X-Auto-Response-Suppress: All'], silent: true, why: 'MS-OXCMAIL' },
    {
      row: 'auto-response-suppress',
      header: ['X-Auto-Response-Suppress: DR, NDR'],
      silent: false,
      why: 'no word of away',
    },
  ];
  it.each(rows)('$row with $header: $silent ($why)', ({ row, header, silent }) => {
    // The responder that answers From can be made silent by the null sender too.
    const responder = { suppressions: [row], target: 'from' as const };
    const { drafts, events } = respond(record({ transaction: { stored: stored(header) } }), away(responder), EMPTY);
    expect(drafts).toHaveLength(silent ? 0 : 1);
    const rules = events.flatMap((event) => (event.kind === 'silence' ? [event.silence.rule] : []));
    expect(rules.includes(`sieve#${row}`)).toBe(silent);
  });

  it.each(rows.filter(({ silent }) => silent))(
    'for $row only where that is among its own reasons ($header)',
    ({ row, header }) => {
      const suppressions = SUPPRESSIONS.filter((other) => other !== row && other !== 'filed-as-spam');
      const others = { suppressions, target: 'from' as const };
      expect(answers(others, { transaction: { stored: stored(header) } })).toHaveLength(1);
    },
  );

  it('to the null sender in any case, where Return-Path is all it goes by', () => {
    expect(answers({}, { transaction: { stored: stored(['Return-Path: <>']) } })).toEqual([]);
  });

  const DAY = 86_400_000;
  it.each([
    ['just now', 0, 0],
    ['a moment less than a week ago', 7 * DAY - 1, 0],
    ['a week ago', 7 * DAY, 1],
  ])('when it answered the same sender %s', (_, ago, count) => {
    const state = { ...EMPTY, answered: new Map([['j_doe@gmail.com|envelope@acme.org', ARRIVED - ago]]) };
    expect(answers({ suppressions: ['already-answered'] }, {}, state)).toHaveLength(count);
  });

  it('not for an answer to somebody else', () => {
    const state = { ...EMPTY, answered: new Map([['j_doe@gmail.com|other@acme.org', ARRIVED]]) };
    expect(answers({ suppressions: ['already-answered'] }, {}, state)).toHaveLength(1);
  });

  it('in the spam folder only where its rules say so', () => {
    const spam: RecordInput = { end: { kind: 'decided', outcome: 'spam' } };
    expect(answers({}, spam)).toHaveLength(1);
    expect(answers({ suppressions: ['filed-as-spam'] }, spam)).toEqual([]);
    expect(answers({ suppressions: ['filed-as-spam'] })).toHaveLength(1);
  });

  it('in quarantine: the mailbox never had the message', () => {
    expect(answers({}, { end: { kind: 'decided', outcome: 'quarantine' } })).toEqual([]);
  });
});

describe('a responder on the library’s side', () => {
  const lee = person('Pat Lee', 'pat.lee@acme.org', { responder: RESPONDER, role: 'staff' });
  const where = world({
    people: [person('J. Doe', 'J_Doe@gmail.com'), lee],
    mailboxes: [mailbox('pat.lee@acme.org', 'acme', { kind: 'person', person: 'Pat Lee' })],
  });
  const reply = record({
    draft: { flow: { flow: 'reply', person: 'J. Doe', act: 'c2' }, to: 'Pat.Lee@acme.org', site: 'google' },
    transaction: { stored: stored(['Return-Path: <j_doe@gmail.com>', 'To: pat.lee@acme.org']) },
  });

  it('answers the patron in its owner’s name, and never counts as the patron’s away message', () => {
    expect(respond(reply, where, EMPTY).drafts).toMatchObject([
      { flow: { flow: 'away-message', person: 'Pat Lee', act: 'c2' }, site: 'acme', to: 'j_doe@gmail.com' },
    ]);
  });

  it('is not told of where it stays silent', () => {
    const silent = world({
      people: [{ ...lee, responder: { ...RESPONDER, suppressions: ['not-addressed'] } }],
      mailboxes: [mailbox('pat.lee@acme.org', 'acme', { kind: 'person', person: 'Pat Lee' })],
    });
    const blind = {
      ...reply,
      transactions: reply.transactions.map((one) => ({ ...one, stored: stored(['To: x@y.org']) })),
    };
    expect(respond(blind, silent, EMPTY)).toEqual({ drafts: [], events: [] });
  });
});

describe('a responder at a domain beyond ASCII', () => {
  it.each(['jo@bücherei.example', 'jo@xn--bcherei-n2a.example'])('knows its own address as %s', (written) => {
    const suppressions = ['not-addressed'] as const;
    const people = [person('J. Doe', 'jo@bücherei.example', { responder: { ...RESPONDER, suppressions } })];
    const mailboxes = [mailbox('jo@xn--bcherei-n2a.example', 'google', { kind: 'person', person: 'J. Doe' })];
    const read = record({ transaction: { stored: stored([`To: ${written}`]) } });
    const { delivery } = read;
    const there = { ...read, delivery: { ...delivery, draft: { ...delivery.draft, to: 'jo@bücherei.example' } } };
    expect(respond(there, world({ people, mailboxes }), EMPTY).drafts).toHaveLength(1);
  });
});
