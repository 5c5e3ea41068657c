import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadScenarios, runScenario, type PlayOptions, type ScenarioReport } from '../../harness/index.ts';
import type { PatronsReport } from '../../harness/model/patrons.ts';

const LOAN = 'loan: { item: A book, due: 2026-10-05 }';

/** One night's notices on the shipped fixtures, with an export of one column beside the file. */
async function played(addresses: readonly string[], text: string, options: PlayOptions = {}): Promise<ScenarioReport> {
  const folder = mkdtempSync(join(tmpdir(), 'noticeproof-patrons-'));
  try {
    writeFileSync(join(folder, 'p.csv'), `email\n${addresses.map((one) => `"${one}"\n`).join('')}`);
    writeFileSync(join(folder, 's.yaml'), `id: s\ntitle: S\npatrons: { export: p.csv }\n${text}`);
    const { scenarios, mistakes } = loadScenarios([folder], { workingDir: folder });
    const [scenario] = scenarios;
    if (scenario === undefined) throw new Error(JSON.stringify(mistakes, null, 2));
    return await runScenario(scenario, options);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function patronsOf(addresses: readonly string[], text: string): Promise<PatronsReport> {
  const { patrons } = await played(addresses, text);
  if (patrons === null) throw new Error('no patrons');
  return patrons;
}

const GMAIL_ONLY = `acts: [c2]\npeople: [{ name: Ann, address: ann@gmail.com, ${LOAN} }]\n`;

describe('a domain belongs to whoever its records lead to', () => {
  // 142.250.141.26 is no machine of these fixtures; 98.136.96.75 is Yahoo's.
  const zones = `zones: |
  gone.example. NXDOMAIN
  null.example. MX 0 .
  bare.example. TXT "nothing for mail"
  loose.example. MX 10 mx.loose.example.
  slow.example. MX SERVFAIL
  strange.example. MX 10 mx.strange.example.
  mx.strange.example. A 192.0.2.199
  astray.example. MX 10 mta5.am0.yahoodns.net.
  six.example. AAAA 2001:db8::99
`;
  it.each([
    ['gmail.com', 'google', 'its MX'],
    ['aol.com', 'yahoo', 'the hosts of another domain of the same site'],
    ['GMAIL.COM', 'google', 'letter case'],
  ])('%s is at %s: %s', async (domain, site) => {
    const { receivers } = await patronsOf([`a@${domain}`], GMAIL_ONLY + zones);
    expect(receivers.map((one) => [one.site, one.patrons, one.share])).toEqual([[site, 1, 1]]);
  });

  it.each([
    ['gone.example', 'no-such-domain', 'NXDOMAIN'],
    ['null.example', 'null-mx', 'RFC 7505'],
    ['bare.example', 'no-mail-host', 'neither MX nor address'],
    ['loose.example', 'mx-without-address', 'the MX has no address, and none of the domain’s own stands in for it'],
    ['six.example', 'no-mail-host', 'an address that the sending server cannot connect to'],
  ])('%s takes no mail: %s (%s)', async (domain, why) => {
    const { withoutMail, receivers, unknown } = await patronsOf([`a@${domain}`], GMAIL_ONLY + zones);
    expect([withoutMail, receivers, unknown.patrons]).toEqual([
      { patrons: 1, domains: [{ domain, why, patrons: 1 }] },
      [],
      0,
    ]);
  });

  it.each([
    ['nobody-declared.example', 'undeclared', 'never bad'],
    ['slow.example', 'dns-failure', 'it may answer later'],
    ['strange.example', 'no-server', 'the scenario has no machine there'],
    ['astray.example', 'not-its-domain', 'what that server does with it is not known'],
    ['[192.0.2.1]', 'address-literal', 'no domain to ask for'],
  ])('%s is unknown: %s (%s)', async (domain, why) => {
    const { withoutMail, receivers, unknown } = await patronsOf([`a@${domain}`], GMAIL_ONLY + zones);
    expect([unknown, receivers, withoutMail.patrons]).toEqual([
      { patrons: 1, domains: [{ domain, why, patrons: 1 }] },
      [],
      0,
    ]);
  });

  it('as the DNS stands when the last notices go', async () => {
    const acts = `people: [{ name: Ann, address: ann@gmail.com, ${LOAN} }]
zones: "gone.example. NXDOMAIN"
acts:
  - c2
  - { change: { about: it is registered, after: 2h, zones: "gone.example. MX 10 mta5.am0.yahoodns.net." } }
  - c2
`;
    const { withoutMail, unknown } = await patronsOf(['a@gone.example'], acts);
    expect([withoutMail.patrons, unknown.domains[0]?.why]).toEqual([0, 'not-its-domain']);
  });
});

const EXPORT = ['a@gmail.com', 'b@gmail.com', 'c@yahoo.com', 'd@aol.com', 'e@aol.com', 'f@outlook.com'];

describe('what touches the patrons at a receiver', () => {
  const refused = 'sites: [{ id: yahoo, settings: { blockedIps: [54.213.10.152, 54.148.222.219] } }]\n';
  const yahoo = `{ name: Bob, address: bob@yahoo.com, ${LOAN} }`;
  const gmail = `{ name: Ann, address: ann@gmail.com, ${LOAN} }`;

  it('is what became of the notices played there, counted in patrons; the rest is not played', async () => {
    const { notices } = await patronsOf(EXPORT, `acts: [c2]\npeople: [${gmail}, ${yahoo}]\n${refused}`);
    expect(notices).toEqual([
      {
        act: 'c2',
        fates: [
          { fate: 'rejected', patrons: 3, receivers: ['Yahoo Mail and AOL'] },
          { fate: 'inbox', patrons: 2, receivers: ['Gmail'] },
        ],
        notPlayed: { patrons: 1, receivers: ['Outlook.com'] },
      },
    ]);
  });

  it.each([
    ['mailbox: none', 'there is no such user'],
    ['mailbox: full', 'the mailbox is full'],
    ['mailbox: disabled', 'the account is disabled'],
    ['mailbox: stranger', 'the address is somebody else’s'],
    ['forwards: { to: ann@nowhere-declared.example }', 'this person has it passed on'],
  ])('is not what was decided on one person: %s', async (key) => {
    const person = `{ name: Ann, address: ann@gmail.com, ${key}, ${LOAN} }`;
    const { notices } = await patronsOf(EXPORT, `acts: [c2]\npeople: [${person}]\n`);
    expect(notices).toMatchObject([{ fates: [], notPlayed: { patrons: 6 } }]);
  });

  it('is the worst that was decided on the message, where one mailbox is full and another is in order', async () => {
    const full = `{ name: Fay, address: fay@gmail.com, mailbox: full, ${LOAN} }`;
    const { notices } = await patronsOf(EXPORT, `acts: [c2]\npeople: [${full}, ${gmail}]\n`);
    expect(notices[0]?.fates).toEqual([{ fate: 'inbox', patrons: 2, receivers: ['Gmail'] }]);
  });

  it('is not that of somebody who marked a notice as spam: the provider remembers it of that mailbox', async () => {
    const people = `people: [{ name: Ann, address: ann@gmail.com, marksSpam: overdue, ${LOAN} }]`;
    const text = `population: koha-ses\nacts: [overdue, hold: { after: 1d }]\n${people}\n`;
    const { patrons, flows } = await played(['a@gmail.com', 'b@gmail.com'], text);
    expect(flows.find(({ act, flow }) => act === 'hold' && flow === 'notice')?.rule).toBe('gmail#marked-as-spam');
    expect(patrons?.notices).toMatchObject([
      { act: 'overdue', fates: [{ fate: 'inbox', patrons: 2 }] },
      { act: 'hold', fates: [], notPlayed: { patrons: 2 } },
    ]);
  });

  it('is all of them where the catalogue sends to nobody', async () => {
    const acts = 'acts: [{ c2: { automatically: Never } }]\n';
    const { notices } = await patronsOf(EXPORT, `${acts}people: [${gmail}]\n`);
    expect(notices[0]).toMatchObject({ fates: [{ fate: 'never-sent', patrons: 6 }], notPlayed: { patrons: 0 } });
  });

  it('is told act by act, and C1, which writes to the staff, tells nothing of patrons', async () => {
    const { notices } = await patronsOf(EXPORT, `acts: [c1-staff, c2, c2]\npeople: [${gmail}]\n`);
    expect(notices.map(({ act }) => act)).toEqual(['c2', 'c2-2']);
  });

  it('is a finding in the words of a sentence', async () => {
    const { findings } = await played(EXPORT, `acts: [c2]\npeople: [${gmail}, ${yahoo}]\n${refused}`);
    const found = findings.find(({ code }) => code === 'patrons-touched');
    expect(found?.sentence).toBe('Notices of c2: rejected for 3 of 6 patrons: all at Yahoo Mail and AOL.');
  });
});

describe('addresses of the export', () => {
  const addresses = ['jane.doe@gmail,com', 'jane.doe', 'jane.doe@x.example, bob.doe@x.example'];
  it.each<readonly [options: PlayOptions, shown: readonly string[], because: string]>([
    [{}, ['***@gmail,com', '***', '***'], 'nothing was asked for'],
    [{ mask: true }, ['***@gmail,com', '***', '***'], 'masking was asked for'],
    [{ mask: false }, addresses, 'they were asked for'],
  ])('%j: %j, since %s', async (options, shown, _because) => {
    const report = await played(addresses, GMAIL_ONLY, options);
    const found = report.patrons?.unusableAddresses.flatMap(({ first }) => first.map(({ address }) => address)) ?? [];
    expect(found.toSorted()).toEqual([...shown].toSorted());
    expect(JSON.stringify(report).includes('jane.doe')).toBe(shown === addresses);
  });
});

describe('what was believed of each notice', () => {
  it('stands beside what happened', async () => {
    const people = `people:
  - { name: Ann, address: ann@gmail.com, ${LOAN} }
  - { name: Sam, address: sam@gmail.com, mailbox: none, ${LOAN} }
  - { name: Eve, address: eve@gmail.com, loan: { item: A book, due: 2026-12-24 } }
`;
    const { beliefs } = await played(EXPORT, `acts: [c2]\n${people}`);
    const listed = { system: 'cybertools', status: 'listed in Notices Report' };
    expect(beliefs).toMatchObject([
      { person: 'Ann', act: 'c2', catalogue: listed, service: null, fate: 'inbox', differs: false },
      { person: 'Sam', act: 'c2', catalogue: listed, service: null, fate: 'rejected', differs: true },
      { person: 'Eve', act: 'c2', catalogue: null, service: null, fate: 'never-sent', differs: false },
    ]);
  });

  it('names what a service said, and Koha’s last word', async () => {
    const text = `population: koha-library
acts: [overdue]
people:
  - { name: Sam, address: sam@gmail.com, mailbox: none, ${LOAN} }
  - { name: Nan, address: 'nan at gmail.com', ${LOAN} }
`;
    const { beliefs } = await played(EXPORT, text);
    expect(beliefs).toMatchObject([
      { person: 'Sam', catalogue: { system: 'koha', status: 'sent' }, fate: 'rejected', differs: true },
      {
        person: 'Nan',
        catalogue: { status: 'failed (INVALID_EMAIL:to)' },
        service: null,
        fate: 'never-sent',
        differs: false,
      },
    ]);
    expect(beliefs[0]?.service?.reply).toMatch(/^250 /);
  });
});
