import { describe, expect, it } from 'vitest';
import { cyberTools } from '../cyber-tools.ts';
import type { Host } from '../../harness/model/world.ts';
import { resolveTiny, TINY } from './tiny.ts';

/** 09:00 in Chicago on 2 November 2026, the day after clocks were put back: six hours behind UTC. */
const START = Date.UTC(2026, 10, 2, 15);

function bigmailHost(more: string): Host | undefined {
  const text = `sites:\n  - id: bigmail\n    hosts: [{ name: a.example, addresses: [192.0.2.99], sends: true, ${more} }]`;
  return resolveTiny(text).sites.find(({ id }) => id === 'bigmail')?.hosts[0];
}

describe('a scenario without a word of its own', () => {
  const scenario = resolveTiny('');

  it('begins on a Monday morning in Chicago, with the nightly job at 01:05', () => {
    expect(scenario).toMatchObject({
      id: 's',
      title: 'S',
      file: 'scenarios/s.yaml',
      tags: [],
      start: START,
      timeZone: 'America/Chicago',
      nightly: { hour: 1, minute: 5 },
      where: { file: 'scenarios/s.yaml', line: 1, column: 1 },
      expectations: [],
    });
  });

  it("has all providers, the catalogue's site and the library's", () => {
    expect(scenario.sites.map(({ id, title }) => [id, title])).toEqual([
      ['bigmail', 'Big Mail'],
      ['cybertools', 'Cyber'],
      ['library', 'Acme Library'],
    ]);
    expect(scenario.library).toEqual({
      name: 'Acme Library',
      postal: ['1 Main St.'],
      phone: '555-0100',
      site: 'library',
    });
  });

  it('fills in what a site does not say', () => {
    expect(scenario.sites[1]).toMatchObject({
      domains: ['vendor.example'],
      settings: {},
      signing: [],
      dsnFrom: 'mailer-daemon@out1.vendor.example',
      queue: { retryAfter: [900, 1800, 3600, 14_400], lifetime: 5 * 86_400, assumed: true },
      hosts: [
        {
          name: 'out1.vendor.example',
          helo: 'out1.vendor.example',
          sends: true,
          receives: false,
          startTls: null,
          usesStartTls: true,
        },
        { name: 'out2.vendor.example' },
      ],
    });
    expect(scenario.sites[2]?.hosts).toMatchObject([
      {
        receives: true,
        addresses: ['192.0.2.21', '2001:db8::21'],
        where: { file: 'shipped/populations/public-library.yaml', line: 10, column: 13 },
      },
    ]);
  });

  it("sends as the population's values say, without relay and DNS records", () => {
    expect(scenario.sender).toMatchObject({
      id: 'cybertools',
      site: 'cybertools',
      canSign: false,
      defaultFrom: 'Do.Not.Reply@vendor.example',
      extraHeaders: { 'X-Catalogue': 'yes please' },
      properties: {
        from: 'Library@acme.example',
        replyTo: 'Library@acme.example',
        domainName: 'acme.example',
        smtpServer: 'mail.acme.example',
        relay: false,
        dnsRecords: 'FALSE',
        mailFrom: null,
      },
    });
  });

  it('has the tester as staff and the cast as patrons', () => {
    expect(
      scenario.people.map(({ id, role, address, habit, responder, loan }) => ({
        id,
        role,
        address,
        habit: habit.id,
        away: responder?.id ?? null,
        due: loan?.due ?? null,
      })),
    ).toEqual([
      { id: 'Pat', role: 'staff', address: 'pat@acme.example', habit: 'honours-reply-to', away: null, due: null },
      {
        id: 'Ann',
        role: 'patron',
        address: 'Ann@bigmail.example',
        habit: 'honours-reply-to',
        away: null,
        due: '2026-10-05',
      },
      {
        id: 'Sam',
        role: 'patron',
        address: 'sam@bigmail.example',
        habit: 'honours-reply-to',
        away: 'rfc3834',
        due: '2026-10-06',
      },
      { id: 'Eve', role: 'patron', address: 'eve@bigmail.example', habit: 'honours-reply-to', away: null, due: null },
    ]);
    expect(scenario.people[2]?.responder).toMatchObject({ envelope: 'null', repeatDays: 7, assumed: false });
  });

  it('gives everybody a mailbox but the one who has none', () => {
    expect(scenario.mailboxes.map(({ address, site, reader, state }) => [address, site, reader, state])).toEqual([
      ['do.not.reply@vendor.example', 'cybertools', { kind: 'nobody' }, 'ok'],
      ['library@acme.example', 'library', { kind: 'library' }, 'ok'],
      ['ann@bigmail.example', 'bigmail', { kind: 'person', person: 'Ann' }, 'ok'],
      ['eve@bigmail.example', 'bigmail', { kind: 'person', person: 'Eve' }, 'ok'],
      ['pat@acme.example', 'library', { kind: 'person', person: 'Pat' }, 'ok'],
      ['pat@bigmail.example', 'bigmail', { kind: 'person', person: 'Pat' }, 'ok'],
    ]);
  });

  it('plays C1 to both addresses an hour later, then C2 in the night, for those who have a loan', () => {
    const ten = START + 3_600_000;
    expect(scenario.acts).toMatchObject([
      { kind: 'c1-staff', id: 'c1-staff-corporate', at: ten, person: 'Pat', to: 'pat@acme.example' },
      { kind: 'c1-staff', id: 'c1-staff-personal', at: ten, person: 'Pat', to: 'pat@bigmail.example' },
      // 01:05 in Chicago on 3 November.
      { kind: 'c2', id: 'c2', at: Date.UTC(2026, 10, 3, 7, 5), automatically: 'At Night', people: ['Ann', 'Sam'] },
    ]);
  });
});

function librarySettings(change: string): unknown {
  const text = `library: { site: { settings: { hours: 5 } } }\nsites: [{ id: library, ${change} }]`;
  return resolveTiny(text).sites.find(({ id }) => id === 'library')?.settings;
}

describe('merging', () => {
  it("changes keys of the population's library and its site one by one", () => {
    const { library, sites } = resolveTiny(
      'library: { phone: 555-0199, site: { domains: [acme.example, Second.example], settings: { hours: 5 } } }',
    );
    expect(library).toMatchObject({ name: 'Acme Library', phone: '555-0199' });
    expect(sites.find(({ id }) => id === 'library')).toMatchObject({
      domains: ['acme.example', 'second.example'],
      settings: { hours: 5 },
      hosts: [{ name: 'mail.acme.example' }],
      where: { file: 'scenarios/s.yaml', line: 3, column: 35 },
    });
  });

  it('changes a provider by its id, and adds sites beyond', () => {
    const { sites } = resolveTiny(`sites:
  - { id: bigmail, receiver: strict, settings: { strictness: high } }
  - { id: filter, receiver: plain, hosts: [{ name: f.example, addresses: [192.0.2.99], sends: true, helo: Hi }] }`);
    expect(sites.map(({ id }) => id)).toEqual(['bigmail', 'cybertools', 'library', 'filter']);
    expect(sites[0]).toMatchObject({ title: 'Big Mail', receiver: { id: 'strict' }, settings: { strictness: 'high' } });
    expect(sites[3]).toMatchObject({ title: 'filter', domains: [], hosts: [{ helo: 'Hi' }] });
  });

  it('has addresses and domains in lists as they are compared, however they were written', () => {
    const text = `allowedIps: ['2001:DB8:0::21', 192.0.2.7], relayDomains: [Acme.Example., bücher.example]`;
    expect(librarySettings(`settings: { ${text} }`)).toMatchObject({
      allowedIps: ['2001:db8::21', '192.0.2.7'],
      relayDomains: ['acme.example', 'xn--bcher-kva.example'],
    });
  });

  it('leaves settings of another receiver behind with it, and keeps those of the same', () => {
    expect(librarySettings('receiver: strict')).toEqual({});
    expect(librarySettings('receiver: plain, settings: { strictness: high }')).toEqual({
      hours: 5,
      strictness: 'high',
    });
  });

  it("hands the library's mail to a provider by its id: the population's server is gone", () => {
    const { library, sites } = resolveTiny(
      'library: { site: { id: bigmail, domains: [bigmail.example, acme.example], mailboxes: { library@acme.example: { reader: library } } } }',
    );
    expect(library.site).toBe('bigmail');
    expect(sites.map(({ id }) => id)).toEqual(['bigmail', 'cybertools']);
  });

  it('reads how a host takes STARTTLS, and whether it uses it', () => {
    expect(bigmailHost('startTls: offered')).toMatchObject({ startTls: { required: false }, usesStartTls: true });
    expect(bigmailHost('startTls: none, usesStartTls: false')).toMatchObject({ startTls: null, usesStartTls: false });
  });

  it('reads times of a queue, keys and the sender of bounces', () => {
    const { sites } = resolveTiny(`sites:
  - id: bigmail
    queue: { retryAfter: [90s, 15m, 4h], lifetime: 5d, source: { title: a page, date: 2026-06 } }
    dsnFrom: bounces@bigmail.example`);
    expect(sites[0]).toMatchObject({
      queue: { retryAfter: [90, 900, 14_400], lifetime: 432_000, source: { title: 'a page' }, assumed: false },
      signing: [{ domain: 'bigmail.example', selector: 's1', privateKey: TINY['keys/big.pem'] }],
      dsnFrom: 'bounces@bigmail.example',
    });
  });

  it('reads the key of a site that seals; one that says nothing seals nothing', () => {
    const sealing = 'sites: [{ id: bigmail, seals: { domain: Big.EXAMPLE, selector: arc, key: big } }]';
    expect(resolveTiny(sealing).sites[0]?.seals).toEqual({
      domain: 'big.example',
      selector: 'arc',
      privateKey: TINY['keys/big.pem'],
    });
    expect(resolveTiny('').sites.map(({ seals }) => seals)).toEqual([undefined, undefined, undefined]);
  });

  it('merges mailboxes by address', () => {
    const { mailboxes } = resolveTiny(
      'library: { site: { mailboxes: { LIBRARY@acme.example: { reader: nobody, state: full }, circ@acme.example: { reader: library } } } }',
    );
    const acme = mailboxes.filter(({ site, reader }) => site === 'library' && reader.kind !== 'person');
    expect(acme.map(({ address, reader, state }) => [address, reader.kind, state])).toEqual([
      ['library@acme.example', 'nobody', 'full'],
      ['circ@acme.example', 'library', 'ok'],
    ]);
  });

  it('replaces the cast and changes keys of the tester', () => {
    const { people } = resolveTiny('tester: { habit: ignores-reply-to }\npeople: [{ name: Z, role: staff }]');
    expect(people).toMatchObject([
      { id: 'Pat', address: 'pat@acme.example', habit: { id: 'ignores-reply-to', target: 'from', assumed: true } },
      { id: 'Z', role: 'staff', address: '', loan: null },
    ]);
  });

  it('an address at a domain that nobody takes is a story, not a mistake: no mailbox', () => {
    const { mailboxes } = resolveTiny('people: [{ name: A, address: a@nowhere.example }]');
    expect(mailboxes.some(({ address }) => address === 'a@nowhere.example')).toBe(false);
  });

  it('an address with blanks around it stays as the library typed it; its mailbox has none', () => {
    const typed = resolveTiny("people: [{ name: A, address: ' A@bigmail.example ' }]");
    expect(typed.people.find(({ id }) => id === 'A')?.address).toBe(' A@bigmail.example ');
    const mailbox = typed.mailboxes.find(({ reader }) => reader.kind === 'person' && reader.person === 'A');
    expect([mailbox?.address, mailbox?.site]).toEqual(['a@bigmail.example', 'bigmail']);
  });

  it.each([
    { text: 'tester: { corporate: Library@acme.example }', who: 'Pat' },
    { text: 'people: [{ name: Kim, role: staff, address: Library@acme.example }]', who: 'Kim' },
  ])("the library's mailbox stays the library's where $who of the staff has it on file, and reads it", (one) => {
    const mailbox = resolveTiny(one.text).mailboxes.find(({ address }) => address === 'library@acme.example');
    expect(mailbox).toMatchObject({ reader: { kind: 'library' }, sharedWith: [one.who] });
  });

  it('states of mailboxes', () => {
    const { mailboxes } = resolveTiny(`people:
  - { name: A, address: a@bigmail.example, mailbox: stranger }
  - { name: B, address: b@bigmail.example, mailbox: full-inactive }
  - { name: C, address: b@bigmail.example, mailbox: full-inactive }`);
    const known = new Map(mailboxes.map((mailbox) => [mailbox.address, mailbox]));
    expect(known.get('a@bigmail.example')).toMatchObject({ reader: { kind: 'stranger' }, state: 'ok' });
    // Two people share it: it is the first one's.
    expect(known.get('b@bigmail.example')).toMatchObject({ reader: { person: 'B' }, state: 'full-inactive' });
  });

  const RELAY = 'The E-mail Server allows cybertoolsforlibraries.net to relay';
  const RECORDS = '"The above e-mail addresses\' e-mail server DNS TXT records"';
  const flags = [
    { text: `${RELAY}: TRUE`, properties: { relay: true } },
    { text: `${RELAY}: "true"`, properties: { relay: true } },
    { text: `${RELAY}: "False"`, properties: { relay: false } },
    { text: `${RECORDS}: TRUE`, properties: { dnsRecords: 'TRUE' } },
    { text: `${RECORDS}: "false"`, properties: { dnsRecords: 'FALSE' } },
    { text: `${RECORDS}: not applicable`, properties: { dnsRecords: 'n/a' } },
    { text: `${RECORDS}: Not applicable since e-mail server relays`, properties: { dnsRecords: 'n/a' } },
    { text: `${RECORDS}: n/a`, properties: { dnsRecords: 'n/a' } },
    { text: 'Library E-Mail Reply-To Address: ""', properties: { replyTo: '', from: 'Library@acme.example' } },
    { text: 'MAIL FROM: A@b.example', properties: { mailFrom: 'A@b.example' } },
  ];
  it.each(flags)('the property $text', ({ text, properties }) => {
    expect(cyberTools(resolveTiny(`sender:\n  ${text}`)).properties).toMatchObject(properties);
  });
});

describe('acts', () => {
  it('numbers acts of one kind, expands C1, and counts time from the act before', () => {
    const { acts } = resolveTiny(`acts:
  - c2
  - change: { about: nothing much, zones: "acme.example. A 192.0.2.7", sender: { Internet Domain Name: x.example } }
  - c2: { after: 90s, automatically: Manually, people: [Eve] }
  - c1-staff: { to: [other@b.example, personal] }
  - c1-staff: { id: again, to: corporate }
  - c1-opac: { to: personal, searchMethod: Browse, savedCitation: false }`);
    const night = Date.UTC(2026, 10, 3, 7, 5);
    const hour = 3_600_000;
    expect(acts).toMatchObject([
      { id: 'c2', at: night },
      {
        id: 'change-1',
        at: night + hour,
        sender: { properties: { domainName: 'x.example' } },
        zones: [{ name: 'acme.example' }],
      },
      { id: 'c2-2', at: night + 24 * hour, automatically: 'Manually', people: ['Eve'] },
      { id: 'c1-staff-1', to: 'other@b.example' },
      { id: 'c1-staff-personal', to: 'pat@bigmail.example' },
      { id: 'again-corporate', at: night + 26 * hour, to: 'pat@acme.example' },
      { id: 'c1-opac', to: 'pat@bigmail.example', searchMethod: 'Browse', savedCitation: false },
    ]);
    expect(acts[1]).toHaveProperty('sender.properties.from', 'Library@acme.example');
  });

  it('the nightly job runs strictly after the act: at 01:05 sharp it is the next night', () => {
    const { acts } = resolveTiny('acts: [{ c2: { at: 2026-11-03T01:04 } }, { c2: { at: 2026-11-03T01:05 } }]');
    expect(acts.map(({ at }) => at)).toEqual([Date.UTC(2026, 10, 3, 7, 5), Date.UTC(2026, 10, 4, 7, 5)]);
  });

  it('loans: a part of one takes the rest from the own; a loan for one night makes one take part', () => {
    const { acts } = resolveTiny(
      'acts: [{ c2: { loans: { Ann: { due: 2026-12-24 }, Pat: { item: Test, due: 2020-01-01 } } } }]',
    );
    expect(acts[0]).toMatchObject({
      people: ['Pat', 'Ann', 'Sam'],
      loans: new Map([
        ['Ann', { item: 'A book', due: '2026-12-24' }],
        ['Pat', { item: 'Test', due: '2020-01-01' }],
      ]),
    });
  });
});

describe('expectations', () => {
  it('one or several, with their place', () => {
    const { expectations } = resolveTiny(`expect:
  - { flow: notice, to: ANN@bigmail.example, act: c1, fate: inbox, rule: [plain#accept, cybertools#x], because: b }
  - { flow: bounce, fate: rejected, learns: nobody, reply: 550 5.7.26, variants: { '2001:DB8::1': spam }, because: b }
  - { finding: some-code, because: b }
  - { works: unknown, because: b }
  - { works: false, because: b }`);
    expect(expectations).toEqual([
      {
        kind: 'flows',
        because: 'b',
        where: { file: 'scenarios/s.yaml', line: 4, column: 5 },
        flow: 'notice',
        to: ['ANN@bigmail.example'],
        acts: ['c1'],
        fate: 'inbox',
        rules: ['plain#accept', 'cybertools#x'],
        learns: null,
        reply: null,
        variants: null,
      },
      expect.objectContaining({
        to: null,
        acts: null,
        rules: null,
        learns: 'nobody',
        reply: '550 5.7.26',
        variants: new Map([['2001:db8::1', 'spam']]),
      }),
      expect.objectContaining({ kind: 'finding', code: 'some-code' }),
      expect.objectContaining({ kind: 'works', works: null }),
      expect.objectContaining({ kind: 'works', works: false }),
    ]);
  });
});
