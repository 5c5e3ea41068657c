import { describe, expect, it } from 'vitest';
import type { SettingValue } from '../../harness/model/receiver.ts';
import type { MailVolume } from '../../harness/model/state.ts';
import { bulkFact } from '../../harness/receiver/bulk-fact.ts';
import { lookupOf } from '../standards/lookup-of.ts';

const NOW = 1_000_000;
const GMAIL = { bulkThreshold: 5000, bulkForGood: true };
const OUTLOOK = { bulkThreshold: 5000, bulkForGood: false };

function volume(domain: string, messagesPerDay: number, ended: number | null = null): MailVolume {
  return { site: 'google', domain, messagesPerDay, ended, declared: true };
}

interface Case {
  readonly name: string;
  readonly from: readonly string[];
  readonly volumes: readonly MailVolume[];
  readonly settings?: Readonly<Record<string, SettingValue>>;
  readonly bulk: boolean;
  readonly perDay: number;
}

const CASES: readonly Case[] = [
  { name: 'nothing declared', from: ['acme.org'], volumes: [], bulk: false, perDay: 0 },
  { name: 'as many as the limit', from: ['acme.org'], volumes: [volume('acme.org', 5000)], bulk: true, perDay: 5000 },
  { name: 'one fewer', from: ['acme.org'], volumes: [volume('acme.org', 4999)], bulk: false, perDay: 4999 },
  {
    name: 'subdomains are added up (Google: the same primary domain)',
    from: ['news.acme.org'],
    volumes: [volume('acme.org', 2000), volume('circ.acme.org', 3000)],
    bulk: true,
    perDay: 5000,
  },
  {
    name: 'another domain counts for itself: one library is not the vendor',
    from: ['acme.org'],
    volumes: [volume('cybertoolsforlibraries.net', 12_000)],
    bulk: false,
    perDay: 0,
  },
  {
    name: 'what is over is forgotten',
    from: ['acme.org'],
    volumes: [volume('acme.org', 9000, NOW - 1)],
    settings: OUTLOOK,
    bulk: false,
    perDay: 0,
  },
  {
    name: 'it is over from that instant on',
    from: ['acme.org'],
    volumes: [volume('acme.org', 9000, NOW)],
    settings: OUTLOOK,
    bulk: false,
    perDay: 0,
  },
  {
    name: 'what is over counts where a bulk sender stays one',
    from: ['acme.org'],
    volumes: [volume('acme.org', 9000, NOW - 1)],
    bulk: true,
    perDay: 9000,
  },
  {
    name: 'what ends later still goes on',
    from: ['acme.org'],
    volumes: [volume('acme.org', 9000, NOW + 1)],
    settings: OUTLOOK,
    bulk: true,
    perDay: 9000,
  },
  {
    name: 'another limit',
    from: ['acme.org'],
    volumes: [volume('acme.org', 800)],
    settings: { bulkThreshold: 500, bulkForGood: false },
    bulk: true,
    perDay: 800,
  },
  { name: 'no From', from: [], volumes: [volume('acme.org', 9000)], bulk: false, perDay: 0 },
  {
    name: 'several From domains are nobody in particular',
    from: ['acme.org', 'b.example'],
    volumes: [volume('acme.org', 9000)],
    bulk: false,
    perDay: 0,
  },
];

describe('bulkFact', () => {
  it.each(CASES)('$name: $bulk, $perDay a day', ({ from, volumes, settings = GMAIL, bulk, perDay }) => {
    const context = { volumes, settings, method: 'psl' as const, lookup: lookupOf({}), at: NOW };
    expect(bulkFact(from, context)).toMatchObject({ bulk, messagesPerDay: perDay, undeclared: [] });
  });

  it('finds the organizational domain as the receiver does', () => {
    const lookup = lookupOf({ '_dmarc.library.acme.org': [{ TXT: 'v=DMARC1; p=none' }] });
    const volumes = [volume('acme.org', 9000)];
    const context = { volumes, settings: GMAIL, lookup, at: NOW };
    expect(bulkFact(['library.acme.org'], { ...context, method: 'psl' })).toMatchObject({ orgDomain: 'acme.org' });
    const walked = bulkFact(['library.acme.org'], { ...context, method: 'treewalk' });
    expect(walked).toMatchObject({ orgDomain: 'library.acme.org', bulk: false });
  });
});
