import { describe, expect, it } from 'vitest';
import type { DeliveryRecord } from '../../harness/model/delivery.ts';
import type { NoticesAct } from '../../harness/model/scenario.ts';
import type { Alma, Evergreen, Folio, SenderSystem } from '../../harness/model/sender.ts';
import type { Event } from '../../harness/model/state.ts';
import type { World } from '../../harness/model/world.ts';
import { handOver } from '../../harness/sender/hand-over.ts';
import { plan } from '../../harness/sender/plan.ts';
import { AT, person, POSITION, world as cyberWorld } from './world.ts';

const BASE = { title: 'T', site: 'vendor', canSign: false, extraHeaders: { 'X-A': 'b' }, where: POSITION };
const SERVER = { name: 'mod-email', host: 'mail.acme.org', port: 587, security: 'starttls', login: null } as const;
const RETRY = { retryAfter: [60], lifetime: 120, source: { title: 'T', date: '2026-11' }, assumed: true };

const FOLIO: Folio = {
  ...BASE,
  id: 'folio',
  kind: 'folio',
  from: 'f@acme.org',
  replyTo: '',
  server: SERVER,
  retry: RETRY,
};
const EVERGREEN: Evergreen = {
  ...BASE,
  id: 'evergreen',
  kind: 'evergreen',
  bouncedEmails: 'b@acme.org',
  libraryEmail: 'l@acme.org',
  senderAddress: 's@acme.org',
  smtpServer: 'localhost',
};
const ALMA: Alma = {
  ...BASE,
  id: 'alma',
  kind: 'alma',
  addressFrom: 'a@acme.org',
  envelopeFrom: 'e@ex.example',
  relay: '',
};

const OVERDUE: NoticesAct = {
  kind: 'notices',
  id: 'overdue',
  at: AT,
  where: POSITION,
  about: 'overdue',
  people: ['J. Doe'],
  loans: new Map(),
  library: '',
  item: 'A book',
  days: 1,
  others: 0,
};

function world(sender: SenderSystem, address = 'j@gmail.com'): World {
  const base = cyberWorld({ people: [person('J. Doe', address, { loan: { item: 'A book', due: '2026-10-05' } })] });
  return { ...base, sender, scenario: { ...base.scenario, sender } };
}

function planned(sender: SenderSystem, act: Partial<NoticesAct> = {}, address?: string) {
  return plan({ ...OVERDUE, ...act }, world(sender, address));
}

function statuses(events: readonly Event[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'ils-status' ? [event.entry.status] : []));
}

const MX = { kind: 'mx' };

describe('the addresses and the way of a notice', () => {
  const rows: readonly (readonly [why: string, sender: SenderSystem, names: string, more: object])[] = [
    [
      'FOLIO has From for the envelope, and no Reply-To of itself',
      FOLIO,
      'f@acme.org, none',
      { mailFrom: 'f@acme.org', route: { kind: 'submission', server: SERVER, client: 'catalogue', queue: RETRY } },
    ],
    ['FOLIO has Reply-To by emailHeaders', { ...FOLIO, replyTo: 'r@acme.org' }, 'f@acme.org, r@acme.org', {}],
    [
      'Evergreen has one address for From, Reply-To and envelope',
      EVERGREEN,
      'b@acme.org, b@acme.org',
      { mailFrom: 'b@acme.org', route: MX },
    ],
    ['without it lib.email', { ...EVERGREEN, bouncedEmails: '' }, 'l@acme.org, l@acme.org', {}],
    ['else sender_address', { ...EVERGREEN, bouncedEmails: '', libraryEmail: '' }, 's@acme.org, s@acme.org', {}],
    [
      'a server that relays for Evergreen',
      { ...EVERGREEN, smtpServer: 'Mail.acme.org' },
      'b@acme.org, b@acme.org',
      { route: { kind: 'smarthost', host: 'mail.acme.org' } },
    ],
    ['Alma has an envelope of its own', ALMA, 'a@acme.org, none', { mailFrom: 'e@ex.example', route: MX }],
    [
      'and goes through the relay of the campus where there is one',
      { ...ALMA, relay: 'mail.acme.org' },
      'a@acme.org, none',
      { route: { kind: 'smarthost', host: 'mail.acme.org' } },
    ],
  ];
  it.each(rows)('%s', (_why, sender, names, more) => {
    const [draft] = planned(sender).drafts;
    if (draft?.content.kind !== 'text') throw new Error('nothing was sent');
    const { from, replyTo, headers } = draft.content;
    expect(draft).toMatchObject(more);
    expect(`${from.address}, ${replyTo ?? 'none'}`).toBe(names);
    expect(headers).toEqual({ 'X-A': 'b' });
  });
});

describe('the books', () => {
  it.each([
    ['FOLIO waits for the server', FOLIO, []],
    ['Evergreen is done at once', EVERGREEN, ['complete']],
    ['so is Alma', ALMA, ['sent']],
  ])('%s', (_why, sender, status) => {
    expect(statuses(planned(sender).events)).toEqual(status);
  });

  it.each([
    ['inbox', 'DELIVERED'],
    ['reject', 'FAILURE'],
  ] as const)('of FOLIO after %s say %s', (outcome, status) => {
    const [draft] = planned(FOLIO).drafts;
    if (draft === undefined) throw new Error('nothing was sent');
    const delivery = {
      id: 'd1',
      draft,
      raw: Buffer.from(''),
      clientIp: '',
      clientIps: [],
      clientHost: '',
      clientHelo: '',
    };
    const attempt = { at: AT, stage: 'data-end', reply: { code: 250, enhanced: null, lines: [] }, local: false };
    const record = { delivery, transactions: [{ attempt }], end: { kind: 'decided', outcome } };
    expect(statuses(handOver(record as unknown as DeliveryRecord, world(FOLIO)))).toEqual([status]);
  });
});

describe('whom nothing is written to', () => {
  it.each([
    ['no address on file', {}, ' ', 'folio#no-address'],
    ['something that is none (assumed)', {}, 'j doe', 'folio#bad-address'],
    ['a loan that is not due soon', { about: 'advance', days: 3 } as const, 'j@gmail.com', 'folio#not-due'],
  ])('%s', (_why, act, address, rule) => {
    const { drafts, events } = planned(FOLIO, act, address);
    expect(drafts).toEqual([]);
    expect(events).toMatchObject([{ kind: 'silence', silence: { rule, fate: 'never-sent' } }]);
  });

  it('a hold and a mailing need no loan', () => {
    for (const about of ['hold', 'mailing'] as const) expect(planned(ALMA, { about }).drafts).toHaveLength(1);
  });
});
