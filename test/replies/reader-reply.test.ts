import { describe, expect, it } from 'vitest';
import { respond } from '../../harness/replies/respond.ts';
import { compose } from '../../harness/sender/compose.ts';
import { habit, mailbox, person, world } from '../sender/world.ts';
import { ARRIVED, EMPTY, record, stored } from './record.ts';

const HOUR = 3_600_000;
const withHabit = (target: Parameters<typeof habit>[0]) =>
  world({ people: [person('J. Doe', 'J_Doe@gmail.com', habit(target))] });

describe('where a person’s answer goes', () => {
  const rows = [
    { habit: 'reply-to', header: [], to: 'answers@acme.org', flow: 'reply', why: 'RFC 5322 section 3.6.3' },
    { habit: 'reply-to', header: ['Reply-To: -'], to: 'author@acme.org', flow: 'reply', why: 'no Reply-To: From' },
    {
      habit: 'reply-to',
      header: ['Reply-To: "A, B" <x@y.org>, z@y.org'],
      to: 'x@y.org',
      flow: 'reply',
      why: 'the first of several',
    },
    { habit: 'from', header: [], to: 'author@acme.org', flow: 'misdirected-reply', why: 'the client ignores Reply-To' },
    { habit: 'body', header: [], to: 'body@acme.org', flow: 'reply', why: 'the reader follows the first line' },
  ] as const;
  it.each(rows)('$habit $header → $to ($why)', ({ habit: target, header, to, flow }) => {
    const { drafts } = respond(record({ transaction: { stored: stored(header) } }), withHabit(target), EMPTY);
    expect(drafts.map((draft) => [draft.to, draft.flow])).toEqual([[to, { flow, person: 'J. Doe', act: 'c2' }]]);
  });

  it('the header counts where the body asks for nothing', () => {
    const plain = record({ transaction: { stored: stored([], 'Due.\r\n') } });
    expect(respond(plain, withHabit('body'), EMPTY).drafts[0]?.to).toBe('answers@acme.org');
  });

  it('the line is found in an encoded body too', () => {
    const body = 'B=C3=BCcherei: Please send all replies to b=C3=BCro.x@ac=\r\nme.org.\r\n';
    const header = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'];
    const coded = record({ transaction: { stored: stored(header, body) } });
    expect(respond(coded, withHabit('body'), EMPTY).drafts[0]?.to).toBe('büro.x@acme.org');
  });

  it.each([['From: -'], ['From: Acme Library'], ['From: Acme: ;']])(
    'goes nowhere, with a reason, where the message names nobody (%s)',
    (from) => {
      const nameless = record({ transaction: { stored: stored([from, 'Reply-To: -']) } });
      const { drafts, events } = respond(nameless, withHabit('from'), EMPTY);
      expect(drafts).toEqual([]);
      expect(events).toMatchObject([
        { silence: { key: { flow: 'misdirected-reply' }, fate: 'not-applicable', rule: null } },
      ]);
    },
  );
});

it('whoever only reads answers nothing, and the reason says so', () => {
  const { drafts, events } = respond(record(), withHabit('nobody'), EMPTY);
  expect(drafts).toEqual([]);
  const key = { flow: 'reply', person: 'J. Doe', act: 'c2' };
  const silence = { key, reason: 'J. Doe reads it and answers nothing.', rule: null, fate: 'not-applicable' };
  expect(events).toContainEqual({ kind: 'silence', silence });
});

describe('a person’s answer', () => {
  const [draft] = respond(record(), world(), EMPTY).drafts;

  it('comes from the person’s own provider and mailbox, an hour after the notice', () => {
    expect(draft).toMatchObject({ site: 'google', mailFrom: 'j_doe@gmail.com', at: ARRIVED + HOUR, causedBy: 'd1' });
    expect(draft?.route).toEqual({ kind: 'mx' });
  });

  it('is threaded and quotes the notice', () => {
    expect(draft?.content).toMatchObject({
      from: { name: 'J. Doe', address: 'j_doe@gmail.com' },
      subject: 'Re: Library Notice',
      headers: { 'In-Reply-To': '<n1@acme.org>', References: '<n1@acme.org>' },
    });
    expect(draft?.content.kind === 'text' && draft.content.text).toContain(
      '\n> Please send all replies to body@acme.org\n',
    );
  });

  it('keeps the conversation’s earlier references (RFC 5322 section 3.6.4)', () => {
    const later = record({ transaction: { stored: stored(['References: <n0@acme.org>']) } });
    const content = respond(later, world(), EMPTY).drafts[0]?.content;
    expect(content).toMatchObject({ headers: { References: '<n0@acme.org> <n1@acme.org>' } });
  });

  it('asks for no second Re:', () => {
    const again = record({ transaction: { stored: stored(['Subject: RE: Library Notice']) } });
    expect(respond(again, world(), EMPTY).drafts[0]?.content).toMatchObject({ subject: 'RE: Library Notice' });
  });

  it('can be written down', () => {
    if (draft === undefined) throw new Error('no draft');
    const raw = compose(draft, { id: 'd2', world: world(), originIndex: 0 }).raw.toString('latin1');
    expect(raw).toContain('\r\nFrom: "J. Doe" <j_doe@gmail.com>\r\n');
    expect(raw).toContain('\r\nIn-Reply-To: <n1@acme.org>\r\n');
  });
});

describe('nobody answers by hand', () => {
  const doe = person('J. Doe', 'J_Doe@gmail.com');
  const roe = person('A. Roe', 'a_roe@gmail.com');
  const at = (reader: Parameters<typeof mailbox>[2]) =>
    world({ people: [doe, roe], mailboxes: [mailbox('j_doe@gmail.com', 'google', reader)] });
  it.each([
    ['a stranger', at({ kind: 'stranger' })],
    ['nobody', at({ kind: 'nobody' })],
    ['the library', at({ kind: 'library' })],
    ['the vendor', at({ kind: 'vendor' })],
    [
      'somebody else of the cast, whose address was mistyped into the record',
      world({
        people: [person('J. Doe', 'jdoe@gmail.com'), roe],
        mailboxes: [mailbox('j_doe@gmail.com', 'google', { kind: 'person', person: 'A. Roe' })],
      }),
    ],
  ])('in a mailbox read by %s', (_, where) => {
    expect(respond(record(), where, EMPTY)).toEqual({ drafts: [], events: [] });
  });

  it.each(['spam', 'quarantine', 'discard'] as const)('to what ended as %s', (outcome) => {
    expect(respond(record({ end: { kind: 'decided', outcome } }), world(), EMPTY).drafts).toEqual([]);
  });

  it.each(['reply', 'misdirected-reply', 'bounce', 'away-message'] as const)(
    'to a %s: only notices are answered',
    (flow) => {
      const key = { flow, person: 'J. Doe', act: 'c2' };
      expect(respond(record({ draft: { flow: key } }), world(), EMPTY).drafts).toEqual([]);
    },
  );

  it('does answer under a warning banner', () => {
    expect(respond(record({ end: { kind: 'decided', outcome: 'inbox-warn' } }), world(), EMPTY).drafts).toHaveLength(1);
  });

  it('does answer where two people share the address: the one it is meant for reads it', () => {
    const shared = world({
      people: [person('A. Doe', 'j_doe@gmail.com'), doe],
      mailboxes: [mailbox('j_doe@gmail.com', 'google', { kind: 'person', person: 'A. Doe' })],
    });
    expect(respond(record(), shared, EMPTY).drafts.map((draft) => draft.flow.person)).toEqual(['J. Doe']);
  });

  it('answers in a second mailbox of the same person', () => {
    const pat = person('Pat Lee', 'pat.lee@acme.org');
    const where = world({
      people: [pat],
      mailboxes: [mailbox('pat.lee@gmail.com', 'google', { kind: 'person', person: 'Pat Lee' })],
    });
    const key = { flow: 'notice', person: 'Pat Lee', act: 'c1' } as const;
    const [draft] = respond(record({ draft: { flow: key, to: 'Pat.Lee@gmail.com' } }), where, EMPTY).drafts;
    expect(draft).toMatchObject({ mailFrom: 'pat.lee@gmail.com', site: 'google' });
  });
});
