import { describe, expect, it } from 'vitest';
import type { FindingReport } from '../../harness/model/report.ts';
import { judge } from '../../harness/verdict/judge.ts';
import * as given from './evidence.ts';
import type { TimelineParts, WorldParts } from './evidence.ts';

const DIRECT = { dnsRecords: 'TRUE', replyTo: 'Libary@acme.example' } as const;
const BY_RECIPIENT = { id: 'recipient', when: given.condition({ recipient: 'x' }) };
const BY_SPF = { id: 'spf', when: given.condition({ spf: 'x' }) };

function found(world: WorldParts, played: TimelineParts): readonly FindingReport[] {
  return judge(given.evidence(given.world(world), played), given.zones({ 'vendor.example': ['v=spf1 -all'] })).findings;
}

function one(world: WorldParts, played: TimelineParts, code: string): FindingReport | null {
  return found(world, played).find((finding) => finding.code === code) ?? null;
}

describe('mail to a server that takes none for the domain', () => {
  const refused = { outcome: 'reject', facts: { recipient: 'foreign' } } as const;

  it('is told of the MX record and not of a relay: nobody asked that server to relay', () => {
    const played = { records: [given.notice({ ...refused })] };
    expect(one({}, played, 'relay-not-allowed')).toBeNull();
    expect(one({}, played, 'mx-not-responsible')).toMatchObject({
      facts: { domain: 'free.example', host: 'h0.free.example', ofLibrary: false },
      actor: 'library',
    });
  });

  it('is the library’s to mend where an answer was lost', () => {
    const reply = given.answer('reply', 'library@acme.example', { ...refused, server: 'free' });
    const finding = one({}, { records: [given.notice(), reply] }, 'mx-not-responsible');
    expect(finding).toMatchObject({ facts: { domain: 'acme.example', ofLibrary: true }, actor: 'library-it' });
  });

  it('is a relay’s refusal where the mail was handed to it by name (B2)', () => {
    const route = { kind: 'smarthost', host: 'm' } as const;
    const played = { records: [given.notice({ ...refused, server: 'acme', route })] };
    expect(one({}, played, 'mx-not-responsible')).toBeNull();
    expect(one({}, played, 'relay-not-allowed')).not.toBeNull();
  });
});

describe('answers to a mailbox of the library’s that does not exist', () => {
  const refused = { outcome: 'reject', facts: { recipient: 'unknown' }, rule: BY_RECIPIENT } as const;

  it('name the property that has the wrong address', () => {
    const reply = given.answer('reply', 'Libary@acme.example', refused);
    const finding = one({ properties: DIRECT }, { records: [given.notice(), reply] }, 'answer-mailbox-missing');
    expect(finding).toMatchObject({
      severity: 'error',
      facts: { mailbox: 'libary@acme.example', properties: ['Library E-Mail Reply-To Address'] },
      actor: 'library',
    });
  });

  it('name the mailbox to create where no property says so', () => {
    const reply = given.answer('reply', 'old@acme.example', refused);
    const finding = one({}, { records: [given.notice(), reply] }, 'answer-mailbox-missing');
    expect(finding?.mend).toContain('Create the mailbox old@acme.example');
  });

  it('are no matter of the address on file: a notice has its own finding', () => {
    expect(one({}, { records: [given.notice(refused)] }, 'answer-mailbox-missing')).toBeNull();
  });
});

describe('an address on file that leads nowhere', () => {
  it('is named with the reason where its domain does not exist', () => {
    const end = { end: { kind: 'no-route' }, server: null, localRule: 'vendor#no-such-domain' } as const;
    const record = given.notice({ to: 'ann@fre.example', ...end });
    expect(one({}, { records: [record] }, 'patron-domain-unreachable')).toMatchObject({
      severity: 'warning',
      facts: { domain: 'fre.example', why: 'the domain does not exist', learns: ['nobody'], ofLibrary: false },
      actor: 'library',
    });
  });

  it('is the library’s matter where the domain is its own', () => {
    const end = { end: { kind: 'no-route' }, server: null, localRule: 'vendor#no-mail-host' } as const;
    const record = given.notice({ to: 'ann@acme.example', ...end });
    expect(one({}, { records: [record] }, 'patron-domain-unreachable')).toMatchObject({
      severity: 'error',
      actor: 'library-it',
    });
  });

  it('is named too where the server took the notice first and returned it then', () => {
    const record = given.notice({
      outcome: 'accept-then-dsn',
      facts: { recipient: 'unknown' },
      rule: BY_RECIPIENT,
    });
    expect(one({}, { records: [record] }, 'no-such-mailbox')).not.toBeNull();
  });
});

describe('the vendor’s own SPF record', () => {
  const facts = { spf: given.spfFact('fail', 'vendor.example') };

  it('is told of where it does not permit the vendor’s servers, with the record to publish', () => {
    const finding = one(
      {},
      { records: [given.notice({ outcome: 'reject', facts, rule: BY_SPF })] },
      'vendor-spf-fails',
    );
    expect(finding).toMatchObject({ severity: 'error', facts: { record: 'v=spf1 -all' }, actor: 'vendor' });
    expect(finding?.mend).toContain(`v=spf1 ip4:${given.VENDOR_IP} ip4:${given.OTHER_VENDOR_IP} -all`);
  });

  it.each([
    { name: 'the notice arrived all the same', more: { facts, rule: BY_SPF } },
    { name: 'something else decided', more: { facts, outcome: 'reject' as const, rule: BY_RECIPIENT } },
  ])('is not told of where $name', ({ more }) => {
    expect(one({}, { records: [given.notice(more)] }, 'vendor-spf-fails')).toBeNull();
  });
});

describe('a bounce that is kept out for its EHLO name', () => {
  const spf = { ...given.spfFact('none', 'h0.vendor.example'), identity: 'helo' } as const;
  const refused = { outcome: 'reject', server: 'acme', facts: { spf }, rule: BY_SPF } as const;
  const notice = given.notice({ outcome: 'reject' });

  it('names the record to publish at that name (RFC 7208 section 2.4)', () => {
    const finding = one({}, { records: [notice, given.bounce(refused)] }, 'bounce-without-helo-spf');
    expect(finding).toMatchObject({ facts: { domain: 'h0.vendor.example', runBy: 'vendor' }, actor: 'vendor' });
    expect(finding?.mend).toContain(`v=spf1 ip4:${given.VENDOR_IP} ~all`);
  });

  it('is none of the sort where MAIL FROM was judged', () => {
    const judged = { ...refused, facts: { spf: given.spfFact('none', 'vendor.example') } };
    expect(one({}, { records: [notice, given.bounce(judged)] }, 'bounce-without-helo-spf')).toBeNull();
  });
});

describe('a scenario in which there is nobody to write to', () => {
  it('says that nothing was tested, and does not say that the set-up works', () => {
    const report = judge(given.evidence(given.world(), { records: [], intents: [] }), given.zones());
    expect(report.works).toBeNull();
    expect(report.findings).toMatchObject([{ code: 'nothing-to-send', severity: 'warning', facts: { acts: ['c2'] } }]);
  });
});
