import { describe, expect, it } from 'vitest';
import type { ArcFact, DmarcFact } from '../../harness/model/auth.ts';
import type { DeliveryRecord } from '../../harness/model/delivery.ts';
import type { Facts, SettingValue } from '../../harness/model/receiver.ts';
import type { FindingReport } from '../../harness/model/report.ts';
import type { Site, World } from '../../harness/model/world.ts';
import { judge } from '../../harness/verdict/judge.ts';
import * as given from './evidence.ts';
import type { RecordParts } from './evidence.ts';

const BY_DMARC = { id: 'dmarc', when: given.condition({ dmarc: 'fail' }) };
const BY_RECIPIENT = { id: 'unknown', when: given.condition({ recipient: 'unknown' }) };
const GATEWAY_IP = '198.51.100.77';

function sealedBy(...sealers: readonly string[]): ArcFact {
  return { result: 'pass', sealers, passedBefore: true, trusted: false, comment: '', changed: false, undeclared: [] };
}

function dmarc(spfAligned: boolean): DmarcFact {
  return { ...given.dmarcFact(spfAligned ? 'pass' : 'fail', 'vendor.example', 'reject'), spfAligned };
}

/** Where Ann's mail is: a server with a list of trusted sealers, or one that knows nothing of them. */
function world(trustedArcSealers: readonly string[] | null, gateway: Partial<Site> = {}): World {
  const plain = given.world({});
  const free = plain.sites.get('free');
  if (free === undefined) throw new Error('no site');
  const settings: Record<string, SettingValue> = trustedArcSealers === null ? {} : { trustedArcSealers };
  const inFront = given.site('gateway', [], [GATEWAY_IP]);
  const sites = new Map(plain.sites)
    .set('free', { ...free, settings })
    .set('gateway', { ...inFront, settings: { relayDomains: ['free.example'] }, ...gateway });
  return { ...plain, sites };
}

function found(where: World, records: readonly DeliveryRecord[]): readonly FindingReport[] {
  return judge(given.evidence(where, { records }), given.zones()).findings;
}

function finding(where: World, records: readonly DeliveryRecord[], code: string): FindingReport | undefined {
  return found(where, records).find((one) => one.code === code);
}

function kept(facts: Partial<Facts>, more: Partial<RecordParts> = {}): readonly DeliveryRecord[] {
  return [given.notice({ outcome: 'quarantine', rule: BY_DMARC, facts, ...more })];
}

describe('seals that the receiver does not count', () => {
  it('names the sealers to list, and who can list them', () => {
    const records = kept({ arc: sealedBy('a.example', 'b.example') });
    const told = finding(world(['A.example']), records, 'arc-sealer-not-listed');
    expect(told).toMatchObject({ facts: { sealers: ['b.example'], receivers: ['The free site'], ofLibrary: false } });
    expect(told).toMatchObject({ severity: 'warning', actor: 'patron' });
    expect(told?.mend).toContain('add b.example to the trusted ARC sealers');
  });

  it.each([
    ['a receiver without such a list', null, sealedBy('a.example'), BY_DMARC, 'nobody could list anything there'],
    [
      'a message that had not passed before',
      [],
      { ...sealedBy('a.example'), passedBefore: false },
      BY_DMARC,
      'no seal helps',
    ],
    ['another reason', [], sealedBy('a.example'), BY_RECIPIENT, 'the mailbox does not exist, sealed or not'],
    ['a message nobody sealed', [], null, BY_DMARC, 'there is no sealer'],
  ] as const)('is not told of %s', (...[, listed, arc, rule]) => {
    const codes = found(world(listed), kept({ arc }, { rule })).map(({ code }) => code);
    expect(codes).not.toContain('arc-sealer-not-listed');
    expect(codes).not.toContain('arc-chain-broken');
  });

  it('is not told of a message that arrived', () => {
    const records = [given.notice({ outcome: 'inbox', rule: BY_DMARC, facts: { arc: sealedBy('a.example') } })];
    expect(finding(world([]), records, 'arc-sealer-not-listed')).toBeUndefined();
  });
});

describe('a chain of trusted sealers that broke', () => {
  const arc: ArcFact = { ...sealedBy('a.example'), result: 'fail', comment: 'i=1 no valid signature', changed: true };

  it('names who handed the message over', () => {
    const told = finding(world(['a.example']), kept({ arc }, { site: 'acme' }), 'arc-chain-broken');
    expect(told).toMatchObject({ facts: { from: ['The acme site'], problem: 'i=1 no valid signature' } });
    expect(told?.mend).toContain('switched off');
  });

  // RFC 8617 section 5.1.2: who seals a chain that fails says so, and nobody reads the sets before any more.
  it('is told as it was where it broke, when somebody has sealed it since as failed', () => {
    const closed: ArcFact = { ...arc, sealers: [], passedBefore: false, comment: 'i=2 cv=fail', changed: false };
    const passed = given.notice({ outcome: 'relay', server: 'gateway', site: 'acme', facts: { arc } });
    const told = finding(world(['a.example']), [passed, onward({ facts: { arc: closed } })], 'arc-chain-broken');
    expect(told).toMatchObject({ facts: { sealers: ['a.example'], from: ['The acme site'], changed: true } });
    expect(told?.facts).toMatchObject({ problem: 'i=1 no valid signature', receivers: ['The free site'] });
  });

  it('is told otherwise where the seals themselves do not hold', () => {
    const records = kept({ arc: { ...arc, changed: false, comment: 'no key for arc._domainkey.a.example' } });
    const told = finding(world(['a.example']), records, 'arc-chain-broken');
    expect(told?.sentence).toContain('do not hold');
    expect(told?.mend).toContain('whether the key is published');
    expect(told?.mend).not.toContain('switched off');
  });

  it('is not told where its sealer is not trusted: a whole chain would not have helped', () => {
    expect(found(world([]), kept({ arc })).map(({ code }) => code)).not.toContain('arc-chain-broken');
  });
});

/** What the gateway hands to the server behind it. */
function onward(more: Partial<RecordParts> = {}): DeliveryRecord {
  const content = { kind: 'bytes', raw: Buffer.from('From: a@vendor.example\r\n\r\n') } as const;
  const [record] = kept(
    { clientIp: GATEWAY_IP },
    { id: 'd2', causedBy: 'd1', site: 'gateway', clientIp: GATEWAY_IP, content, ...more },
  );
  if (record === undefined) throw new Error('no record');
  return record;
}

/** What the gateway took. */
function through(spfAligned = true): DeliveryRecord {
  return given.notice({
    outcome: 'relay',
    server: 'gateway',
    facts: { dmarc: dmarc(spfAligned), recipient: 'foreign', relayDomain: true },
  });
}

describe('a gateway in front of a server that judges again', () => {
  it('is named with its addresses, which no SPF record needs', () => {
    const records = [
      through(),
      onward({ facts: { clientIp: GATEWAY_IP, spf: given.spfFact('fail', 'elsewhere.example') } }),
    ];
    const told = finding(world([]), records, 'gateway-hides-sender');
    expect(told).toMatchObject({
      facts: { gateway: 'The gateway site', addresses: [GATEWAY_IP], sealer: '' },
      actor: 'library-it',
    });
    expect(told?.mend).toContain(`inbound connector for ${GATEWAY_IP}`);
    expect(told?.mend).toContain('do not allow From addresses');
    expect(told?.mend).not.toContain('trusted ARC sealer');
    expect(found(world([]), records).map(({ code }) => code)).not.toContain('spf-lacks-relay');
  });

  it('that seals may be trusted instead', () => {
    const seals = { domain: 'gateway.example', selector: 's', privateKey: '' };
    const told = finding(world([], { seals }), [through(), onward()], 'gateway-hides-sender');
    expect(told?.mend).toContain('list gateway.example');
  });

  it('that seals is not trusted by a server that has no list of sealers', () => {
    const seals = { domain: 'gateway.example', selector: 's', privateKey: '' };
    const told = finding(world(null, { seals }), [through(), onward()], 'gateway-hides-sender');
    expect(told).toMatchObject({ facts: { sealer: '' } });
    expect(told?.mend).not.toContain('ARC');
  });

  it.each([
    ['what failed at the gateway too', world([]), [through(false), onward()]],
    ['what was kept out for another reason', world([]), [through(), onward({ rule: BY_RECIPIENT })]],
    ['a site that does not stand in front', world([], { settings: {} }), [through(), onward()]],
  ] as const)('is not told of %s', (_name, where, records) => {
    expect(finding(where, records, 'gateway-hides-sender')).toBeUndefined();
  });

  it('is responsible for the domains behind it, where it refuses too', () => {
    const facts = { recipient: 'foreign', relayDomain: true } as const;
    const records = [given.notice({ outcome: 'reject', server: 'gateway', facts })];
    expect(finding(world([]), records, 'mx-not-responsible')).toBeUndefined();
  });

  const when = given.condition({ allowedIp: false, setting: { onlyConnectors: true } });

  it('that no connector of the server behind it lists is not gone round: its address is missing there', () => {
    const seals = { domain: 'gateway.example', selector: 's', privateKey: '' };
    const where = world([], { seals });
    const records = [through(false), onward({ outcome: 'reject', rule: { id: 'only-connectors', when } })];
    expect(finding(where, records, 'gateway-bypassed')).toBeUndefined();
    const told = finding(where, records, 'gateway-hides-sender');
    expect(told).toMatchObject({ facts: { addresses: [GATEWAY_IP], sealer: '' } });
    expect(told?.mend).toContain(`inbound connector for ${GATEWAY_IP}`);
  });

  it('that mail was sent round has a name to send it to', () => {
    const records = [given.notice({ outcome: 'reject', rule: { id: 'only-connectors', when } })];
    const told = finding(world([]), records, 'gateway-bypassed');
    expect(told).toMatchObject({ facts: { gateways: ['h0.gateway.example'], addresses: [given.VENDOR_IP] } });
    expect(told?.mend).toContain('Hand the mail to the gateway, h0.gateway.example, and not to h0.free.example');
    expect(finding(world([]), kept({}), 'gateway-bypassed')).toBeUndefined();
  });
});
