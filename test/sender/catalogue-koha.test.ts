import { describe, expect, it } from 'vitest';
import type { Draft } from '../../harness/model/delivery.ts';
import type { NoticesAct } from '../../harness/model/scenario.ts';
import type { Koha, KohaLibrary } from '../../harness/model/sender.ts';
import type { Person } from '../../harness/model/people.ts';
import type { Event } from '../../harness/model/state.ts';
import type { World } from '../../harness/model/world.ts';
import { plan } from '../../harness/sender/plan.ts';
import { AT, person, POSITION, world as cyberWorld } from './world.ts';

const OWN = {
  name: 'own',
  host: 'mail.acme.org',
  port: 587,
  security: 'starttls',
  login: { user: 'koha', password: 'secret' },
} as const;

const MAIN: KohaLibrary = {
  code: 'MAIN',
  name: 'Acme Library',
  branchemail: '',
  branchreplyto: '',
  branchreturnpath: '',
  smtpServer: '',
};

interface Set {
  readonly preferences?: Partial<Koha['preferences']>;
  readonly main?: Partial<KohaLibrary>;
  readonly koha?: Partial<Koha>;
  readonly people?: readonly Person[];
}

function world({ preferences, main, koha, people = [person('J. Doe', 'J_Doe@gmail.com')] }: Set = {}): World {
  const sender: Koha = {
    kind: 'koha',
    id: 'koha',
    title: 'Koha',
    site: 'vendor',
    canSign: false,
    extraHeaders: { 'X-Mailer': 'Koha' },
    preferences: {
      KohaAdminEmailAddress: 'admin@acme.org',
      ReplytoDefault: '',
      ReturnpathDefault: '',
      SendAllEmailsTo: '',
      NoticeBcc: '',
      ...preferences,
    },
    libraries: new Map([['MAIN', { ...MAIN, ...main }]]),
    smtpServers: new Map([['own', OWN]]),
    defaultServer: 'own',
    relayhost: '',
    replyToField: 'Reply-To',
    returnPath: 'envelope',
    queueEvery: 900,
    where: POSITION,
    ...koha,
  };
  const base = cyberWorld({ people });
  return { ...base, sender, scenario: { ...base.scenario, sender } };
}

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

function draftOf(set: Set = {}, act: Partial<NoticesAct> = {}): Draft {
  const [draft] = plan({ ...OVERDUE, ...act }, world(set)).drafts;
  if (draft === undefined) throw new Error('nothing was sent');
  return draft;
}

function statuses(events: readonly Event[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'ils-status' ? [event.entry.status] : []));
}

describe('addresses of a Koha notice', () => {
  const rows: readonly (readonly [string, Set, { from: string; replyTo: string | null; mailFrom: string }])[] = [
    ['the admin address alone', {}, { from: 'admin@acme.org', replyTo: null, mailFrom: 'admin@acme.org' }],
    [
      'the library goes before the preference, and MAIL FROM follows From',
      { main: { branchemail: 'main@acme.org' } },
      { from: 'main@acme.org', replyTo: null, mailFrom: 'main@acme.org' },
    ],
    [
      'preferences for Reply-To and return path',
      { preferences: { ReplytoDefault: 'r@acme.org', ReturnpathDefault: 'b@acme.org' } },
      { from: 'admin@acme.org', replyTo: 'r@acme.org', mailFrom: 'b@acme.org' },
    ],
    [
      'the library before these as well',
      {
        preferences: { ReplytoDefault: 'r@acme.org', ReturnpathDefault: 'b@acme.org' },
        main: { branchreplyto: 'rm@acme.org', branchreturnpath: 'bm@acme.org' },
      },
      { from: 'admin@acme.org', replyTo: 'rm@acme.org', mailFrom: 'bm@acme.org' },
    ],
    [
      'the version that put the return path into Sender alone',
      { preferences: { ReturnpathDefault: 'b@acme.org' }, koha: { returnPath: 'sender-field' } },
      { from: 'admin@acme.org', replyTo: null, mailFrom: 'admin@acme.org' },
    ],
  ];
  it.each(rows)('%s', (_name, set, expected) => {
    const { content, mailFrom } = draftOf(set);
    if (content.kind !== 'text') throw new Error('no text');
    expect({ from: content.from.address, replyTo: content.replyTo, mailFrom }).toEqual(expected);
  });

  it('puts the misspelt field and the Sender field where that version did', () => {
    const old: Set = {
      preferences: { ReplytoDefault: 'r@acme.org', ReturnpathDefault: 'b@acme.org' },
      koha: { replyToField: 'ReplyTo', returnPath: 'sender-field' },
    };
    const { content } = draftOf(old);
    expect(content).toMatchObject({
      replyTo: null,
      headers: { ReplyTo: 'r@acme.org', Sender: 'b@acme.org', 'X-Mailer': 'Koha' },
    });
  });

  it('looks at NoticeBcc, except where SendAllEmailsTo takes its place (Koha/Email.pm)', () => {
    expect(draftOf({ preferences: { NoticeBcc: 'desk@acme.org' } }).to).toBe('J_Doe@gmail.com');
    const both = { NoticeBcc: 'the desk', SendAllEmailsTo: 'test@acme.org' };
    expect(draftOf({ preferences: both }).to).toBe('test@acme.org');
  });

  it('sends everything to SendAllEmailsTo', () => {
    expect(draftOf({ preferences: { SendAllEmailsTo: 'test@acme.org' } }).to).toBe('test@acme.org');
  });
});

describe('the way of a Koha notice', () => {
  it('is handed to the default server once, when the message queue is processed', () => {
    const { route, at } = draftOf();
    expect({ route, at }).toEqual({
      route: { kind: 'submission', server: OWN, client: 'catalogue', queue: null },
      at: AT + 900_000,
    });
  });

  it('goes to localhost where no server is set, which delivers by MX', () => {
    expect(draftOf({ koha: { defaultServer: '' } }).route).toEqual({ kind: 'mx' });
  });

  it('goes to localhost for a library that is set so, which hands it to its relayhost from a queue', () => {
    const { route } = draftOf({ main: { smtpServer: 'localhost' }, koha: { relayhost: 'own' } });
    expect(route).toMatchObject({ kind: 'submission', server: OWN, client: 'mta', queue: { retryAfter: [900] } });
  });
});

describe('the books of Koha', () => {
  it('say pending until a server has answered; localhost takes everything', () => {
    expect(statuses(plan(OVERDUE, world()).events)).toEqual(['pending']);
    expect(statuses(plan(OVERDUE, world({ koha: { defaultServer: '' } })).events)).toEqual(['pending', 'sent']);
  });

  const failures: readonly (readonly [string, Set, string])[] = [
    ['no address', { people: [person('J. Doe', ' ')] }, 'NO_EMAIL'],
    ['a record that is gone', { people: [person('J. Doe', 'j@gmail.com', { deleted: true })] }, 'INVALID_BORNUMBER'],
    ['no From', { preferences: { KohaAdminEmailAddress: '' } }, 'NO_FROM'],
    ['a From that is none', { main: { branchemail: 'main' } }, 'INVALID_EMAIL:from'],
    ['a To that is none', { people: [person('J. Doe', 'j doe@gmail')] }, 'INVALID_EMAIL:to'],
    ['a Reply-To that is none', { main: { branchreplyto: 'a@@b' } }, 'INVALID_EMAIL:reply_to'],
    ['two addresses for copies', { preferences: { NoticeBcc: 'a@acme.org, b@acme.org' } }, 'INVALID_EMAIL:bcc'],
    ['a return path that is none', { preferences: { ReturnpathDefault: 'x' } }, 'INVALID_EMAIL:sender'],
    [
      'the address of the record does not matter where all goes elsewhere',
      { people: [person('J. Doe', 'j doe')], preferences: { SendAllEmailsTo: 'y' } },
      'INVALID_EMAIL:to',
    ],
  ];
  it.each(failures)('%s: failed, and nothing is sent', (_name, set, code) => {
    const { drafts, events } = plan(OVERDUE, world(set));
    expect(drafts).toEqual([]);
    expect(statuses(events)).toEqual(['pending', `failed (${code})`]);
    expect(events.flatMap((event) => (event.kind === 'silence' ? [event.silence] : []))).toMatchObject([
      { rule: `koha#${code}`, fate: 'never-sent' },
    ]);
  });
});

// AT is 3 November 2026 in Chicago.
function due(day: string): readonly Person[] {
  return [person('J. Doe', 'j@gmail.com', { loan: { item: 'A book', due: day } })];
}

/** Which rule kept the notice back; null where it was made. */
function keptBy(set: Set, act: Partial<NoticesAct>): string | null {
  const { drafts, events } = plan({ ...OVERDUE, ...act }, world(set));
  const silence = events.find((event) => event.kind === 'silence');
  return drafts.length > 0 ? null : (silence?.silence.rule ?? 'nobody');
}

describe('whom a job of Koha writes to', () => {
  it.each([
    ['overdue since yesterday', '2026-11-02', { about: 'overdue', days: 1 }, null],
    ['due today is not overdue', '2026-11-03', { about: 'overdue', days: 1 }, 'koha#not-overdue'],
    ['overdue for too few days', '2026-10-30', { about: 'overdue', days: 7 }, 'koha#not-overdue'],
    ['due today', '2026-11-03', { about: 'advance', days: 3 }, null],
    ['due within the days', '2026-11-06', { about: 'advance', days: 3 }, null],
    ['due later', '2026-11-07', { about: 'advance', days: 3 }, 'koha#not-due'],
    ['overdue already', '2026-11-02', { about: 'advance', days: 3 }, 'koha#not-due'],
  ] as const)('%s', (_name, day, act, expected) => {
    expect(keptBy({ people: due(day) }, act)).toBe(expected);
  });

  it('passes over who has no loan, unless it is about a hold', () => {
    const people = [person('J. Doe', 'j@gmail.com', { loan: null })];
    expect(keptBy({ people }, {})).toBe('nobody');
    expect(keptBy({ people }, { about: 'hold' })).toBeNull();
  });

  it('makes no notice that the patron has turned off; those of overdue loans cannot be', () => {
    const people = [person('J. Doe', 'j@gmail.com', { optedOut: ['hold', 'advance'] })];
    expect(keptBy({ people }, { about: 'hold' })).toBe('koha#opted-out');
    expect(keptBy({ people }, {})).toBeNull();
  });

  it('counts the others of the run where they are handed over, before those who are played', () => {
    const { events } = plan({ ...OVERDUE, others: 40 }, world());
    expect(events.find((event) => event.kind === 'submitted')).toEqual({
      kind: 'submitted',
      submitted: { site: 'acme', user: 'koha', at: AT + 900_000, count: 40 },
    });
  });
});
