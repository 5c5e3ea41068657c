import { generateKeyPairSync } from 'node:crypto';
import type { Answer, Lookup, RecordData, RecordType } from '../../harness/model/dns.ts';
import type { Mailbox, Person, Reader } from '../../harness/model/people.ts';
import type { Receiver } from '../../harness/model/receiver.ts';
import type { Act } from '../../harness/model/scenario.ts';
import type { CyberTools } from '../../harness/model/sender.ts';
import type { Host, SenderProperties, Site, World } from '../../harness/model/world.ts';

const where = { file: 'test', line: 1, column: 1 };
const source = { title: 'test', date: '2026-11' };

export const AT = Date.UTC(2026, 10, 3, 7, 5, 0); // 01:05 on 2026-11-03 in Chicago (UTC-6)

export const PROPERTIES: SenderProperties = {
  from: 'Library@acme.org',
  replyTo: 'Library@acme.org',
  domainName: 'acme.org',
  smtpServer: 'mail.acme.org',
  relay: false,
  dnsRecords: 'FALSE',
  mailFrom: null,
};

const receiver: Receiver = { id: 'plain', title: 'plain', orgDomain: 'psl', settings: {}, rules: [], where };

export function host(name: string, addresses: readonly string[], more: Partial<Host> = {}): Host {
  return {
    name,
    addresses,
    helo: name,
    receives: true,
    sends: true,
    startTls: null,
    usesStartTls: true,
    where,
    ...more,
  };
}

export function site(id: string, domains: readonly string[], hosts: readonly Host[], more: Partial<Site> = {}): Site {
  return {
    id,
    title: id,
    domains,
    receiver,
    settings: {},
    hosts,
    queue: { retryAfter: [900], lifetime: 432_000, source, assumed: true },
    signing: [],
    dsnFrom: `mailer-daemon@${domains[0] ?? id}`,
    where,
    ...more,
  };
}

export function person(id: string, address: string, more: Partial<Person> = {}): Person {
  return {
    id,
    role: 'patron',
    address,
    postal: ['2 Main St.', 'Fort Worth, TX 76104'],
    habit: { id: 'honours-reply-to', title: '', target: 'reply-to', source, assumed: false },
    responder: null,
    loan: { item: 'Jones, Alex P., Essentials of surgery / 2016', due: '2026-10-12' },
    where,
    ...more,
  };
}

export function habit(target: Person['habit']['target']): Partial<Person> {
  return { habit: { id: target, title: '', target, source, assumed: false } };
}

export function mailbox(address: string, siteId: string, reader: Reader, more: Partial<Mailbox> = {}): Mailbox {
  return { address, site: siteId, state: 'ok', reader, forward: null, responder: null, where, ...more };
}

export const VENDOR = site(
  'vendor',
  ['cybertoolsforlibraries.net'],
  [
    host('mail1.cybertoolsforlibraries.net', ['54.213.10.152']),
    host('mail2.cybertoolsforlibraries.net', ['54.148.222.219']),
  ],
);
export const GMAIL = site('google', ['gmail.com'], [host('mail-sor.google.com', ['209.85.220.41', '2607:f8b0::1'])]);
export const ACME = site('acme', ['acme.org'], [host('mail.acme.org', ['192.0.2.25'])]);

export interface WorldInput {
  readonly people?: readonly Person[];
  readonly mailboxes?: readonly Mailbox[];
  readonly sites?: readonly Site[];
  readonly acts?: readonly Act[];
  readonly properties?: Partial<SenderProperties>;
  readonly extraHeaders?: Readonly<Record<string, string>>;
  readonly senderId?: string;
}

export function world(input: WorldInput = {}): World {
  const people = input.people ?? [person('J. Doe', 'J_Doe@gmail.com')];
  const mailboxes = input.mailboxes ?? [
    mailbox('j_doe@gmail.com', 'google', { kind: 'person', person: 'J. Doe' }),
    mailbox('library@acme.org', 'acme', { kind: 'library' }),
  ];
  const sites = input.sites ?? [VENDOR, GMAIL, ACME];
  const sender: CyberTools = {
    kind: 'cybertools',
    id: input.senderId ?? 'catalogue',
    title: 'Catalogue',
    site: 'vendor',
    canSign: false,
    defaultFrom: 'Do.Not.Reply@CyberToolsForLibraries.net',
    properties: { ...PROPERTIES, ...input.properties },
    extraHeaders: input.extraHeaders ?? {},
    where,
  };
  const scenario = {
    id: 's',
    title: 's',
    file: 's.yaml',
    tags: [],
    cell: null,
    start: AT,
    timeZone: 'America/Chicago',
    nightly: { hour: 1, minute: 5 },
    library: { name: 'Acme Public Library', postal: [], phone: '', site: 'acme' },
    sender,
    sites,
    people,
    mailboxes,
    zones: [],
    lagging: [],
    history: [],
    acts: input.acts ?? [],
    expectations: [],
    where,
  };
  return {
    scenario,
    zones: new Map(),
    sites: new Map(sites.map((one) => [one.id, one])),
    siteOfDomain: new Map(sites.flatMap((one) => one.domains.map((domain) => [domain, one] as const))),
    hostAt: new Map(
      sites.flatMap((one) => one.hosts.flatMap((h) => h.addresses.map((a) => [a, { host: h, site: one }] as const))),
    ),
    mailboxes: new Map(mailboxes.map((one) => [one.address, one])),
    people: new Map(people.map((one) => [one.id, one])),
    sender,
  };
}

export const POSITION = where;

type Said = readonly RecordData[] | Exclude<Answer['status'], 'found'>;

/** A tiny DNS: `name TYPE` → records or a status; a name it holds nothing of does not exist. */
export function dns(table: Readonly<Record<string, Said>>): Lookup {
  const names = new Set(Object.keys(table).map((key) => key.split(' ')[0]));
  return (name: string, type: RecordType) => {
    const said = table[`${name} ${type}`];
    const answer = { data: [] as readonly RecordData[], ttl: 60, aliases: [] };
    if (typeof said === 'string') return { ...answer, status: said };
    if (said !== undefined) return { ...answer, status: 'found', data: said };
    return { ...answer, status: names.has(name) ? 'nodata' : 'nxdomain' };
  };
}

export const a = (address: string): RecordData => ({ type: address.includes(':') ? 'AAAA' : 'A', address });
export const mx = (preference: number, exchange: string): RecordData => ({ type: 'MX', preference, exchange });

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const PRIVATE_KEY = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
export const KEY_RECORD = `v=DKIM1; k=rsa; p=${pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
