import type { DmarcFact, SpfFact } from '../../harness/model/auth.ts';
import type {
  Content,
  Delivery,
  DeliveryEnd,
  DeliveryRecord,
  Route,
  Transaction,
} from '../../harness/model/delivery.ts';
import type { DnsEntry, Lookup, Question, RecordType } from '../../harness/model/dns.ts';
import type { Evidence, Intent, Timeline } from '../../harness/model/evidence.ts';
import type { FlowKey, FlowKind } from '../../harness/model/flow.ts';
import type { Mailbox, Person, Reader, Responder } from '../../harness/model/people.ts';
import type { Condition, Facts, LoginFact, Rule } from '../../harness/model/receiver.ts';
import type { Act, Expectation } from '../../harness/model/scenario.ts';
import type { CyberTools } from '../../harness/model/sender.ts';
import type { OutcomeKind, Reply } from '../../harness/model/smtp.ts';
import type { Silence } from '../../harness/model/state.ts';
import type { SenderProperties, Site, World } from '../../harness/model/world.ts';

export const WHERE = { file: 'story.yaml', line: 1, column: 1 } as const;
export const VENDOR_IP = '198.51.100.1';
export const OTHER_VENDOR_IP = '198.51.100.2';
const SOURCE = { title: 'a test', date: '2026-11' };
/** 2026-11-02T15:00:00Z, a Monday morning in Chicago. */
export const START = 1_793_631_600_000;

export function condition(predicates: Record<string, unknown> = {}): Condition {
  return { predicates, any: [], not: null };
}

export function rule(id: string, more: Partial<Rule> = {}): Rule {
  return {
    id,
    stage: 'data-end',
    when: condition(),
    outcome: 'reject',
    reply: null,
    about: `What ${id} does.`,
    source: SOURCE,
    assumed: false,
    model: false,
    where: WHERE,
    ...more,
  };
}

export function site(id: string, domains: string[], ips: string[] = []): Site {
  return {
    id,
    title: `The ${id} site`,
    domains,
    receiver: { id: `${id}-mx`, title: id, orgDomain: 'psl', settings: {}, rules: [], where: WHERE },
    settings: {},
    hosts: ips.map((ip, index) => ({
      name: `h${index}.${id}.example`,
      addresses: [ip],
      helo: `h${index}.${id}.example`,
      receives: true,
      sends: true,
      startTls: null,
      usesStartTls: true,
      where: WHERE,
    })),
    queue: { retryAfter: [900], lifetime: 432_000, source: SOURCE, assumed: true },
    signing: [],
    dsnFrom: `mailer-daemon@${id}.example`,
    where: WHERE,
  };
}

export function person(id: string, more: Partial<Person> = {}): Person {
  const habit = { id: 'h', title: 'h', target: 'reply-to', source: SOURCE, assumed: false } as const;
  return {
    id,
    role: 'patron',
    address: `${id.toLowerCase()}@free.example`,
    postal: [],
    habit,
    responder: null,
    loan: null,
    where: WHERE,
    ...more,
  };
}

export function ignoring(id: string): Person {
  return person(id, { habit: { id: 'from', title: 'from', target: 'from', source: SOURCE, assumed: false } });
}

/** A patron who answers nothing by hand. */
export function onlyReading(id: string): Person {
  return person(id, { habit: { id: 'none', title: 'none', target: 'nobody', source: SOURCE, assumed: true } });
}

export function away(id: string, more: Partial<Responder> = {}): Person {
  const responder: Responder = {
    id: 'oof',
    title: 'oof',
    target: 'return-path',
    envelope: 'null',
    suppressions: [],
    repeatDays: 7,
    source: SOURCE,
    assumed: false,
    ...more,
  };
  return person(id, { responder });
}

export const PROPERTIES: SenderProperties = {
  from: 'Library@acme.example',
  replyTo: 'Library@acme.example',
  domainName: 'acme.example',
  smtpServer: 'mail.acme.example',
  relay: false,
  dnsRecords: 'FALSE',
  mailFrom: null,
};

export interface WorldParts {
  readonly people?: readonly Person[];
  readonly acts?: readonly Act[];
  readonly properties?: Partial<SenderProperties>;
  readonly mailboxes?: Record<string, Reader>;
  /** Mailboxes that several people have. */
  readonly shared?: Record<string, readonly [string, ...string[]]>;
  readonly expectations?: readonly Expectation[];
  readonly canSign?: boolean;
}

export const C2: Act = {
  id: 'c2',
  at: START,
  where: WHERE,
  kind: 'c2',
  automatically: 'At Night',
  loans: new Map(),
  people: [],
};

/** A vendor, the library's own server, and one freemail provider; the people's mailboxes are there. */
export function world(parts: WorldParts = {}): World {
  const people = parts.people ?? [person('Ann')];
  const sites = [
    site('vendor', ['vendor.example'], [VENDOR_IP, OTHER_VENDOR_IP]),
    site('acme', ['acme.example'], ['203.0.113.25']),
    site('free', ['free.example'], ['192.0.2.25']),
  ];
  const readers: Record<string, Reader> = {
    'library@acme.example': { kind: 'library' },
    'do.not.reply@vendor.example': { kind: 'nobody' },
    ...Object.fromEntries(
      people
        .filter((one) => one.address !== '')
        .map((one) => [one.address.toLowerCase(), { kind: 'person', person: one.id }]),
    ),
    ...parts.mailboxes,
  };
  const mailboxes: Mailbox[] = Object.entries(readers).map(([address, reader]) => ({
    address,
    site: 'free',
    state: 'ok',
    reader,
    forward: null,
    responder: null,
    where: WHERE,
  }));
  for (const [address, [first, ...sharedWith]] of Object.entries(parts.shared ?? {})) {
    const reader = { kind: 'person', person: first } as const;
    const alone = { forward: null, responder: null, where: WHERE };
    mailboxes.push({ address, site: 'free', state: 'ok', reader, sharedWith, ...alone });
  }
  const sender: CyberTools = {
    kind: 'cybertools',
    id: 'catalogue',
    title: 'Catalogue',
    site: 'vendor',
    canSign: parts.canSign ?? false,
    defaultFrom: 'Do.Not.Reply@vendor.example',
    properties: { ...PROPERTIES, ...parts.properties },
    extraHeaders: {},
    where: WHERE,
  };
  return {
    scenario: {
      id: 'story',
      title: 'A story',
      file: 'story.yaml',
      tags: ['default'],
      cell: null,
      start: START,
      timeZone: 'America/Chicago',
      nightly: { hour: 1, minute: 5 },
      library: { name: 'Acme', postal: [], phone: '', site: 'acme' },
      sender,
      sites,
      people,
      mailboxes,
      zones: [],
      lagging: [],
      history: [],
      acts: parts.acts ?? [C2],
      expectations: parts.expectations ?? [],
      where: WHERE,
    },
    zones: new Map(),
    sites: new Map(sites.map((one) => [one.id, one])),
    siteOfDomain: new Map(sites.flatMap((one) => one.domains.map((domain) => [domain, one] as const))),
    hostAt: new Map(),
    mailboxes: new Map(mailboxes.map((mailbox) => [mailbox.address, mailbox])),
    people: new Map(people.map((one) => [one.id, one])),
    sender,
  };
}

/** A client that gives no name and password. */
export const NO_LOGIN: LoginFact = {
  result: 'none',
  user: '',
  password: 'none',
  addresses: [],
  lastMinute: 0,
  lastDay: 0,
  passwordsEnded: false,
  rate: 'ok',
};

export const NO_FACTS: Facts = {
  clientIp: VENDOR_IP,
  service: 'smtp',
  login: NO_LOGIN,
  helo: 'h0.vendor.example',
  mailFrom: 'Do.Not.Reply@vendor.example',
  rcpt: '',
  serverHost: 'h0.free.example',
  tls: 'not-offered',
  iprev: null,
  recipient: 'ok',
  relayDomain: false,
  ownHelo: false,
  ownMailFrom: false,
  ownHeaderFrom: false,
  allowedIp: false,
  ownHost: false,
  mailServer: null,
  mailFromDomain: null,
  senderSoa: null,
  hops: null,
  spf: null,
  dkim: null,
  dmarc: null,
  headerFrom: null,
  lookalikeFrom: false,
  bulk: null,
  foreignBounce: false,
  blocklists: null,
  domainListings: null,
  blockedIp: false,
  greylist: null,
  rates: null,
  size: null,
  header: null,
  pctApplied: true,
};

export function spfFact(result: SpfFact['result'], domain: string, problem: string | null = null): SpfFact {
  const tree = { domain, text: null, query: null, terms: [], result, problem };
  return {
    result,
    identity: 'mailfrom',
    domain,
    allQualifier: null,
    lookups: 0,
    voids: 0,
    voidLimit: 2,
    tree,
    undeclared: [],
  };
}

export function dmarcFact(result: DmarcFact['result'], domain: string, policy: DmarcFact['policy']): DmarcFact {
  return {
    result,
    fromDomain: domain,
    orgDomain: domain,
    foundAt: `_dmarc.${domain}`,
    record: `v=DMARC1; p=${policy}`,
    policy,
    pct: 100,
    spfAligned: false,
    dkimAligned: false,
    strictSpf: false,
    strictDkim: false,
    reason: 'nothing aligned',
    undeclared: [],
  };
}

export interface RecordParts {
  readonly id: string;
  readonly flow: FlowKind;
  readonly causedBy: string;
  readonly to: string;
  readonly person?: string;
  readonly act?: string;
  readonly from?: { readonly mailFrom: string; readonly header: string; readonly replyTo?: string | null };
  /** Site that sends. */
  readonly site?: string;
  /** Site that decides; null: none was reached. */
  readonly server?: string | null;
  readonly route?: Route;
  readonly clientIp?: string;
  readonly outcome?: OutcomeKind;
  readonly end?: DeliveryEnd;
  readonly rule?: Partial<Rule> & { readonly id: string };
  readonly facts?: Partial<Facts>;
  readonly assumed?: boolean;
  readonly reply?: Reply;
  readonly local?: boolean;
  readonly localRule?: string;
  readonly undeclared?: readonly Question[];
  readonly dns?: readonly DnsEntry[];
  /** Attempts before the last one, all put off. */
  readonly putOff?: number;
  readonly content?: Content;
}

const VENDOR = {
  mailFrom: 'Do.Not.Reply@vendor.example',
  header: 'Do.Not.Reply@vendor.example',
  replyTo: 'Library@acme.example',
};

function contentOf(parts: RecordParts): Content {
  const { header, replyTo = null } = parts.from ?? VENDOR;
  return {
    kind: 'text',
    from: { name: '', address: header },
    to: { name: '', address: parts.to },
    replyTo,
    subject: 's',
    headers: {},
    text: 't',
  };
}

function defaultReply(outcome: OutcomeKind): Reply {
  if (outcome === 'reject') return { code: 550, enhanced: '5.7.1', text: 'No' };
  if (outcome === 'defer') return { code: 451, enhanced: '4.7.1', text: 'Later' };
  return { code: 250, enhanced: '2.0.0', text: 'OK' };
}

export function record(parts: RecordParts): DeliveryRecord {
  const outcome = parts.outcome ?? 'inbox';
  const last = transaction(parts, outcome, parts.reply ?? defaultReply(outcome));
  const earlier = Array.from({ length: parts.putOff ?? 0 }, () => transaction(parts, outcome, defaultReply('defer')));
  return {
    delivery: delivery(parts),
    transactions: [...earlier, last],
    end: parts.end ?? { kind: 'decided', outcome: outcome === 'defer' ? 'reject' : outcome },
  };
}

function transaction(parts: RecordParts, outcome: OutcomeKind, reply: Reply): Transaction {
  const { server = 'free', local = false, localRule = null, dns = [], undeclared = [], assumed = false } = parts;
  const decidedBy = rule(parts.rule?.id ?? outcome, { outcome, ...parts.rule });
  return {
    attempt: { at: START, stage: server === null ? 'route' : 'data-end', reply, local },
    serverIp: null,
    serverHost: server === null ? null : `h0.${server}.example`,
    serverSite: server,
    dialogue: [{ who: 'server', line: '220 hello', at: START }],
    dns,
    facts: server === null ? null : { ...NO_FACTS, rcpt: parts.to, ...parts.facts },
    decision: server === null ? null : { rule: decidedBy, outcome, consulted: [], assumed },
    stored: null,
    undeclared,
    localRule,
  };
}

function delivery(parts: RecordParts): Delivery {
  const { person: who = 'Ann', act = 'c2', clientIp = VENDOR_IP, route = { kind: 'mx' } } = parts;
  return {
    id: parts.id,
    draft: {
      flow: { flow: parts.flow, person: who, act },
      causedBy: parts.causedBy,
      site: parts.site ?? 'vendor',
      mailFrom: parts.from?.mailFrom ?? VENDOR.mailFrom,
      to: parts.to,
      at: START,
      route,
      helo: null,
      content: parts.content ?? contentOf(parts),
    },
    raw: Buffer.from(''),
    clientIp,
    clientIps: [clientIp],
    clientHost: 'h0.vendor.example',
    clientHelo: 'h0.vendor.example',
  };
}

/** Ann's notice of the nightly job. */
export function notice(more: Partial<RecordParts> = {}): DeliveryRecord {
  return record({ id: 'd1', flow: 'notice', causedBy: 'c2', to: 'ann@free.example', ...more });
}

/** A report about a failed notice, on its way to MAIL FROM. */
export function bounce(more: Partial<RecordParts> = {}): DeliveryRecord {
  return record({
    id: 'd2',
    flow: 'bounce',
    causedBy: 'd1',
    to: 'Do.Not.Reply@vendor.example',
    server: 'vendor',
    from: { mailFrom: '', header: 'mailer-daemon@vendor.example' },
    ...more,
  });
}

/** An answer of Ann's to her notice. */
export function answer(flow: FlowKind, to: string, more: Partial<RecordParts> = {}): DeliveryRecord {
  const from = { mailFrom: 'ann@free.example', header: 'ann@free.example' };
  return record({ id: 'd2', flow, causedBy: 'd1', to, site: 'free', server: 'acme', from, ...more });
}

export interface TimelineParts {
  readonly records?: readonly DeliveryRecord[];
  readonly intents?: readonly Intent[];
  readonly silences?: readonly Silence[];
  readonly loops?: readonly FlowKey[];
  readonly pctApplied?: boolean;
}

export function timeline(parts: TimelineParts = {}): Timeline {
  return {
    variant: { originIndex: 0, pctApplied: parts.pctApplied ?? true },
    intents: parts.intents ?? [{ person: 'Ann', act: 'c2', to: 'ann@free.example' }],
    records: parts.records ?? [notice()],
    state: {
      cache: new Map(),
      answered: new Map(),
      ils: [],
      silences: parts.silences ?? [],
      volumes: [],
      submissions: [],
      greylist: new Map(),
      arrivals: [],
      departed: new Set(),
    },
    loops: parts.loops ?? [],
  };
}

export function evidence(of: World, ...timelines: readonly TimelineParts[]): Evidence {
  return { world: of, timelines: (timelines.length === 0 ? [{}] : timelines).map(timeline) };
}

/** Zones with nothing but TXT and MX-less names: `{ 'acme.example': ['v=spf1 -all'] }`. */
export function zones(txt: Record<string, readonly string[]> = {}): () => Lookup {
  return () => (name: string, type: RecordType) => {
    const strings = type === 'TXT' ? (txt[name] ?? []) : [];
    const data = strings.map((text) => ({ type: 'TXT' as const, strings: [text] }));
    return { status: data.length > 0 ? 'found' : 'nodata', data, ttl: 60, aliases: [] };
  };
}
