import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../harness/model/dns.ts';
import type { DnsEntry } from '../../harness/model/dns.ts';
import type { FindingReport } from '../../harness/model/report.ts';
import type { Act } from '../../harness/model/scenario.ts';
import type { Silence } from '../../harness/model/state.ts';
import { judge } from '../../harness/verdict/judge.ts';
import * as given from './evidence.ts';
import type { TimelineParts, WorldParts } from './evidence.ts';

type Txt = Record<string, readonly string[]>;

/** The vendor's own record permits both of its addresses. */
const VENDOR_SPF = { 'vendor.example': [`v=spf1 ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP} -all`] };
const MERGED = 'v=spf1 mx include:vendor.example ~all';
const LIBRARY = { mailFrom: 'Library@acme.example', header: 'Library@acme.example', replyTo: 'Library@acme.example' };
const B1: WorldParts = { properties: { dnsRecords: 'TRUE' } };
const UNKNOWN = [{ name: '_dmarc.x.test', type: 'TXT' }] as const;

function findings(parts: WorldParts, txt: Txt, ...timelines: TimelineParts[]): readonly FindingReport[] {
  return judge(given.evidence(given.world(parts), ...timelines), given.zones({ ...VENDOR_SPF, ...txt })).findings;
}

function codes(found: readonly FindingReport[]): readonly string[] {
  return found.map((finding) => finding.code);
}

function one(found: readonly FindingReport[], code: string): FindingReport {
  const finding = found.find((candidate) => candidate.code === code);
  if (finding === undefined) throw new Error(`no ${code} among ${codes(found).join(', ')}`);
  return finding;
}

function keptBack(row: string): TimelineParts {
  const key = { flow: 'notice', person: 'Ann', act: 'c2' } as const;
  const silence: Silence = { key, reason: 'Kept back.', rule: `catalogue#${row}`, fate: 'never-sent' };
  return { records: [], silences: [silence] };
}

function spfNotice(
  result: 'none' | 'softfail' | 'fail' | 'permerror' | 'pass',
  clientIp = given.VENDOR_IP,
  dns: readonly DnsEntry[] = [],
) {
  const outcome = result === 'pass' ? 'inbox' : 'reject';
  const facts = {
    spf: given.spfFact(result, 'acme.example', 'acme.example has 2 SPF records'),
    mailFrom: LIBRARY.mailFrom,
  };
  return given.notice({ from: LIBRARY, clientIp, outcome, facts, dns });
}

function asked(status: DnsEntry['answer']['status']): DnsEntry {
  const answer = { status, data: [], ttl: 0, aliases: [] };
  return { by: 'free', name: 'acme.example', type: 'TXT', answer, fromCache: false, at: given.START };
}

const C1_PERSONAL: Act = { ...given.C2, id: 'c1', kind: 'c1-staff', person: 'Ann', to: 'ann@free.example' };

/** A server on the way that refuses on one predicate. */
function refusedOn(predicate: Record<string, string | boolean>) {
  const route = { kind: 'smarthost', host: 'mail.acme.example' } as const;
  return { outcome: 'reject', server: 'acme', route, rule: { id: 'r', when: given.condition(predicate) } } as const;
}

/** The library's server takes a notice and passes it on from `clientIp`, where SPF fails. */
function passedOn(clientIp: string) {
  const relayed = given.notice({ server: 'acme', outcome: 'relay', from: LIBRARY });
  const further = given.record({
    id: 'd2',
    flow: 'notice',
    causedBy: relayed.delivery.id,
    to: relayed.delivery.draft.to,
    site: 'acme',
    from: LIBRARY,
    clientIp: '203.0.113.25',
    outcome: 'reject',
    facts: { clientIp, spf: given.spfFact('fail', 'acme.example'), mailFrom: LIBRARY.mailFrom },
    content: { kind: 'bytes', raw: Buffer.from(`From: ${LIBRARY.header}\r\n\r\n`) },
  });
  return [relayed, further];
}

interface Row {
  readonly code: string;
  readonly because: string;
  readonly world?: WorldParts;
  readonly txt?: Txt;
  readonly played: readonly TimelineParts[];
}

/** Each code with the smallest story that shows it. */
const ROWS: readonly Row[] = [
  {
    code: 'misdirected-replies-unread',
    because: 'the default set-up: an answer to From ends at the vendor’s dead end',
    world: { people: [given.ignoring('Ann')] },
    played: [
      {
        records: [
          given.notice(),
          given.answer('misdirected-reply', 'Do.Not.Reply@vendor.example', { server: 'vendor' }),
        ],
      },
    ],
  },
  {
    code: 'bounces-unread',
    because: 'the default set-up: MAIL FROM is the vendor’s dead end',
    played: [{ records: [given.notice({ outcome: 'reject' }), given.bounce()] }],
  },
  {
    code: 'away-messages-unread',
    because: 'the default set-up: the responder answers the Return-Path',
    world: { people: [given.away('Ann')] },
    played: [
      { records: [given.notice(), given.answer('away-message', 'Do.Not.Reply@vendor.example', { server: 'vendor' })] },
    ],
  },
  {
    code: 'spf-fails-for-sender',
    because: 'the library’s record names only its own servers',
    world: B1,
    txt: { 'acme.example': ['v=spf1 mx ~all'] },
    played: [{ records: [spfNotice('softfail')] }],
  },
  {
    code: 'propagation-pending',
    because: 'the receiver saw the old record, and the zone has the new one',
    world: B1,
    txt: { 'acme.example': [MERGED] },
    played: [{ records: [spfNotice('softfail', given.VENDOR_IP, [asked('nodata')])] }],
  },
  { code: 'spf-permerror', because: 'two records', world: B1, played: [{ records: [spfNotice('permerror')] }] },
  {
    code: 'only-some-addresses-listed',
    because: 'one of the vendor’s two addresses passes, the other does not',
    world: B1,
    txt: { 'acme.example': [`v=spf1 mx ip4:${given.VENDOR_IP} ~all`] },
    played: [{ records: [spfNotice('pass')] }, { records: [spfNotice('softfail', given.OTHER_VENDOR_IP)] }],
  },
  {
    code: 'from-changed-envelope-not',
    because: 'the envelope is still the vendor’s',
    played: [{ records: [given.notice({ from: { ...LIBRARY, mailFrom: 'Do.Not.Reply@vendor.example' } })] }],
  },
  {
    code: 'dmarc-reject',
    because: 'a rule that asks for DMARC refused, and the domain’s policy is reject',
    played: [
      {
        records: [
          given.notice({
            outcome: 'reject',
            rule: { id: 'dmarc-reject', when: given.condition({ dmarc: 'fail', dmarcPolicy: 'reject' }) },
            facts: { dmarc: given.dmarcFact('fail', 'acme.example', 'reject') },
          }),
        ],
      },
    ],
  },
  {
    code: 'dmarc-quarantine',
    because: 'the same with a policy of quarantine',
    played: [
      {
        records: [
          given.notice({
            outcome: 'spam',
            rule: { id: 'q', when: given.condition({ dmarc: 'fail' }) },
            facts: { dmarc: given.dmarcFact('fail', 'acme.example', 'quarantine') },
          }),
        ],
      },
    ],
  },
  {
    code: 'own-domain-blocked',
    because: 'the gateway’s rule tests for its own domain in MAIL FROM',
    played: [
      {
        records: [
          given.notice({
            outcome: 'reject',
            rule: { id: 'own', when: given.condition({ ownMailFrom: true }) },
            facts: { ownMailFrom: true },
          }),
        ],
      },
    ],
  },
  {
    code: 'relay-not-allowed',
    because: 'B2 not allowed: the library’s server takes mail for its own domain only',
    played: [
      {
        records: [
          given.notice({
            outcome: 'reject',
            server: 'acme',
            route: { kind: 'smarthost', host: 'mail.acme.example' },
            facts: { recipient: 'foreign' },
          }),
        ],
      },
    ],
  },
  {
    code: 'starttls-required',
    because: 'the server asks for TLS before it hears of a recipient',
    played: [{ records: [given.notice(refusedOn({ tls: 'missing' }))] }],
  },
  {
    code: 'own-name-greeting',
    because: 'the server refuses strangers that greet it with its own name',
    played: [{ records: [given.notice(refusedOn({ ownHelo: true }))] }],
  },
  {
    code: 'spf-lacks-relay',
    because: 'the library’s server passes the notice on from an address that its SPF record does not list',
    played: [{ records: passedOn('203.0.113.25') }],
  },
  {
    code: 'spf-lacks-relay-ipv6',
    because: 'the same from its IPv6 address',
    played: [{ records: passedOn('2001:db8::25') }],
  },
  {
    code: 'smtp-server-unknown',
    because: 'the server named in the properties has no address, and the queue gave up',
    played: [
      {
        records: [
          given.notice({
            server: null,
            local: true,
            localRule: 'vendor#no-smarthost',
            route: { kind: 'smarthost', host: 'mial.acme.example' },
            end: { kind: 'expired' },
            reply: { code: 451, enhanced: '4.3.5', text: 'has no address' },
          }),
        ],
      },
    ],
  },
  {
    code: 'bounces-refused-as-backscatter',
    because: 'the library’s filter takes the bounce for an answer to forged mail',
    played: [
      {
        records: [
          given.notice({ outcome: 'reject', from: LIBRARY, facts: { recipient: 'unknown' } }),
          given.answer('bounce', 'Library@acme.example', {
            outcome: 'reject',
            server: 'acme',
            rule: { id: 'foreign-bounce', when: given.condition({ foreignBounce: true }) },
          }),
        ],
      },
    ],
  },
  {
    code: 'reply-domain-unreachable',
    because: 'the Reply-To domain has neither MX nor address',
    played: [
      {
        records: [
          given.notice(),
          given.answer('reply', 'library@acme.example', {
            server: null,
            end: { kind: 'no-route' },
            localRule: 'free#no-mail-host',
          }),
        ],
      },
    ],
  },
  {
    code: 'server-unreachable',
    because: 'no connection ever came about',
    played: [
      {
        records: [
          given.notice({
            server: null,
            local: true,
            end: { kind: 'expired' },
            reply: { code: 421, enhanced: '4.4.1', text: 'Connection refused' },
          }),
        ],
      },
    ],
  },
  {
    code: 'temporary-dns-failure',
    because: 'the first attempt met a SERVFAIL, the second did not',
    played: [{ records: [given.notice({ putOff: 1, dns: [asked('servfail')] })] }],
  },
  {
    code: 'undeclared-name',
    because: 'no zone declares the name',
    played: [{ records: [given.notice({ undeclared: UNKNOWN })] }],
  },
  { code: 'notices-not-at-night', because: 'the catalogue’s own row', played: [keptBack('not-at-night')] },
  { code: 'patron-without-address', because: 'the catalogue’s own row', played: [keptBack('no-address')] },
  { code: 'unusable-address', because: 'the catalogue’s own row', played: [keptBack('bad-address')] },
  { code: 'not-overdue', because: 'the catalogue’s own row', played: [keptBack('not-overdue')] },
  { code: 'opac-search-not-power', because: 'the catalogue’s own row', played: [keptBack('search-method')] },
  { code: 'opac-nothing-saved', because: 'the catalogue’s own row', played: [keptBack('nothing-saved')] },
  {
    code: 'mistyped-address-stranger',
    because: 'the mailbox is a stranger’s',
    world: { mailboxes: { 'ann@free.example': { kind: 'stranger' } } },
    played: [{ records: [given.notice()] }],
  },
  {
    code: 'no-such-mailbox',
    because: 'the receiver’s rule asks for the recipient and found none',
    played: [
      {
        records: [
          given.notice({
            outcome: 'reject',
            facts: { recipient: 'unknown' },
            rule: { id: 'no-such-user', when: given.condition({ recipient: 'unknown' }) },
          }),
        ],
      },
    ],
  },
  {
    code: 'mailbox-unusable',
    because: 'the mailbox stayed full until the queue gave up',
    played: [
      {
        records: [
          given.notice({
            outcome: 'defer',
            end: { kind: 'expired' },
            facts: { recipient: 'full' },
            rule: { id: 'full', when: given.condition({ recipient: 'full' }) },
          }),
        ],
      },
    ],
  },
  {
    code: 'c1-claim-refuted',
    because: 'the test to the personal address failed',
    world: { acts: [C1_PERSONAL] },
    played: [
      {
        intents: [{ person: 'Ann', act: 'c1', to: 'ann@free.example' }],
        records: [given.notice({ act: 'c1', causedBy: 'c1', outcome: 'spam' })],
      },
    ],
  },
  {
    code: 'document-would-stop',
    because: 'a C1 test failed and a C2 follows',
    world: { acts: [C1_PERSONAL, given.C2] },
    played: [
      {
        intents: [{ person: 'Ann', act: 'c1', to: 'ann@free.example' }],
        records: [given.notice({ act: 'c1', causedBy: 'c1', outcome: 'spam' })],
      },
    ],
  },
  {
    code: 'properties-contradict',
    because: 'relaying and TRUE say two things',
    world: { properties: { relay: true, dnsRecords: 'TRUE' } },
    played: [{}],
  },
  {
    code: 'dns-true-without-spf',
    because: 'TRUE before the record was published',
    world: B1,
    txt: { 'acme.example': ['v=spf1 mx ~all'] },
    played: [{}],
  },
  {
    code: 'dns-false-though-published',
    because: 'the record is there and the property still says FALSE',
    txt: { 'acme.example': [MERGED] },
    played: [{}],
  },
  { code: 'silent-loss', because: 'spam without a report', played: [{ records: [given.notice({ outcome: 'spam' })] }] },
  {
    code: 'mail-loop',
    because: 'deliveries were cut off',
    played: [{ loops: [{ flow: 'away-message', person: 'Ann', act: 'c2' }] }],
  },
  {
    code: 'mail-loop',
    because: 'a server refused the message for the servers it had passed',
    played: [
      {
        records: [
          given.notice({
            outcome: 'reject',
            rule: { id: 'hops', when: { predicates: { tooManyHops: true }, any: [], not: null } },
          }),
        ],
      },
    ],
  },
  { code: 'assumed-fate', because: 'the rule is assumed', played: [{ records: [given.notice({ assumed: true })] }] },
];

describe('findings', () => {
  it.each(ROWS)('$code: $because', ({ code, world, txt, played }) => {
    expect(codes(findings(world ?? {}, txt ?? {}, ...played))).toContain(code);
  });

  it('are none where all is well', () => {
    const records = [given.notice(), given.answer('reply', 'library@acme.example')];
    expect(codes(findings({}, {}, { records }))).toEqual([]);
  });

  it('stand with the errors first', () => {
    const order = findings(B1, { 'acme.example': ['v=spf1 mx ~all'] }, { records: [spfNotice('fail')] });
    const severities = order.map(({ severity }) => ['error', 'warning', 'note'].indexOf(severity));
    expect(severities).toEqual(severities.toSorted());
    expect(new Set(severities).size).toBeGreaterThan(1);
  });
});

describe('advice about SPF', () => {
  it('prints the whole merged record with the lookups before and after, never a bare term', () => {
    const found = findings(B1, { 'acme.example': ['v=spf1 mx ~all'] }, { records: [spfNotice('softfail')] });
    const { facts, mend } = one(found, 'spf-fails-for-sender');
    // One lookup for `mx`, one more for the include; the vendor's own record asks for nothing.
    expect(facts).toMatchObject({ merged: MERGED, lookupsBefore: 1, lookupsAfter: 2 });
    expect(mend).toContain(MERGED);
    expect(mend).toContain('1 before, 2 after');
    expect(mend.replaceAll(MERGED, '')).not.toContain('include:');
  });

  it('says when the property may say TRUE again: when the old answer is forgotten', () => {
    const { mend } = one(findings(B1, { 'acme.example': ['v=spf1 mx ~all'] }, {}), 'dns-true-without-spf');
    // The zone’s time to live is a minute.
    expect(mend).toMatch(/back to FALSE .* Wait 1 minute,.* Only after that wait set the property to TRUE again\.$/);
  });

  it('is not given where the record cannot be read: what it says is unknown', () => {
    const faulty = given.evidence(given.world(B1), {});
    const servfail = { status: 'servfail', data: [], ttl: 0, aliases: [] } as const;
    const { findings: found } = judge(faulty, () => () => servfail);
    expect(codes(found)).not.toContain('dns-true-without-spf');
  });

  it('merges into the record that the receiver saw', () => {
    const seen = {
      ...given.spfFact('softfail', 'acme.example'),
      tree: { ...given.spfFact('softfail', 'acme.example').tree, text: 'v=spf1 a ~all' },
    };
    const record = given.notice({ from: LIBRARY, outcome: 'reject', facts: { spf: seen } });
    const { facts } = one(
      findings(B1, { 'acme.example': ['v=spf1 mx ~all'] }, { records: [record] }),
      'spf-fails-for-sender',
    );
    expect(facts['merged']).toBe('v=spf1 a include:vendor.example ~all');
  });

  it('lists the addresses where the vendor’s own record is wrong', () => {
    const txt = { 'acme.example': ['v=spf1 mx ~all'], 'vendor.example': ['v=spf1 -all'] };
    const { facts } = one(findings(B1, txt, { records: [spfNotice('softfail')] }), 'spf-fails-for-sender');
    expect(facts['merged']).toBe(`v=spf1 mx ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP} ~all`);
  });

  it('lists the addresses where the include would be the eleventh lookup', () => {
    const full = `v=spf1 ${Array.from({ length: 10 }, (_, n) => `a:h${n}.acme.example`).join(' ')} ~all`;
    const texts = given.zones({ ...VENDOR_SPF, 'acme.example': [full] })();
    // The hosts are there: dead names would be an error of their own (RFC 7208 section 4.6.4).
    const lookup: Lookup = (name, type) =>
      type === 'A'
        ? { status: 'found', data: [{ type, address: '192.0.2.77' }], ttl: 60, aliases: [] }
        : texts(name, type);
    const evidence = given.evidence(given.world(B1), { records: [spfNotice('softfail')] });
    const { facts } = one(judge(evidence, () => lookup).findings, 'spf-fails-for-sender');
    expect(facts).toMatchObject({ lookupsBefore: 10, lookupsAfter: 10 });
    expect(facts['merged']).not.toContain('include:');
  });

  it('says nothing of a server that mail is handed to: that one goes by address, not by SPF', () => {
    const handed = { ...spfNotice('fail') };
    const draft = { ...handed.delivery.draft, route: { kind: 'smarthost', host: 'mail.acme.example' } as const };
    const record = { ...handed, delivery: { ...handed.delivery, draft } };
    expect(codes(findings({}, {}, { records: [record] }))).not.toContain('spf-fails-for-sender');
  });

  it('says nothing of the vendor’s own domain, which the library cannot mend', () => {
    const record = given.notice({ outcome: 'reject', facts: { spf: given.spfFact('fail', 'vendor.example') } });
    expect(codes(findings({}, {}, { records: [record] }))).not.toContain('spf-fails-for-sender');
  });

  it('names only some addresses instead of all where another address passed in the same act', () => {
    const found = findings(
      B1,
      { 'acme.example': [`v=spf1 ip4:${given.VENDOR_IP} ~all`] },
      { records: [spfNotice('pass')] },
      { records: [spfNotice('softfail', given.OTHER_VENDOR_IP)] },
    );
    expect(codes(found)).not.toContain('spf-fails-for-sender');
    expect(one(found, 'only-some-addresses-listed').facts).toMatchObject({
      listed: [given.VENDOR_IP],
      missing: [given.OTHER_VENDOR_IP],
    });
  });
});

describe('advice about DMARC', () => {
  const records = [
    given.notice({
      outcome: 'reject',
      rule: { id: 'dmarc', when: given.condition({ dmarc: 'fail' }) },
      facts: { dmarc: given.dmarcFact('fail', 'acme.example', 'reject') },
    }),
  ];
  it('never asks a vendor to sign that cannot', () => {
    expect(one(findings({ canSign: false }, {}, { records }), 'dmarc-reject').mend).not.toMatch(/DKIM|sign/i);
  });
  it('may ask one that can', () => {
    expect(one(findings({ canSign: true }, {}, { records }), 'dmarc-reject').mend).toContain('DKIM');
  });
  it.each([
    ['_dmarc.acme.example', 'policy of acme.example asks for the names below it'],
    ['_dmarc.notices.acme.example', 'policy of notices.acme.example asks ('],
  ])('says whose policy it is: %s', (foundAt, words) => {
    const dmarc = { ...given.dmarcFact('fail', 'notices.acme.example', 'reject'), foundAt };
    const rule = { id: 'dmarc', when: given.condition({ dmarc: 'fail' }) };
    const refused = given.notice({ outcome: 'reject', rule, facts: { dmarc } });
    expect(one(findings({}, {}, { records: [refused] }), 'dmarc-reject').sentence).toContain(words);
  });
  it('is not given where another rule refused, though DMARC failed too', () => {
    const other = [
      given.notice({ outcome: 'reject', facts: { dmarc: given.dmarcFact('fail', 'acme.example', 'reject') } }),
    ];
    expect(codes(findings({}, {}, { records: other }))).not.toContain('dmarc-reject');
  });
});

describe('advice about gateways', () => {
  it('allows by address or connector, not by From', () => {
    const when = given.condition({ ownHeaderFrom: true });
    const records = [
      given.notice({ outcome: 'quarantine', rule: { id: 'own', when }, facts: { ownHeaderFrom: true } }),
    ];
    const { mend, facts } = one(findings({}, {}, { records }), 'own-domain-blocked');
    expect(facts['addresses']).toEqual([given.VENDOR_IP]);
    expect(mend).toContain(given.VENDOR_IP);
    expect(mend).toContain('Do not allow the From address');
  });
});

describe('a server on the way out', () => {
  it.each([
    ['203.0.113.25', 'spf-lacks-relay', 'v=spf1 ip4:192.0.2.9 ip4:203.0.113.25 -all'],
    ['2001:db8::25', 'spf-lacks-relay-ipv6', 'v=spf1 ip4:192.0.2.9 ip6:2001:db8::25 -all'],
  ])('that SPF does not list at %s: %s, with the whole record', (clientIp, code, merged) => {
    const found = findings({}, { 'acme.example': ['v=spf1 ip4:192.0.2.9 -all'] }, { records: passedOn(clientIp) });
    expect(one(found, code)).toMatchObject({ actor: 'library-it', facts: { merged, addresses: [clientIp] } });
    expect(one(found, code).mend).toContain(merged);
  });

  it('that hands over to the domain’s own server is known there, whatever SPF says', () => {
    const [relayed, further] = passedOn('203.0.113.25');
    if (relayed === undefined || further === undefined) throw new Error('two records');
    const inner = { ...further, transactions: further.transactions.map((last) => ({ ...last, serverSite: 'acme' })) };
    expect(codes(findings({}, {}, { records: [relayed, inner] }))).not.toContain('spf-lacks-relay');
  });

  it('has its permission set where its kind has it: Postfix by a line with both addresses', () => {
    const facts = { recipient: 'foreign' } as const;
    const refused = (clientIp: string) => ({
      records: [given.notice({ ...refusedOn({}), clientIp, facts: { ...facts, clientIp } })],
    });
    const found = findings({}, {}, refused(given.VENDOR_IP), refused(given.OTHER_VENDOR_IP));
    const { mend } = one(found, 'relay-not-allowed');
    expect(mend).toContain(`add \`${given.VENDOR_IP}/32, ${given.OTHER_VENDOR_IP}/32\` to \`mynetworks\``);
    // Whoever writes that anew shuts out the people who log in to send.
    expect(mend).not.toContain('smtpd_relay_restrictions =');
    expect(mend).toContain('Leave `smtpd_relay_restrictions` as it is');
  });

  it('is told all that the vendor sends from, though only one of its addresses was seen', () => {
    const refused = { ...refusedOn({ ownHelo: true }), facts: { clientIp: given.VENDOR_IP } };
    const found = one(findings({}, {}, { records: [given.notice(refused)] }), 'own-name-greeting');
    expect(found.facts['permit']).toEqual([given.VENDOR_IP, given.OTHER_VENDOR_IP]);
    expect(found.mend).toContain(given.OTHER_VENDOR_IP);
    const edge = { ...refusedOn({ ownHelo: true }), facts: { clientIp: '203.0.113.25' } };
    const behind = one(findings({}, {}, { records: [given.notice(edge)] }), 'own-name-greeting');
    expect(behind.facts['permit']).toEqual(['203.0.113.25']);
  });

  it('exempts all the vendor’s addresses from its backscatter filter', () => {
    const rule = { id: 'foreign-bounce', when: given.condition({ foreignBounce: true }) };
    const bounce = given.bounce({ to: 'library@acme.example', outcome: 'reject', server: 'acme', rule });
    const records = [given.notice({ outcome: 'reject', from: LIBRARY }), bounce];
    const { facts } = one(findings({}, {}, { records }), 'bounces-refused-as-backscatter');
    expect(facts['addresses']).toEqual([given.VENDOR_IP, given.OTHER_VENDOR_IP]);
  });
});

const keptBackBy = (predicates: Record<string, string | boolean>, result: 'pass' | 'softfail') => ({
  records: [
    given.notice({
      from: LIBRARY,
      outcome: 'quarantine',
      rule: { id: 'own', when: given.condition(predicates) },
      facts: { ownHeaderFrom: true, spf: given.spfFact(result, 'acme.example') },
    }),
  ],
});

describe('a gateway that protects its own domain', () => {
  it('is not what is to be changed where it asks for authentication and there is none', () => {
    const found = findings(B1, {}, keptBackBy({ ownHeaderFrom: true, alignedPass: false }, 'softfail'));
    expect(codes(found)).not.toContain('own-domain-blocked');
    expect(codes(found)).toContain('spf-fails-for-sender');
  });

  it.each([
    ['pass', /^In the gateway allow/],
    ['softfail', /^First let SPF pass .* Only if they are still kept back, in the gateway allow/],
  ] as const)('and asks for nothing else, where SPF says %s', (result, words) => {
    expect(one(findings(B1, {}, keptBackBy({ ownHeaderFrom: true }, result)), 'own-domain-blocked').mend).toMatch(
      words,
    );
  });
});

const noWayBack = (rule: string) =>
  given.answer('bounce', 'library@acme.example', { server: null, end: { kind: 'no-route' }, localRule: rule });

describe('mail back to a domain that is not there', () => {
  it.each([
    ['free#no-mail-host', /^Publish an MX record/],
    ['free#no-such-domain', /renew it at its registrar first/],
  ])('is not mended by an MX record: %s', (rule, words) => {
    const found = findings({}, {}, { records: [given.notice({ outcome: 'reject' }), noWayBack(rule)] });
    expect(one(found, 'reply-domain-unreachable').mend).toMatch(words);
  });

  it('is left to domain-expired where the catalogue writes in its name', () => {
    const texts = given.zones(VENDOR_SPF)();
    const gone = { status: 'nxdomain', data: [], ttl: 60, aliases: [] } as const;
    const lookup: Lookup = (name, type) => (name === 'acme.example' ? gone : texts(name, type));
    const records = [given.notice({ outcome: 'reject' }), noWayBack('free#no-such-domain')];
    const found = codes(judge(given.evidence(given.world(B1), { records }), () => lookup).findings);
    expect(found).toContain('domain-expired');
    expect(found).not.toContain('reply-domain-unreachable');
  });
});

describe('advice about answers that nobody reads', () => {
  const B3 = { from: 'Library@acmelibrary.example', dnsRecords: 'TRUE' } as const;
  /** What the vendor's document calls the set-up, and the ways that are left. */
  it.each([
    ['the default', {}, ['B1', 'B2', 'B3']],
    ['B1', { dnsRecords: 'TRUE' }, ['B2', 'B3']],
    ['B2', { relay: true, dnsRecords: 'n/a' }, ['B1', 'B3']],
    ['B3', B3, ['B1', 'B2']],
  ] as const)('names other ways than the present one, here %s', (_way, properties, left) => {
    const records = [given.notice({ outcome: 'reject' }), given.bounce()];
    const { mend } = one(findings({ properties }, {}, { records }), 'bounces-unread');
    expect(mend.match(/B[123]/g)).toEqual(left);
  });

  it('asks for no other way where the mailbox is none of the vendor’s', () => {
    const mailboxes = { 'library@acme.example': { kind: 'nobody' } } as const;
    const bounce = given.bounce({ to: 'library@acme.example', server: 'acme' });
    const records = [given.notice({ outcome: 'reject', from: LIBRARY }), bounce];
    const { mend } = one(findings({ ...B1, mailboxes }, {}, { records }), 'bounces-unread');
    expect(mend).toContain('have library@acme.example read');
    expect(mend).not.toMatch(/B[123]/);
  });
});

describe('reports about what a patron forwards', () => {
  // Gmail puts user+caf_=… into MAIL FROM, and what comes back there is the user's own mail.
  it('end at the patron’s own address, which the library cannot have read', () => {
    const bounce = given.bounce({ to: 'ann+caf_=ann=other.example@free.example', server: 'free' });
    const records = [given.notice({ outcome: 'reject', from: LIBRARY }), bounce];
    const mailboxes = { 'ann@free.example': { kind: 'nobody' } } as const;
    const { mend } = one(findings({ ...B1, mailboxes }, {}, { records }), 'bounces-unread');
    expect(mend).toContain('belongs to a patron’s own forward');
    expect(mend).not.toContain('have ann');
  });
});

describe('a relay that refuses', () => {
  it.each([
    ['foreign', /refuses it for everybody outside/],
    [null, /before it looks at the recipient/],
  ] as const)('says whom it refuses: recipient %s', (recipient, sentence) => {
    const found = one(
      findings(
        {},
        {},
        {
          records: [
            given.notice({
              outcome: 'reject',
              server: 'acme',
              route: { kind: 'smarthost', host: 'm' },
              facts: { recipient },
            }),
          ],
        },
      ),
      'relay-not-allowed',
    );
    expect(found.sentence).toMatch(sentence);
  });
});

describe('the two flags', () => {
  /** Document sections A, B1 and B2 name three combinations; the other three say two things at once. */
  it.each([
    [false, 'FALSE', false],
    [false, 'TRUE', false],
    [true, 'n/a', false],
    [true, 'TRUE', true],
    [true, 'FALSE', true],
    [false, 'n/a', true],
  ] as const)('relay %s with DNS records %s: contradict %s', (relay, dnsRecords, contradict) => {
    const found = codes(findings({ properties: { relay, dnsRecords } }, {}, {}));
    expect(found.includes('properties-contradict')).toBe(contradict);
  });

  it('are looked at as changes between acts have left them', () => {
    const change: Act = {
      ...given.C2,
      id: 'change-1',
      kind: 'change',
      about: '',
      zones: [],
      sender: given.world(B1).sender,
      sites: [],
    };
    const found = findings({ acts: [change, given.C2] }, { 'acme.example': ['v=spf1 mx ~all'] }, {});
    expect(codes(found)).toContain('dns-true-without-spf');
  });

  it('are held against the addresses the vendor has by then', () => {
    const [host] = given.site('vendor', [], ['198.51.100.77']).hosts;
    const sites = [{ id: 'vendor', hosts: host === undefined ? [] : [host], published: [], settings: {} }];
    const move: Act = { ...given.C2, id: 'm', kind: 'change', about: '', zones: [], sender: null, sites };
    const listed = { 'acme.example': ['v=spf1 ip4:198.51.100.77 -all'] };
    expect(codes(findings({ ...B1, acts: [move, given.C2] }, listed, {}))).not.toContain('dns-true-without-spf');
    expect(codes(findings({ ...B1, acts: [given.C2] }, listed, {}))).toContain('dns-true-without-spf');
  });
});

describe('an address that is none', () => {
  it('is skipped by assumption, as the fate says', () => {
    const [silence] = keptBack('bad-address').silences ?? [];
    if (silence === undefined) throw new Error('no silence');
    const assumed = findings({}, {}, { records: [], silences: [{ ...silence, assumed: true }] });
    expect(codes(assumed)).toContain('assumed-fate');
    expect(codes(findings({}, {}, keptBack('no-address')))).not.toContain('assumed-fate');
  });
});

describe('silent loss', () => {
  it('does not count what the catalogue never sent', () => {
    expect(codes(findings({}, {}, keptBack('not-overdue')))).not.toContain('silent-loss');
  });
});

describe('temporary faults', () => {
  it('say whether the message came through in the end', () => {
    const healed = findings({}, {}, { records: [given.notice({ putOff: 1, dns: [asked('timeout')] })] });
    expect(one(healed, 'temporary-dns-failure')).toMatchObject({
      severity: 'warning',
      facts: { healed: true, attempts: 2 },
    });
    const lost = given.notice({ putOff: 1, outcome: 'defer', end: { kind: 'expired' }, dns: [asked('servfail')] });
    expect(one(findings({}, {}, { records: [lost] }), 'temporary-dns-failure')).toMatchObject({
      severity: 'error',
      facts: { healed: false, names: ['TXT acme.example'] },
    });
  });
  it('are not told where nothing waited for them', () => {
    const found = findings({}, {}, { records: [given.notice({ dns: [asked('servfail')] })] });
    expect(codes(found)).not.toContain('temporary-dns-failure');
  });
});

describe('undeclared names', () => {
  it('are listed once each, with who asked and the line to add', () => {
    const dns = [{ ...asked('undeclared'), name: '_dmarc.x.test' }];
    const found = findings(
      {},
      {},
      { records: [given.notice({ undeclared: UNKNOWN, dns })] },
      {
        records: [given.notice({ undeclared: UNKNOWN, dns })],
      },
    );
    const undeclared = found.filter(({ code }) => code === 'undeclared-name');
    expect(undeclared).toHaveLength(1);
    expect(undeclared[0]?.sentence).toContain('not in the scenario: _dmarc.x.test TXT, asked by The free site');
    expect(undeclared[0]?.mend).toContain('_dmarc.x.test. TXT "v=DMARC1');
    expect(undeclared[0]?.actor).toBe('scenario-author');
  });

  it.each([
    ['x.test', 'v=spf1', 'RFC 7208 section 3: SPF stands at the domain itself'],
    ['s1._domainkey.x.test', 'v=DKIM1', 'RFC 6376 section 3.6.2.1: keys stand below _domainkey'],
  ])('have a line for what stands at %s', (name, version) => {
    const records = [given.notice({ undeclared: [{ name, type: 'TXT' }] })];
    const told = findings({}, {}, { records }).find(({ code }) => code === 'undeclared-name');
    expect(told?.mend).toContain(`${name}. TXT "${version}`);
  });
});
