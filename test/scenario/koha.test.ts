import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../harness/model/world.ts';
import type { Koha } from '../../harness/model/sender.ts';
import { loadTiny } from './tiny.ts';

const KOHA = `id: koha
kind: koha
title: Koha
canSign: false
queueEvery: 15m
settings: { KohaAdminEmailAddress: admin@acme.example }
site:
  domains: [kohahost.example]
  receiver: plain
  hosts: [{ name: koha1.kohahost.example, addresses: [192.0.2.60], sends: true }]
`;

const SERVICE = `id: relayer
receiver: plain
hosts: [{ name: smtp.relayer.example, addresses: [192.0.2.70], sends: true, submission: [587, 465] }]
accounts: { shared: { password: 1234 } }
`;

const FILES = { 'fixtures/senders/koha.yaml': KOHA, 'fixtures/services/relayer.yaml': SERVICE };

function load(text: string) {
  return loadTiny({ ...FILES, 'scenarios/s.yaml': `id: s\ntitle: S\n${text}` });
}

function resolved(text: string): Scenario {
  const { scenarios, mistakes } = load(text);
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error(JSON.stringify(mistakes, null, 2));
  return scenario;
}

function koha({ sender }: Pick<Scenario, 'sender'>): Koha {
  if (sender.kind !== 'koha') throw new Error(`the catalogue is ${sender.kind}`);
  return sender;
}

const SET = `sender:
  system: koha
  ReplytoDefault: r@acme.example
  libraries:
    MAIN: { branchemail: main@acme.example }
    EAST: { branchname: East, smtp_server: own }
  smtp_servers:
    own: { host: mail.acme.example, port: 587, ssl_mode: starttls, user_name: me, password: 42 }
    spare: { host: spare.acme.example, is_default: true }
`;

describe('the settings of Koha', () => {
  it('are those of the file, and over them the scenario’s', () => {
    const { preferences, libraries, smtpServers, defaultServer, queueEvery, replyToField, returnPath } = koha(
      resolved(SET),
    );
    expect({ preferences, defaultServer, queueEvery, replyToField, returnPath }).toEqual({
      preferences: {
        KohaAdminEmailAddress: 'admin@acme.example',
        ReplytoDefault: 'r@acme.example',
        ReturnpathDefault: '',
        SendAllEmailsTo: '',
        NoticeBcc: '',
      },
      defaultServer: 'spare',
      queueEvery: 900,
      replyToField: 'Reply-To',
      returnPath: 'envelope',
    });
    const none = { branchreplyto: '', branchreturnpath: '' };
    expect([...libraries.values()]).toEqual([
      { code: 'MAIN', name: 'Acme Library', branchemail: 'main@acme.example', ...none, smtpServer: '' },
      { code: 'EAST', name: 'East', branchemail: '', ...none, smtpServer: 'own' },
    ]);
    expect([...smtpServers.values()]).toEqual([
      {
        name: 'own',
        host: 'mail.acme.example',
        port: 587,
        security: 'starttls',
        login: { user: 'me', password: '42' },
      },
      { name: 'spare', host: 'spare.acme.example', port: 25, security: 'none', login: null },
    ]);
  });

  it('have a library where none is written', () => {
    expect([...koha(resolved('sender: { system: koha }')).libraries.keys()]).toEqual(['MAIN']);
  });

  it('change key by key, from act to act', () => {
    const { acts } = resolved(`${SET}acts:
  - overdue
  - change: { about: one, sender: { smtp_servers: { own: { password: new } } } }
  - change: { about: two, sender: { libraries: { EAST: { branchemail: east@acme.example } } } }
  - change: { about: three, zones: 'acme.example. A 192.0.2.7' }
`);
    const [, one, two, three] = acts;
    if (one?.kind !== 'change' || two?.kind !== 'change' || three?.kind !== 'change') throw new Error('no changes');
    if (one.sender === null || two.sender === null) throw new Error('nothing changed');
    expect(koha({ sender: one.sender }).smtpServers.get('own')?.login).toEqual({ user: 'me', password: 'new' });
    const later = koha({ sender: two.sender });
    expect(later.smtpServers.get('own')?.login).toEqual({ user: 'me', password: 'new' });
    expect(later.libraries.get('EAST')).toMatchObject({
      name: 'East',
      branchemail: 'east@acme.example',
      smtpServer: 'own',
    });
    expect(three.sender).toBeNull();
  });
});

describe('the acts of Koha', () => {
  it('are overdue notices where none are written', () => {
    expect(resolved('sender: { system: koha }').acts).toMatchObject([
      { kind: 'notices', id: 'overdue', about: 'overdue', people: ['Ann', 'Sam'], days: 1, others: 0, library: '' },
    ]);
  });

  it('look at loans at night, and at holds at once; a hold is for every patron', () => {
    const { acts, start } = resolved(`sender: { system: koha }
acts:
  - hold: { item: A map, others: 3 }
  - advance: { people: [Eve], days: 5, loans: { Eve: { item: A book, due: 2026-11-05 } } }
`);
    const hour = 3_600_000;
    expect(acts).toMatchObject([
      { about: 'hold', at: start + hour, people: ['Ann', 'Sam', 'Eve'], item: 'A map', others: 3 },
      { about: 'advance', at: Date.UTC(2026, 10, 3, 7, 5), people: ['Eve'], days: 5 },
    ]);
  });
});

describe('a service', () => {
  it('is there where it is asked for, with ports and accounts', () => {
    expect(resolved('').sites.map(({ id }) => id)).not.toContain('relayer');
    const site = resolved('services: [relayer]').sites.find(({ id }) => id === 'relayer');
    expect(site?.hosts[0]?.submission?.ports).toEqual([587, 465]);
    expect(site?.accounts).toEqual([{ user: 'shared', password: '1234', appPasswords: [], addresses: ['shared'] }]);
  });

  it('gets further accounts from the scenario, and others in the place of its own', () => {
    const { sites } = resolved(`services: [relayer]
sites:
  - id: relayer
    accounts:
      shared: { password: other, appPasswords: [one], addresses: ['*@acme.example'] }
      mine: { password: x }
`);
    expect(sites.find(({ id }) => id === 'relayer')?.accounts).toEqual([
      { user: 'shared', password: 'other', appPasswords: ['one'], addresses: ['*@acme.example'] },
      { user: 'mine', password: 'x', appPasswords: [], addresses: ['mine'] },
    ]);
  });
});

describe('mistakes about catalogues and services', () => {
  it('show the line they stand in, but no password', () => {
    const { mistakes } = load('sender: { system: koha, smtp_servers: { own: { prot: 25, password: hush } } }');
    expect(mistakes.map(({ source }) => source)).toEqual([
      'sender: { system: koha, smtp_servers: { own: { prot: 25, password: (not shown)',
    ]);
  });

  it.each([
    [
      'a setting of the other catalogue',
      'sender: { system: koha, Internet Domain Name: a.example }',
      'is a setting of cybertools',
      'system: cybertools',
    ],
    ['the other way round', 'sender: { ReplytoDefault: a@b.example }', 'is a setting of koha', 'system: koha'],
    [
      'in a change',
      'acts: [c2, { change: { about: x, sender: { ReplytoDefault: a@b.example } } }]',
      'is a setting of koha',
      'Leave it out',
    ],
    ['an act of CyberTools', 'sender: { system: koha }\nacts: [c2]', 'Koha has no act `c2`', 'overdue, advance, hold'],
    ['an act of Koha', 'acts: [hold]', 'Cyber has no act `hold`', 'c1-staff, c1-opac, c2'],
    [
      'a server that is not there',
      'sender: { system: koha, libraries: { A: { smtp_server: onw } }, smtp_servers: { own: {} } }',
      'no SMTP server called `onw`',
      'own',
    ],
    [
      'a relayhost that is not there',
      'sender: { system: koha, relayhost: x }',
      'no SMTP server called `x`',
      'localhost',
    ],
    [
      'a library that is not there',
      'sender: { system: koha }\nacts: [{ overdue: { library: EAST } }]',
      'no library with the code `EAST`',
      'MAIN',
    ],
    ['a service that is not there', 'services: [relayr]', 'There is no service called `relayr`', 'relayer'],
    ['an SSL mode that is none', 'sender: { system: koha, smtp_servers: { own: { ssl_mode: tls } } }', '', 'starttls'],
    ['overdue notices cannot be turned off', 'people: [{ name: A, optedOut: [overdue] }]', '', 'hold'],
  ])('%s', (_name, text, problem, mend) => {
    const { scenarios, mistakes } = load(text);
    expect(scenarios).toEqual([]);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.problem).toContain(problem);
    expect(mistakes[0]?.mend).toContain(mend);
  });
});
