import { describe, expect, it } from 'vitest';
import type { FlowKind } from '../../harness/model/flow.ts';
import { timelinesOf } from './story.ts';

function zones(...lines: readonly string[]): string {
  const all = ['gone.harbor-hardware.example. A 192.0.2.199', ...lines];
  return `zones: |\n${all.map((line) => `  ${line}\n`).join('')}`;
}

function mx(preference: number, name: string): string {
  return `harbor-hardware.example. MX ${preference} ${name}.`;
}

function hosts(name: string, ...addresses: readonly string[]): string {
  return `hosts: [{ name: ${name}, addresses: ${JSON.stringify(addresses)}, sends: true }]`;
}

/** Who talked to whom in the attempts of one flow, in the first timeline. */
async function attempts(flow: FlowKind, text: string) {
  const [timeline] = await timelinesOf(text);
  const records = timeline?.records.filter(({ delivery }) => delivery.draft.flow.flow === flow) ?? [];
  return records.flatMap(({ transactions }) =>
    transactions.map(({ serverHost, facts, attempt }) => ({
      serverHost,
      clientIp: facts?.clientIp ?? null,
      stage: attempt.stage,
      code: attempt.reply.code,
    })),
  );
}

describe('the mail exchangers of a domain (RFC 5321 section 5.1)', () => {
  const WORKS = 'mail.harbor-hardware.example';
  const REFUSES = 'gone.harbor-hardware.example';
  const answered = { serverHost: WORKS, stage: 'data-end', code: 250 };

  it.each([
    {
      name: 'the first refuses connections',
      text: zones(mx(5, REFUSES), mx(10, WORKS)),
      seen: [answered],
      because: 'the next one is tried at once, in the same attempt',
    },
    {
      name: 'the second refuses connections',
      text: zones(mx(5, WORKS), mx(10, REFUSES)),
      seen: [answered],
      because: 'it is never needed',
    },
    {
      name: 'the first has two addresses, one of which refuses',
      text: zones(mx(5, WORKS), `${WORKS}. A 192.0.2.199`, `${WORKS}. A 192.0.2.150`),
      seen: [answered],
      because: 'each address is tried in its turn',
    },
  ])('$name: $because', async ({ text, seen }) => {
    const found = await attempts('notice', text);
    expect(found).toMatchObject(seen);
    expect(found).toHaveLength(seen.length);
  });

  it('none answers: the attempt fails at the last, and the queue tries again', async () => {
    const found = await attempts('notice', zones(mx(5, REFUSES)));
    expect(found.length).toBeGreaterThan(1);
    expect(found.at(0)).toEqual({ serverHost: REFUSES, clientIp: null, stage: 'connect', code: 421 });
  });

  it('one that answers and refuses has the last word: the next would take it', async () => {
    const spf = 'cybertoolsforlibraries.net. TXT "v=spf1 -all"';
    const found = await attempts('notice', zones(mx(5, WORKS), mx(10, 'mail.acme.org'), spf));
    expect(found).toMatchObject([{ serverHost: WORKS, stage: 'rcpt', code: 550 }]);
  });
});

describe('the address that a host with both families sends from', () => {
  const V4 = '192.0.2.150';
  const V6 = '2001:db8::150';
  const SERVER = { v4: '203.0.113.25', v6: '2001:db8::25' };
  it.each([
    { own: [V6, V4], server: SERVER.v4, clientIp: V4, because: 'an IPv4 socket has no IPv6 address' },
    { own: [V4, V6], server: SERVER.v6, clientIp: V6, because: 'an IPv6 socket has no IPv4 address' },
    { own: [V6, V4], server: SERVER.v6, clientIp: V6, because: 'the first fits' },
    { own: [V4], server: SERVER.v4, clientIp: V4, because: 'it has only one' },
  ])('$own to $server: $clientIp ($because)', async ({ own, server, clientIp }) => {
    const text = `library:
  site:
    ${hosts('mail.acme.org', server)}
sites:
  - id: smallsite
    ${hosts('mail.harbor-hardware.example', ...own)}
`;
    expect(await attempts('reply', text)).toMatchObject([{ serverHost: 'mail.acme.org', clientIp }]);
  });
});
