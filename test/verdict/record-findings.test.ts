import { describe, expect, it } from 'vitest';
import type { DnsEntry, Lookup } from '../../harness/model/dns.ts';
import type { FindingReport } from '../../harness/model/report.ts';
import type { Act } from '../../harness/model/scenario.ts';
import { walkSpf } from '../../harness/standards/spf/walk.ts';
import { judge } from '../../harness/verdict/judge.ts';
import type { Zonedata } from '../conformance/zonedata.ts';
import { lookupOf } from '../standards/lookup-of.ts';
import * as given from './evidence.ts';
import type { RecordParts, WorldParts } from './evidence.ts';

const LIBRARY = { mailFrom: 'Library@acme.example', header: 'Library@acme.example', replyTo: 'Library@acme.example' };
const STAFF = { mailFrom: 'pat@acme.example', header: 'pat@acme.example', replyTo: null };
const OWN_IP = '203.0.113.25';
const B1: WorldParts = { properties: { dnsRecords: 'TRUE' } };
const VENDOR: Zonedata = {
  'vendor.example': [{ TXT: `v=spf1 ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP} -all` }],
};

function txt(...texts: readonly (string | readonly string[])[]): Zonedata {
  return { 'acme.example': texts.map((text) => ({ TXT: text })) };
}

/** A message that was judged by the records of `lookup`; refused unless SPF passes. */
function judged(lookup: Lookup, more: Partial<RecordParts> = {}) {
  const { mailFrom } = more.from ?? LIBRARY;
  const ip = more.clientIp ?? given.VENDOR_IP;
  const spf = walkSpf({ ip, sender: mailFrom, helo: 'h.example', receiverHost: '', lookup });
  const outcome = spf.result === 'pass' ? 'inbox' : 'reject';
  return given.notice({ from: LIBRARY, outcome, ...more, facts: { spf, mailFrom, clientIp: ip, ...more.facts } });
}

function ordinary(lookup: Lookup) {
  return judged(lookup, { from: STAFF, site: 'acme', clientIp: OWN_IP });
}

/** Findings of one nightly notice of the vendor's, and of one ordinary message where `own` is set. */
function findings(zones: Zonedata, own = false, world: WorldParts = B1): readonly FindingReport[] {
  const lookup = lookupOf({ ...VENDOR, ...zones });
  const records = [own ? ordinary(lookup) : judged(lookup)];
  return judge(given.evidence(withZones(world, zones), { records }), () => lookup).findings;
}

/** The scenario's zone text, of which the names are looked at. */
function withZones(parts: WorldParts, zones: Zonedata) {
  const world = given.world(parts);
  const lines = Object.keys(zones).map((name) => ({
    kind: 'record' as const,
    name,
    where: given.WHERE,
    ttl: 60,
    data: { type: 'TXT' as const, strings: [''] },
  }));
  return { ...world, scenario: { ...world.scenario, zones: [lines] } };
}

function codes(found: readonly FindingReport[]): readonly string[] {
  return found.map(({ code }) => code).filter((code) => /^spf-|^vendor-|^dns-/.test(code));
}

function one(found: readonly FindingReport[], code: string): FindingReport {
  const finding = found.find((candidate) => candidate.code === code);
  if (finding === undefined) throw new Error(`no ${code} among ${found.map((each) => each.code).join(', ')}`);
  return finding;
}

const OWN = `ip4:${OWN_IP}`;
const ELEVEN = Array.from({ length: 10 }, (_, n) => `a:h${n}.acme.example`).join(' ');
const HOSTS: Zonedata = Object.fromEntries(
  Array.from({ length: 10 }, (_, n) => [`h${n}.acme.example`, [{ A: '192.0.2.77' }]]),
);

interface Row {
  readonly code: string;
  readonly zones: Zonedata;
  readonly merged: string;
  readonly facts?: object;
  readonly because: string;
}

const ROWS: readonly Row[] = [
  {
    code: 'spf-two-records',
    zones: txt('v=spf1 mx ~all', 'v=spf1 ip4:192.0.2.9 -all'),
    merged: 'v=spf1 mx ip4:192.0.2.9 include:vendor.example ~all',
    facts: { count: 2 },
    because: 'RFC 7208 section 4.5: one record is made of both',
  },
  {
    code: 'spf-too-many-lookups',
    zones: { ...txt(`v=spf1 ${ELEVEN} include:vendor.example ${OWN} -all`), ...HOSTS },
    merged: `v=spf1 ${ELEVEN} ${OWN} ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP} -all`,
    facts: { lookupsBefore: 11, lookupsAfter: 10 },
    because: 'the include is the eleventh: addresses take its place',
  },
  {
    code: 'spf-too-many-voids',
    zones: txt(`v=spf1 a:x.acme.example a:y.acme.example a:z.acme.example ${OWN} include:vendor.example -all`),
    merged: `v=spf1 ${OWN} include:vendor.example -all`,
    facts: { names: ['x.acme.example', 'y.acme.example', 'z.acme.example'] },
    because: 'RFC 7208 section 4.6.4: dead names are left out',
  },
  {
    code: 'spf-include-broken',
    zones: txt(`v=spf1 ${OWN} include:vendors.example -all`),
    merged: `v=spf1 ${OWN} include:vendor.example -all`,
    facts: { target: 'vendors.example', exists: false, meant: 'vendor.example' },
    because: 'the name is nearly the vendor’s',
  },
  {
    code: 'spf-include-broken',
    zones: {
      ...txt(`v=spf1 ${OWN} include:news.test -all`),
      'news.test': [{ TXT: 'v=spf1 a -all' }, { TXT: 'v=spf1 -all' }],
    },
    merged: `v=spf1 ${OWN} include:vendor.example -all`,
    facts: { target: 'news.test', exists: true, meant: '' },
    because: 'somebody else’s record is in error',
  },
  {
    code: 'spf-strings-cut',
    zones: txt([`v=spf1 ${OWN}`, 'include:vendor.example -all']),
    merged: `v=spf1 ${OWN} include:vendor.example -all`,
    because: 'joined the strings make a term that is none',
  },
  {
    code: 'spf-strings-cut',
    zones: {
      ...txt([`v=spf1 ${OWN} a`, 'a:relay.vendor.example -all']),
      'relay.vendor.example': [{ A: given.VENDOR_IP }],
    },
    merged: `v=spf1 ${OWN} a a:relay.vendor.example include:vendor.example -all`,
    because: 'aa:relay is no mechanism',
  },
  {
    code: 'spf-wrong-name',
    zones: {
      ...txt(`v=spf1 ${OWN} -all`),
      'acme.example.acme.example': [{ TXT: 'v=spf1 include:vendor.example -all' }],
    },
    merged: `v=spf1 ${OWN} include:vendor.example -all`,
    facts: { foundAt: 'acme.example.acme.example' },
    because: 'the form added the domain by itself',
  },
  {
    code: 'spf-terms-after-all',
    zones: txt(`v=spf1 ${OWN} -all include:vendor.example`),
    merged: `v=spf1 ${OWN} include:vendor.example -all`,
    facts: { terms: ['include:vendor.example'] },
    because: 'RFC 7208 section 5.1: what stands behind all is never looked at',
  },
  {
    code: 'spf-plus-all',
    zones: txt('v=spf1 +all'),
    merged: `v=spf1 ${OWN} include:vendor.example ~all`,
    because: 'everybody was permitted, the library’s own server without being named',
  },
  {
    code: 'vendor-include-broken',
    zones: {
      ...txt(`v=spf1 ${OWN} include:vendor.example -all`),
      'vendor.example': [{ TXT: 'v=spf1 a -all' }, { TXT: 'v=spf1 mx -all' }],
    },
    merged: `v=spf1 ${OWN} ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP} -all`,
    facts: { vendor: 'vendor.example' },
    because: 'two records of the vendor’s: its addresses are listed until they are mended',
  },
  {
    code: 'vendor-include-broken',
    zones: {
      ...txt(`v=spf1 ${OWN} include:vendor.example -all`),
      'vendor.example': [{ TXT: 'v=spf1 include:_spf.vendor.example -all' }],
    },
    merged: `v=spf1 ${OWN} ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP} -all`,
    because: 'what the vendor includes is gone',
  },
];

describe('mistakes in an SPF record', () => {
  it.each(ROWS)('$code: $because', ({ code, zones, merged, facts }) => {
    const found = one(findings(zones), code);
    expect(found.facts).toMatchObject({ domain: 'acme.example', merged, ...facts });
    expect(found.mend).toContain(merged);
  });

  it.each(ROWS.filter(({ code }) => code !== 'spf-plus-all'))('$code alone is told of its record', (row) => {
    const others = ['spf-fails-for-sender', 'spf-permerror', 'only-some-addresses-listed', 'vendor-include-broken'];
    const unwanted = others.filter((code) => code !== row.code);
    expect(codes(findings(row.zones)).filter((code) => unwanted.includes(code))).toEqual([]);
  });

  it('are none in a record that is right', () => {
    expect(codes(findings(txt(`v=spf1 ${OWN} include:vendor.example -all`)))).toEqual([]);
  });

  it('name the library’s own servers in the first record a domain gets', () => {
    const found = one(findings(txt('verification=1')), 'spf-fails-for-sender');
    expect(found.facts).toMatchObject({ record: '', merged: `v=spf1 ${OWN} include:vendor.example ~all` });
  });

  it('tell of the library’s own server, and mend for it alone', () => {
    const found = one(findings(txt('v=spf1 include:vendor.example -all'), true), 'spf-fails-for-sender');
    expect(found.facts).toMatchObject({ addresses: [OWN_IP], merged: `v=spf1 include:vendor.example ${OWN} -all` });
  });

  it('say whose mail fails without an include that had to go, unless it was the vendor’s', () => {
    const rows = ROWS.filter(({ code }) => code === 'spf-include-broken');
    // In the order of the rows: the first name was meant to be the vendor's.
    const told = rows.map(({ zones }) => one(findings(zones), 'spf-include-broken').mend);
    expect(told.map((mend) => mend.includes('mail of theirs fails SPF'))).toEqual([false, true]);
  });

  it('say who does what where the vendor’s record is in error, and of a name that is gone that it does not exist', () => {
    const [, gone] = ROWS.filter(({ code }) => code === 'vendor-include-broken');
    const found = one(findings(gone?.zones ?? {}), 'vendor-include-broken');
    expect(found.mend).toMatch(/^Tell the vendor .* Until then, on the library’s own name server: /);
    expect(found.sentence).toContain('_spf.vendor.example does not exist');
  });

  it('keep the plain code where nothing more can be said', () => {
    const found = findings(txt('v=spf1 ip4:192.0.2.300 -all'));
    expect(codes(found)).toEqual(['spf-permerror']);
  });

  it('do not take another domain’s record for one at the wrong name', () => {
    const other = { ...txt(`v=spf1 ${OWN} -all`), 'other.example': [{ TXT: 'v=spf1 include:vendor.example -all' }] };
    expect(codes(findings(other))).toContain('spf-fails-for-sender');
  });

  it('say whether an ordinary message met them too, and for how long the old record may be remembered', () => {
    const zones = txt('v=spf1 mx ~all', 'v=spf1 -all');
    expect(one(findings(zones), 'spf-two-records').facts).toMatchObject({ ordinaryMail: false, ttl: 3600 });
    const met = one(findings(zones, true), 'spf-two-records');
    expect(met.facts).toMatchObject({ ordinaryMail: true });
    expect(met.sentence).toContain('the library’s own server met it too');
    expect(met.mend).toContain('Wait 1 hour');
    expect(met.mend).toContain('one ordinary e-mail from the library’s own server');
  });

  it('are only warned of where nothing failed for them', () => {
    const behind = txt(`v=spf1 ${OWN} include:vendor.example -all mx`);
    expect(one(findings(behind), 'spf-terms-after-all').severity).toBe('warning');
    expect(one(findings(txt('v=spf1 +all')), 'spf-plus-all').severity).toBe('warning');
  });
});

describe('a record that is right by now', () => {
  const right = txt(`v=spf1 ${OWN} include:vendor.example -all`);
  const entry = { by: 'free', name: 'acme.example', type: 'TXT', at: given.START } as const;
  const answer = { status: 'found', data: [{ type: 'TXT', strings: ['v=spf1 -all'] }], aliases: [] } as const;
  const lagging = [{ zone: 'acme.example', delay: 7200, seenBy: ['free'], where: given.WHERE }];

  function pending(dns: DnsEntry, lag: typeof lagging | [] = []): readonly FindingReport[] {
    const now = lookupOf({ ...VENDOR, ...right });
    const then = lookupOf({ ...VENDOR, ...txt('v=spf1 -all') });
    const change: Act = {
      id: 'change-1',
      kind: 'change',
      at: given.START - 1000,
      where: given.WHERE,
      about: 'the record is published',
      zones: [],
      sites: [],
      mailboxes: new Map(),
      sender: null,
    };
    const base = given.world({ ...B1, acts: [change, given.C2] });
    const world = { ...base, scenario: { ...base.scenario, lagging: lag } };
    const records = [judged(then, { dns: [dns] })];
    return judge(given.evidence(world, { records }), (at) => (at < change.at ? then : now)).findings;
  }

  it('was remembered as it was: until the answer’s time to live is over', () => {
    const found = one(pending({ ...entry, answer: { ...answer, ttl: 1800 }, fromCache: true }), 'propagation-pending');
    expect(found.facts).toMatchObject({ cause: 'cache', name: 'acme.example', until: '2026-11-02T09:30:00-06:00' });
  });

  it('was not there yet at a name server that lags behind: until it has the change, and what it said is forgotten', () => {
    const dns = { ...entry, answer: { ...answer, ttl: 60 }, fromCache: false };
    const found = one(pending(dns, lagging), 'propagation-pending');
    expect(found.facts).toMatchObject({ cause: 'name-server', until: '2026-11-02T10:59:59-06:00' });
    expect(
      one(pending({ ...dns, answer: { ...answer, ttl: 86_400 } }, lagging), 'propagation-pending').facts,
    ).toMatchObject({
      until: '2026-11-03T09:00:00-06:00',
    });
  });

  it('is no finding where the answer is the one of now', () => {
    const [now] = lookupOf(right)('acme.example', 'TXT').data;
    const data = now === undefined ? [] : [now];
    const found = pending({ ...entry, answer: { ...answer, data, ttl: 60 }, fromCache: true });
    expect(found.map(({ code }) => code)).not.toContain('propagation-pending');
  });
});
