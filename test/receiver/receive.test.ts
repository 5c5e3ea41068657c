import { describe, expect, it } from 'vitest';
import type { Answer, Lookup } from '../../harness/model/dns.ts';
import type { Rule } from '../../harness/model/receiver.ts';
import type { Site } from '../../harness/model/world.ts';
import { receive, type Received } from '../../harness/receiver/receive.ts';
import { shipped } from './shipped.ts';
import { AT, dns, host, site, world } from '../sender/world.ts';

const OWN_HOST = '192.0.2.25';
const STRANGER = '198.51.100.1';
const SERVER = host('mail.acme.org', [OWN_HOST]);

interface Said {
  readonly clientIp?: string;
  readonly helo?: string;
  readonly mailFrom?: string;
  readonly from?: string;
  /** Fields in front of the message's own, each with its line end. */
  readonly header?: string;
  readonly lookup?: Lookup;
  readonly more?: Partial<Site>;
}

/** One whole transaction at acme.org's server, for a mailbox that exists. */
async function received(said: Said): Promise<Received> {
  const { clientIp = STRANGER, helo = 'out.test', mailFrom = 'a@out.test', from = 'a@out.test' } = said;
  const acme = site('acme', ['acme.org'], [SERVER], said.more);
  const { reception, result } = receive({
    world: world({ sites: [acme] }),
    site: acme,
    host: SERVER,
    clientIp,
    port: 25,
    lookup: said.lookup ?? dns({}),
    at: AT,
    pctApplied: true,
    volumes: [],
    submissions: [],
    greylist: new Map(),
    arrivals: [],
    departed: new Set(),
    queueId: 'd1',
  });
  reception.connect();
  await reception.mail(mailFrom, helo, false, null);
  reception.rcpt('library@acme.org');
  await reception.data(Buffer.from(`${said.header ?? ''}From: ${from}\r\nSubject: s\r\n\r\nbody\r\n`));
  return result();
}

describe('what a gateway stands in front of', () => {
  it.each([
    { fact: 'ownMailFrom', said: { mailFrom: 'a@behind.example' } },
    { fact: 'ownHelo', said: { helo: 'mx.behind.example' } },
    { fact: 'ownHeaderFrom', said: { from: 'a@sub.behind.example' } },
    { fact: 'lookalikeFrom', said: { from: 'a@behindd.example' } },
  ] as const)('counts as its own: $fact of $said', async ({ fact, said }) => {
    const more = { settings: { relayDomains: ['behind.example'] } };
    expect((await received({ ...said, more })).facts[fact]).toBe(true);
    expect((await received(said)).facts[fact]).toBe(false);
  });
});

describe('what a receiver takes for its own name', () => {
  it.each([
    { fact: 'ownMailFrom', said: { mailFrom: 'a@acme.org' }, own: true, because: 'it is the domain' },
    { fact: 'ownMailFrom', said: { mailFrom: 'a@ACME.org' }, own: true, because: 'case does not count' },
    {
      fact: 'ownMailFrom',
      said: { mailFrom: 'a@mail.acme.org' },
      own: false,
      because: 'lists of own domains name the domain, and a subdomain may be with somebody else',
    },
    { fact: 'ownMailFrom', said: { mailFrom: '' }, own: false, because: 'the null sender has no domain' },
    { fact: 'ownHelo', said: { helo: 'acme.org' }, own: true, because: 'it is the domain' },
    { fact: 'ownHelo', said: { helo: 'mail.acme.org' }, own: true, because: 'hosts are named below the domain' },
    { fact: 'ownHelo', said: { helo: 'notacme.org' }, own: false, because: 'the labels end elsewhere' },
    { fact: 'ownHeaderFrom', said: { from: 'a@acme.org' }, own: true, because: 'it is the domain' },
    {
      fact: 'ownHeaderFrom',
      said: { from: 'a@branch.acme.org' },
      own: true,
      because: 'a reader sees the own domain in it',
    },
    { fact: 'ownHeaderFrom', said: { from: 'a@notacme.org' }, own: false, because: 'the labels end elsewhere' },
  ] as const)('$fact of $said: $own ($because)', async ({ fact, said, own }) => {
    expect((await received(said)).facts[fact]).toBe(own);
  });
});

describe('who is inside', () => {
  const listed = { settings: { allowedIps: ['198.51.100.7'] } };
  it.each([
    { name: 'one of its own hosts', clientIp: OWN_HOST, allowedIp: true, ownHost: true, because: 'nobody lists those' },
    {
      name: 'an address it lists',
      clientIp: '198.51.100.7',
      allowedIp: true,
      ownHost: false,
      because: 'it may relay, and is a stranger all the same',
    },
    { name: 'any other', clientIp: STRANGER, allowedIp: false, ownHost: false, because: 'it is outside' },
  ])('$name: $because', async ({ clientIp, allowedIp, ownHost }) => {
    const { facts } = await received({ clientIp, more: listed });
    expect(facts).toMatchObject({ allowedIp, ownHost });
  });
});

const THREE_DEAD_NAMES: Lookup = (name, type) => {
  if (name !== 'out.test' || type !== 'TXT') return { status: 'nxdomain', data: [], ttl: 0, aliases: [] };
  const record = 'v=spf1 a:one.out.test a:two.out.test a:three.out.test +all';
  return { status: 'found', data: [{ type: 'TXT', strings: [record] }], ttl: 60, aliases: [] };
};

describe('the void lookups that SPF tolerates', () => {
  const spec = { default: 2, values: null, about: '', assumed: false };
  const receiver = { ...site('acme', [], []).receiver, settings: { spfVoidLimit: spec } };
  const tolerant = { ...receiver, settings: { spfVoidLimit: { ...spec, default: 3 } } };

  it.each([
    { name: 'no such setting', more: {}, result: 'permerror', limit: 2, because: 'RFC 7208 section 4.6.4 says two' },
    { name: "the receiver's default", more: { receiver: tolerant }, result: 'pass', limit: 3, because: 'it is theirs' },
    {
      name: 'what the site sets',
      more: { receiver, settings: { spfVoidLimit: 3 } },
      result: 'pass',
      limit: 3,
      because: 'the RFC leaves the number to the receiver',
    },
    {
      name: 'fewer than the default',
      more: { receiver: tolerant, settings: { spfVoidLimit: 1 } },
      result: 'permerror',
      limit: 1,
      because: 'a site may be stricter than its software',
    },
  ])('$name: $limit ($because)', async ({ more, result, limit }) => {
    const { facts } = await received({ lookup: THREE_DEAD_NAMES, more });
    expect(facts.spf).toMatchObject({ result, voidLimit: limit, voids: limit === 3 ? 3 : limit + 1 });
  });
});

describe('the hops of a message', () => {
  const more = { receiver: shipped('permissive'), settings: { mostHops: 2 } };
  const HOP = 'Received: from a by b; Mon, 2 Nov 2026 15:00:00 +0000\r\n';
  it.each([
    { count: 2, rule: 'accept', because: 'just as many as it puts up with' },
    { count: 3, rule: 'too-many-hops', because: 'one more (RFC 5321 section 6.3)' },
  ])('$count of 2: $rule ($because)', async ({ count, rule }) => {
    const { facts, decision } = await received({ header: HOP.repeat(count), more });
    expect(facts.hops).toEqual({ count, tooMany: count > 2 });
    expect(decision?.rule.id).toBe(rule);
  });

  it('are not counted where no row asks', async () => {
    expect((await received({ header: HOP })).facts.hops).toBeNull();
  });
});

const ABSENT = { status: 'nxdomain', data: [], ttl: 0, aliases: [] } as const;

function goneTest(name: string): Answer {
  return name === 'gone.test' ? ABSENT : { ...ABSENT, status: 'nodata' };
}

function soaUndeclared(_name: string, type: string): Answer {
  return { ...ABSENT, status: type === 'SOA' ? 'undeclared' : 'nodata' };
}

describe("the SOA of the sender's domains", () => {
  const more = { receiver: shipped('yahoo') };
  it.each([
    { name: 'MAIL FROM', said: { mailFrom: 'a@gone.test', from: 'a@out.test' } },
    { name: 'From', said: { mailFrom: 'a@out.test', from: 'a@gone.test' } },
  ])('is asked for that of $name', async ({ said }) => {
    const { facts, decision } = await received({ ...said, lookup: goneTest, more });
    expect(facts.senderSoa).toMatchObject({ result: 'nxdomain', domain: 'gone.test' });
    expect(decision?.rule.id).toBe('sender-domain-absent');
  });

  it('is not asked for where no row reads it', async () => {
    const asked: string[] = [];
    const lookup: Lookup = (_name, type) => {
      asked.push(type);
      return ABSENT;
    };
    expect((await received({ lookup })).facts.senderSoa).toBeNull();
    expect(asked).not.toContain('SOA');
  });

  it('hangs on the scenario where no zone declares the domain', async () => {
    const { decision, undeclared } = await received({ lookup: soaUndeclared, more });
    expect(decision?.rule.id).toBe('sender-domain-unresolved');
    expect(undeclared).toContainEqual({ name: 'out.test', type: 'SOA' });
  });
});

describe('names that no zone declares', () => {
  const base = {
    outcome: 'inbox',
    reply: null,
    about: '',
    source: { title: 'test', date: '2026-11' },
    assumed: false,
    model: false,
    where: { file: 'test', line: 1, column: 1 },
  } as const;
  function row(id: string, predicates: Rule['when']['predicates']): Rule {
    return { ...base, id, stage: 'data-end', when: { predicates, any: [], not: null } };
  }
  const NO_PTR = row('no-ptr', { iprev: 'none' });
  const UNKNOWN = row('unknown', { recipient: 'unknown' });
  const ACCEPT = row('accept', {});
  const NOBODY_SAID: Answer = { status: 'undeclared', data: [], ttl: 0, aliases: [] };
  const POINTER = { name: '1.100.51.198.in-addr.arpa', type: 'PTR' };

  it.each([
    { name: 'no row reads a fact', rules: [ACCEPT], undeclared: [], because: 'nothing hung on any of them' },
    { name: 'a row reads another fact', rules: [UNKNOWN, ACCEPT], undeclared: [], because: 'no DNS was in it' },
    { name: 'a row reads iprev', rules: [NO_PTR, ACCEPT], undeclared: [POINTER], because: 'it might have matched' },
    {
      name: 'only a row behind the one that decided reads iprev',
      rules: [ACCEPT, NO_PTR],
      undeclared: [],
      because: 'it was never reached',
    },
  ])('count where the decision consulted them: $name ($because)', async ({ rules, undeclared }) => {
    const receiver = { ...site('acme', [], []).receiver, rules };
    const result = await received({ more: { receiver }, lookup: () => NOBODY_SAID });
    expect(result.decision?.rule.id).toBe('accept');
    expect(result.undeclared).toEqual(undeclared);
    expect(result.facts.spf?.undeclared).not.toEqual([]);
  });
});
