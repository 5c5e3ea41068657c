import { describe, expect, it } from 'vitest';
import type { DeliveryRecord } from '../../harness/model/delivery.ts';
import { timelinesOf } from './story.ts';

/** Harbor Hardware's own server stands behind a gateway here, which may seal with a key published as `published`. */
function behindGateway(receiver: string, settings: string, published: string): string {
  return `
sites:
  - id: smallsite
    receiver: ${receiver}
    settings: { ${settings} }
  - id: gateway
    receiver: antispoof-reject
    settings: { relayDomains: [harbor-hardware.example], relayHost: mail.harbor-hardware.example, disclaimer: true }
    hosts: [{ name: mx.gateway.example, addresses: [203.0.113.120], sends: true }]
    seals: { domain: seals.example, selector: arc, key: plainmail }
zones: |
  harbor-hardware.example. MX 10 mx.gateway.example.
  ${published}
`;
}

const PUBLISHED = 'arc._domainkey.seals.example. CNAME mail._domainkey.plainmail.example.';
const TRUSTED = 'trustedArcSealers: [seals.example], unknownInfrastructure: true';

async function recordsOf(text: string): Promise<readonly DeliveryRecord[]> {
  const [timeline] = await timelinesOf(text);
  return timeline?.records ?? [];
}

/** What became of the message at the server behind the gateway. */
async function behind(text: string) {
  const record = (await recordsOf(text)).find(({ delivery }) => delivery.clientIp === '203.0.113.120');
  const last = record?.transactions.at(-1);
  return { row: last?.decision?.rule.id, facts: last?.facts, dns: last?.dns ?? [], undeclared: last?.undeclared };
}

describe('a gateway that changes what it hands on, and seals it', () => {
  it('is believed by a server that trusts its seals', async () => {
    const { row, facts } = await behind(behindGateway('m365-tenant', TRUSTED, PUBLISHED));
    expect(facts?.arc).toMatchObject({ result: 'pass', sealers: ['seals.example'], passedBefore: true, trusted: true });
    expect(facts?.spf?.result).not.toBe('pass');
    expect(row).toBe('trusted-arc');
  });

  it('is judged like anybody by one that does not', async () => {
    const { row, facts } = await behind(behindGateway('m365-tenant', 'unknownInfrastructure: true', PUBLISHED));
    expect(facts?.arc).toMatchObject({ result: 'pass', trusted: false });
    expect(row).toBe('unknown-infrastructure');
  });

  // Nobody can say what the key would have been: where the chain could count, the fate hangs on it.
  it('leaves the fate open where its key lies in a zone that nobody declares and its seals would count', async () => {
    const { undeclared } = await behind(behindGateway('m365-tenant', TRUSTED, ''));
    expect(undeclared?.map(({ name }) => name)).toEqual(['arc._domainkey.seals.example']);
  });

  it('does not where they would not', async () => {
    const { undeclared } = await behind(behindGateway('m365-tenant', 'unknownInfrastructure: true', ''));
    expect(undeclared).toEqual([]);
  });

  it('reports to MAIL FROM what the server behind it refuses, since it had taken the message', async () => {
    const records = await recordsOf(behindGateway('m365-tenant', 'onlyConnectors: true', PUBLISHED));
    const refused = records.find(({ end }) => end.kind === 'decided' && end.outcome === 'reject');
    const report = records.find(({ delivery }) => delivery.draft.causedBy === refused?.delivery.id);
    expect(refused?.transactions.at(-1)?.decision?.rule.id).toBe('only-connectors');
    expect(report?.delivery.draft).toMatchObject({ site: 'gateway', mailFrom: '', content: { kind: 'dsn' } });
    expect(report?.delivery.draft.to).toBe(refused?.delivery.draft.mailFrom);
  });
});

describe('a message that nobody sealed', () => {
  it('is asked nothing about seals', async () => {
    const records = await recordsOf('');
    const transactions = records.flatMap((record) => record.transactions);
    expect(transactions.flatMap(({ dns }) => dns).filter(({ name }) => name.startsWith('arc'))).toEqual([]);
    expect(transactions[0]?.facts?.arc).toMatchObject({ result: 'none' });
  });
});
