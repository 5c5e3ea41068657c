import { describe, expect, it } from 'vitest';
import type { DeliveryRecord } from '../../harness/model/delivery.ts';
import type { DnsEntry } from '../../harness/model/dns.ts';
import type { FindingReport } from '../../harness/model/report.ts';
import type { World } from '../../harness/model/world.ts';
import { judge } from '../../harness/verdict/judge.ts';
import * as given from './evidence.ts';
import type { RecordParts, WorldParts } from './evidence.ts';

type From = NonNullable<RecordParts['from']>;

const PROVIDER = { file: 'providers/free.yaml', line: 1, column: 1 };
const B1: WorldParts = { properties: { dnsRecords: 'TRUE', from: 'acme@free.example' } };
const FREEMAIL = { mailFrom: 'acme@free.example', header: 'acme@free.example', replyTo: 'acme@free.example' };
const LIBRARY: From = { mailFrom: 'Library@acme.example', header: 'Library@acme.example', replyTo: null };
const TXT = { 'free.example': ['v=spf1 ip4:192.0.2.25 ~all'] };

/** free.example, served by `free`, whose records stand in `file`; the hosts of `free` stand in its provider's file. */
function world(file: string, parts: WorldParts = B1): World {
  const plain = given.world(parts);
  const where = { ...PROVIDER, file };
  const data = { type: 'TXT', strings: ['v=spf1 ~all'] } as const;
  const zones = [[{ kind: 'record', name: 'free.example', ttl: 60, data, where } as const]];
  const sites = plain.scenario.sites.map((site) =>
    site.id === 'free' ? { ...site, hosts: site.hosts.map((host) => ({ ...host, where: PROVIDER })) } : site,
  );
  return {
    ...plain,
    scenario: { ...plain.scenario, sites, zones },
    sites: new Map(sites.map((site) => [site.id, site])),
    siteOfDomain: new Map(sites.flatMap((site) => site.domains.map((domain) => [domain, site] as const))),
  };
}

function refused(from: From = FREEMAIL): DeliveryRecord {
  const domain = from.mailFrom.slice(from.mailFrom.indexOf('@') + 1);
  return given.notice({
    from,
    outcome: 'reject',
    rule: { id: 'dmarc', when: given.condition({ dmarc: 'fail' }) },
    facts: {
      mailFrom: from.mailFrom,
      spf: given.spfFact('softfail', domain),
      dmarc: {
        ...given.dmarcFact('fail', domain, 'reject'),
        record: 'v=DMARC1; p=reject; rua=mailto:reports@elsewhere.test',
      },
    },
  });
}

function findings(of: World, records: readonly DeliveryRecord[], txt: Record<string, readonly string[]> = TXT) {
  return judge(given.evidence(of, { records }), given.zones(txt)).findings;
}

function codes(found: readonly FindingReport[]): readonly string[] {
  return found.map(({ code }) => code).filter((code) => /^(?:spf|dns|dmarc|from)-/.test(code));
}

function one(found: readonly FindingReport[], code: string): FindingReport {
  const finding = found.find((candidate) => candidate.code === code);
  if (finding === undefined) throw new Error(`no ${code} among ${found.map((each) => each.code).join(', ')}`);
  return finding;
}

describe('a From address in a provider’s own domain', () => {
  it('is the one finding: no record of the provider’s is the library’s to change', () => {
    const found = findings(world(PROVIDER.file), [refused()]);
    expect(codes(found)).toEqual(['from-is-freemail']);
    const finding = one(found, 'from-is-freemail');
    expect(finding).toMatchObject({ severity: 'error', actor: 'library' });
    expect(finding.facts).toMatchObject({ domain: 'free.example', provider: 'The free site', people: ['Ann'] });
    expect(finding.sentence).toContain('nobody at the library can permit');
  });

  it('is warned of where every notice arrived all the same', () => {
    const found = findings(world(PROVIDER.file), [given.notice({ from: FREEMAIL })]);
    expect(one(found, 'from-is-freemail').severity).toBe('warning');
  });

  it.each([
    ['the scenario writes its records (the domain of B3, at the same provider)', 'story.yaml'],
    ['a population writes its records', 'populations/b3.yaml'],
  ])('is none where %s', (_, file) => {
    const found = codes(findings(world(file), [refused()]));
    expect(found).not.toContain('from-is-freemail');
    expect(found).toEqual(
      expect.arrayContaining(['dns-true-without-spf', 'spf-fails-for-sender', 'dmarc-reject', 'dmarc-reports-go-to']),
    );
  });
});

describe('the control message for a record to publish', () => {
  it('comes from the server that sends for the domain: here its provider’s', () => {
    const { mend } = one(findings(world('story.yaml'), [refused()]), 'spf-fails-for-sender');
    expect(mend).toContain('in the name of free.example from The free site');
    expect(mend).not.toContain('library’s own server');
  });

  it('comes from the library’s own server where that one sends', () => {
    const of = world(PROVIDER.file, { properties: { dnsRecords: 'TRUE' } });
    expect(one(findings(of, [refused(LIBRARY)]), 'spf-fails-for-sender').mend).toContain(
      'one ordinary e-mail from the library’s own server',
    );
  });
});

describe('handing notices to the library’s own server, against a DMARC refusal', () => {
  const handing = 'hand the notices to the library’s own server';
  const of = world(PROVIDER.file, { properties: { dnsRecords: 'TRUE' } });
  const signing = [{ domain: 'acme.example', selector: 's', privateKey: '' }];
  const signed = {
    ...of,
    sites: new Map([...of.sites].map(([id, site]) => [id, id === 'acme' ? { ...site, signing } : site])),
  };
  const key = { 's._domainkey.acme.example': ['v=DKIM1; p=QUJD'] };

  it.each([
    ['its address is in the SPF record', true, of, { 'acme.example': ['v=spf1 ip4:203.0.113.25 -all'] }],
    ['nothing permits it and it signs nothing', false, of, { 'acme.example': ['v=spf1 ip4:192.0.2.9 -all'] }],
    ['it signs with a key that is published', true, signed, key],
    ['it signs with a key that is not', false, signed, {}],
  ])('is advised or not: %s', (_, advised, where, txt) => {
    const { mend } = one(findings(where, [refused(LIBRARY)], txt), 'dmarc-reject');
    expect(mend.includes(handing)).toBe(advised);
  });

  it('is not advised where that server sent them: it is B2 already', () => {
    const record = refused(LIBRARY);
    const relayed = { ...record, delivery: { ...record.delivery, draft: { ...record.delivery.draft, site: 'acme' } } };
    const found = findings(of, [relayed], { 'acme.example': ['v=spf1 ip4:203.0.113.25 -all'] });
    expect(one(found, 'dmarc-reject').mend).not.toContain(handing);
  });
});

describe('a receiver that compares addresses', () => {
  const rule = { id: 'other-ip', when: given.condition({ clientIsMailServer: false }) };
  const lost = given.notice({ from: LIBRARY, outcome: 'discard', rule });

  it('has a finding of its own, which B1 can never mend', () => {
    const finding = one(findings(given.world(), [lost]), 'legacy-address-check');
    expect(finding.facts).toMatchObject({ domain: 'acme.example', addresses: [given.VENDOR_IP], byVendor: true });
    expect(finding.mend).toContain('B1 never can');
  });

  it('is not blamed where MAIL FROM is a provider’s, whose mail servers nobody here can be', () => {
    const found = findings(world(PROVIDER.file), [given.notice({ from: FREEMAIL, outcome: 'discard', rule })]);
    expect(found.map(({ code }) => code)).not.toContain('legacy-address-check');
    expect(found.map(({ code }) => code)).toContain('from-is-freemail');
  });

  it('is not blamed for what it files, nor for a DNS that did not answer', () => {
    const filed = given.notice({ from: LIBRARY, rule });
    const mailServer = { addresses: [], undeclared: [], unsure: true };
    const unsure = given.notice({ from: LIBRARY, outcome: 'reject', rule, facts: { mailServer } });
    const found = [filed, unsure].flatMap((record) => findings(given.world(), [record]));
    expect(found.map(({ code }) => code)).not.toContain('legacy-address-check');
  });
});

/** A receiver that remembered for `ttl` seconds from the start that there was no record. */
function early(person: string, by: string, ttl: number): DeliveryRecord {
  const answer = { status: 'nodata', data: [], ttl, aliases: [] } as const;
  const entry: DnsEntry = { by, name: 'acme.example', type: 'TXT', answer, fromCache: true, at: given.START };
  const facts = { spf: given.spfFact('softfail', 'acme.example'), mailFrom: LIBRARY.mailFrom };
  const to = `${person.toLowerCase()}@free.example`;
  return given.notice({ id: person, person, to, server: by, from: LIBRARY, outcome: 'reject', facts, dns: [entry] });
}

describe('waiting for a record', () => {
  const half = `v=spf1 ip4:${given.VENDOR_IP} -all`;
  const both = `v=spf1 ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP} -all`;
  const parts: WorldParts = { people: [given.person('Ann'), given.person('Bob')], properties: { dnsRecords: 'TRUE' } };

  function pending(record: string, records: readonly DeliveryRecord[]) {
    const intents = records.map(({ delivery: { draft } }) => ({ person: draft.flow.person, act: 'c2', to: draft.to }));
    const txt = given.zones({ 'acme.example': [record] });
    return judge(given.evidence(given.world(parts), { records, intents }), txt).findings;
  }

  it('is advised only where the record permits every address of the vendor’s', () => {
    const found = pending(half, [early('Ann', 'free', 1800)]);
    expect(found.map(({ code }) => code)).not.toContain('propagation-pending');
    expect(one(found, 'only-some-addresses-listed').facts).toMatchObject({
      listed: [given.VENDOR_IP],
      missing: [given.OTHER_VENDOR_IP],
    });
    expect(pending(both, [early('Ann', 'free', 1800)]).map(({ code }) => code)).toContain('propagation-pending');
  });

  it('is told apart by receiver and act where the times differ, and together where they do not', () => {
    const apart = pending(both, [early('Ann', 'free', 1800), early('Bob', 'vendor', 7200)]);
    const told = apart.filter(({ code }) => code === 'propagation-pending');
    expect(told.map(({ facts }) => facts)).toMatchObject([
      { people: ['Ann'], receivers: ['The free site'], acts: ['c2'], until: '2026-11-02T09:30:00-06:00' },
      { people: ['Bob'], receivers: ['The vendor site'], acts: ['c2'], until: '2026-11-02T11:00:00-06:00' },
    ]);
    expect(told[0]?.mend).toContain('then The free site sees');
    const same = pending(both, [early('Ann', 'free', 1800), early('Bob', 'vendor', 1800)]);
    expect(same.filter(({ code }) => code === 'propagation-pending')).toHaveLength(1);
  });
});
