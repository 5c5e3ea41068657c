import { describe, expect, it } from 'vitest';
import type { IprevFact } from '../../harness/model/auth.ts';
import type { ZoneLine } from '../../harness/model/dns.ts';
import type { Facts } from '../../harness/model/receiver.ts';
import type { FindingReport } from '../../harness/model/report.ts';
import type { Act } from '../../harness/model/scenario.ts';
import { judge } from '../../harness/verdict/judge.ts';
import type { Zonedata } from '../conformance/zonedata.ts';
import { lookupOf } from '../standards/lookup-of.ts';
import * as given from './evidence.ts';
import type { RecordParts } from './evidence.ts';

const LIBRARY = { mailFrom: 'Library@acme.example', header: 'Library@acme.example', replyTo: 'Library@acme.example' };

function judged(
  zones: Zonedata,
  more: Partial<RecordParts>,
  acts: readonly Act[] = [given.C2],
): readonly FindingReport[] {
  const world = given.world({ properties: { dnsRecords: 'TRUE' }, acts });
  const lines = Object.keys(zones).map((name): ZoneLine => ({
    kind: 'record',
    name,
    where: given.WHERE,
    ttl: 60,
    data: { type: 'TXT', strings: [''] },
  }));
  const scenario = { ...world.scenario, zones: [lines] };
  const records = [given.notice({ from: LIBRARY, ...more })];
  return judge(given.evidence({ ...world, scenario }, { records }), () => lookupOf(zones)).findings;
}

function find(found: readonly FindingReport[], code: string): FindingReport | undefined {
  return found.find((one) => one.code === code);
}

function iprev(result: IprevFact['result'], name: string | null = null): Partial<Facts> {
  return { iprev: { result, name, undeclared: [] } };
}

const BY_PTR = { id: 'no-ptr', when: given.condition({ iprev: ['none', 'mismatch'] }) };

describe('no-ptr', () => {
  it('is told where the rule that refused asks for the PTR record', () => {
    const found = judged({}, { outcome: 'reject', rule: BY_PTR, facts: iprev('none') });
    expect(find(found, 'no-ptr')).toMatchObject({ actor: 'vendor', facts: { addresses: [given.VENDOR_IP], ptr: '' } });
  });

  it('names the PTR that does not lead back', () => {
    const found = judged({}, { outcome: 'spam', rule: BY_PTR, facts: iprev('mismatch', 'x.example') });
    expect(find(found, 'no-ptr')?.sentence).toContain('x.example, that does not lead back');
  });

  it('is the library’s own matter where its own server has none', () => {
    const facts = { ...iprev('none'), clientIp: '203.0.113.25' };
    const found = judged({}, { site: 'acme', outcome: 'reject', rule: BY_PTR, facts });
    expect(find(found, 'no-ptr')).toMatchObject({ actor: 'library-it', facts: { addresses: ['203.0.113.25'] } });
  });

  it.each([
    ['the mail arrived all the same', { outcome: 'inbox', rule: BY_PTR, facts: iprev('none') }],
    ['another rule refused', { outcome: 'reject', facts: iprev('none') }],
    ['the PTR is right', { outcome: 'reject', rule: BY_PTR, facts: iprev('pass', 'h.example') }],
  ] as const)('is not told where %s', (_why, more) => {
    expect(find(judged({}, more), 'no-ptr')).toBeUndefined();
  });
});

const SPF_PASS = { ...given.spfFact('pass', 'acme.example') };
const UNSIGNED = { signatures: [], result: 'none', undeclared: [] } as const;
const DMARC_PASS = { ...given.dmarcFact('pass', 'acme.example', 'reject'), spfAligned: true };
const KEY: Zonedata = { 's1._domainkey.acme.example': [{ TXT: 'v=DKIM1; k=rsa; p=MIIB' }] };

describe('document-claim-refuted', () => {
  it('tells what the document says of DMARC and what receivers do', () => {
    const found = judged({}, { facts: { spf: SPF_PASS, dmarc: DMARC_PASS } });
    expect(find(found, 'document-claim-refuted')).toMatchObject({
      severity: 'note',
      facts: { precondition: 'dmarc', domain: 'acme.example', found: 'v=DMARC1; p=reject' },
    });
  });

  it('tells the same of a DKIM key while notices are unsigned', () => {
    const facts = { spf: SPF_PASS, dkim: UNSIGNED, headerFrom: 'library@acme.example' };
    expect(find(judged(KEY, { facts }), 'document-claim-refuted')).toMatchObject({
      facts: { precondition: 'dkim', found: 's1._domainkey.acme.example' },
    });
  });

  const revoked: Zonedata = { 's1._domainkey.acme.example': [{ TXT: 'v=DKIM1; p=' }] };
  it.each([
    ['there is neither', {}, { spf: SPF_PASS, dkim: UNSIGNED, headerFrom: 'library@acme.example' }, 'inbox'],
    ['the mail was refused', {}, { spf: SPF_PASS, dmarc: DMARC_PASS }, 'reject'],
    ['DMARC failed', {}, { spf: SPF_PASS, dmarc: given.dmarcFact('fail', 'acme.example', 'none') }, 'inbox'],
    ['the key is revoked', revoked, { spf: SPF_PASS, dkim: UNSIGNED, headerFrom: 'library@acme.example' }, 'inbox'],
    ['the key is another’s', KEY, { spf: SPF_PASS, dkim: UNSIGNED, headerFrom: 'a@other.example' }, 'inbox'],
  ] as const)('is not told where %s', (_why, zones, facts, outcome) => {
    expect(find(judged(zones, { facts, outcome }), 'document-claim-refuted')).toBeUndefined();
  });
});

describe('dmarc-reports-go-to', () => {
  const dmarc = { ...DMARC_PASS, record: 'v=DMARC1; p=none; rua=mailto:a@acme.example,mailto:b@other.example' };

  it('names who gets reports, who does not, and the address that stands in them', () => {
    const found = find(judged({}, { facts: { spf: SPF_PASS, dmarc } }), 'dmarc-reports-go-to');
    expect(found?.facts).toMatchObject({
      domain: 'acme.example',
      addresses: ['a@acme.example'],
      withheld: ['b@other.example'],
      shows: [given.VENDOR_IP],
    });
  });

  it('says what the other domain has to publish where nobody gets any', () => {
    const only = { ...dmarc, record: 'v=DMARC1; p=none; rua=mailto:b@other.example' };
    const found = find(judged({}, { facts: { spf: SPF_PASS, dmarc: only } }), 'dmarc-reports-go-to');
    expect(found?.mend).toContain('acme.example._report._dmarc.other.example');
  });

  it.each([
    ['the record names nobody', { ...DMARC_PASS, record: 'v=DMARC1; p=none' }],
    ['there is no record', { ...DMARC_PASS, foundAt: null, record: null }],
    ['the domain is the vendor’s', { ...dmarc, fromDomain: 'vendor.example' }],
  ])('is not told where %s', (_why, fact) => {
    expect(find(judged({}, { facts: { spf: SPF_PASS, dmarc: fact } }), 'dmarc-reports-go-to')).toBeUndefined();
  });
});

describe('a vendor that has moved', () => {
  const move: Act = {
    id: 'change-1',
    kind: 'change',
    at: given.START - 1000,
    where: given.WHERE,
    about: 'the vendor moves',
    zones: [],
    sites: [{ id: 'vendor', hosts: given.site('vendor', [], ['198.51.100.9']).hosts, published: [], settings: {} }],
    mailboxes: new Map(),
    sender: null,
  };
  const zones: Zonedata = {
    'acme.example': [{ TXT: `v=spf1 mx ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP}/32 -all` }],
    'vendor.example': [{ TXT: 'v=spf1 -all' }],
  };

  it('is permitted at its new address, and its old ones are taken out of the record', () => {
    const facts = { spf: given.spfFact('fail', 'acme.example'), mailFrom: LIBRARY.mailFrom };
    const found = judged(zones, { outcome: 'reject', clientIp: '198.51.100.9', facts }, [move, given.C2]);
    expect(find(found, 'spf-fails-for-sender')?.facts['merged']).toBe('v=spf1 mx ip4:198.51.100.9 -all');
  });

  it('keeps what it is permitted at where nothing has moved', () => {
    const one = { ...zones, 'acme.example': [{ TXT: `v=spf1 ip4:${given.VENDOR_IP} -all` }] };
    expect(find(judged(one, {}), 'dns-true-without-spf')?.facts['merged']).toBe(
      `v=spf1 ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP} -all`,
    );
  });
});
