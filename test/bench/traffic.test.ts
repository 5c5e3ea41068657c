import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { openBareServer } from '../../bench/bare-server.ts';
import { sendAll } from '../../bench/client.ts';
import { recordTraffic } from '../../bench/messages.ts';
import { loadStories } from '../../bench/stories.ts';
import { runScenarios } from '../../harness/index.ts';
import type { ZoneNode, ZoneRecord, ZoneSet } from '../../harness/model/dns.ts';
import { PromptServer } from '../../harness/receiver/prompt-server.ts';
import { play } from '../../harness/runner/play.ts';

const LIBRARIES = 3;
const PATRONS = 2;
/** A notice to each patron, and an answer from each. */
const MESSAGES = LIBRARIES * PATRONS * 2;

interface Seen {
  readonly clientIp: string;
  readonly helo: string;
  readonly mailFrom: string;
  readonly to: string;
  readonly raw: string;
}

const sorted = (all: readonly Seen[]): string[] => all.map((one) => JSON.stringify(one)).toSorted();

function isSpf({ data }: ZoneRecord): boolean {
  return data.type === 'TXT' && data.strings.join('').startsWith('v=spf1');
}

function bare(node: ZoneNode): ZoneNode {
  return { ...node, records: node.records.filter((record) => !isSpf(record)) };
}

function withoutSpf(zones: ZoneSet): ZoneSet {
  return new Map(
    [...zones].map(([apex, zone]) => [
      apex,
      { ...zone, nodes: new Map([...zone.nodes].map(([name, node]) => [name, bare(node)])) },
    ]),
  );
}

const seen: Seen[] = [];
const listening = new PromptServer({
  useProxy: true,
  disableReverseLookup: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  hideSTARTTLS: true,
  logger: false,
  onData(stream, { remoteAddress, hostNameAppearsAs, envelope: { mailFrom, rcptTo } }, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      seen.push({
        clientIp: remoteAddress,
        helo: String(hostNameAppearsAs),
        mailFrom: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo[0]?.address ?? '',
        raw: Buffer.concat(chunks).toString('latin1'),
      });
      done();
    });
  },
});
afterAll(() => new Promise<void>((resolve) => listening.close(() => resolve())));

describe.each([false, true])('the messages of the benchmark, signed: %s', (signed) => {
  const scenarios = loadStories({ count: LIBRARIES, signed, patrons: PATRONS });

  it('go to another server as the hosts of the harness received them', async () => {
    const played = await Promise.all(scenarios.map((scenario) => play(scenario, new AbortController().signal)));
    const records = played.flatMap(({ evidence }) => evidence.timelines.flatMap((timeline) => timeline.records));
    const received = records.flatMap(({ delivery, transactions }) =>
      transactions.flatMap(({ facts }): Seen[] => {
        if (facts === null) return [];
        const { clientIp, helo, mailFrom, rcpt: to } = facts;
        return [{ clientIp, helo, mailFrom, to, raw: delivery.raw.toString('latin1') }];
      }),
    );
    expect(received).toHaveLength(MESSAGES);
    await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
    const { lines } = await recordTraffic(scenarios);
    seen.length = 0;
    expect(await sendAll(lines, (listening.server.address() as AddressInfo).port)).toBe(MESSAGES);
    await new Promise<void>((resolve) => listening.server.close(() => resolve()));
    expect(sorted(seen)).toEqual(sorted(received));
  });

  it('are all of another domain in each scenario, and as many as the reports show', async () => {
    const { lines } = await recordTraffic(scenarios);
    const domains = lines.map((line) => new Set(line.map(({ mailFrom }) => mailFrom.split('@')[1])));
    // The library's and its readers' provider's.
    expect(domains.map(({ size }) => size)).toEqual(Array(LIBRARIES).fill(2));
    expect(new Set(domains.flatMap((names) => [...names])).size).toBe(2 * LIBRARIES);
    const reports = await Array.fromAsync(runScenarios(scenarios));
    expect(reports.map(({ outcome }) => outcome)).toEqual(Array(LIBRARIES).fill('as-expected'));
    const deliveries = reports.flatMap((report) => report.deliveries);
    expect(deliveries).toHaveLength(MESSAGES);
    expect(new Set(deliveries.map(({ dkim }) => dkim))).toEqual(new Set([signed ? 'pass' : 'none']));
  });

  it('are taken by the bare server, which asks the same DNS', async () => {
    const { lines, zones } = await recordTraffic(scenarios);
    const server = await openBareServer(zones);
    expect(await sendAll(lines, server.port)).toBe(MESSAGES);
    await server.close();
    // Without SPF records only a signature is left for DMARC's p=reject: so it does judge.
    const blind = await openBareServer(withoutSpf(zones));
    expect(await sendAll(lines, blind.port)).toBe(signed ? MESSAGES : 0);
    await blind.close();
  });
});
