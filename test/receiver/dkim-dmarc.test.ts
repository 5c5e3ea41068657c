import { describe, expect, it } from 'vitest';
import { readMessageFacts } from '../../harness/receiver/message-facts.ts';
import type { Site } from '../../harness/model/world.ts';
import { zonedataLookup, type Zonedata, type ZonedataEntry } from '../conformance/zonedata.ts';
import { factsWith, spf } from './facts.ts';
import { shipped } from './shipped.ts';
import { message, recordOf, rsaKey } from './signed-message.ts';

const key = rsaKey(1024);
const ACME = 's1._domainkey.acme.org';
const VENDOR = 's1._domainkey.vendor.example';

function siteWith(receiver: string): Site {
  const where = { file: 'test', line: 1, column: 1 };
  return {
    id: 'reader',
    title: 'Reader',
    domains: ['patron.example'],
    receiver: shipped(receiver),
    settings: {},
    hosts: [],
    queue: { retryAfter: [900], lifetime: 3600, source: { title: 'test', date: '2026-11' }, assumed: false },
    signing: [],
    dsnFrom: 'mailer-daemon@patron.example',
    where,
  };
}

interface Row {
  readonly name: string;
  readonly because: string;
  readonly acme: readonly ZonedataEntry[];
  /** The key of a second signature, whose domain is not that of From. */
  readonly vendor?: readonly ZonedataEntry[];
  readonly spf?: 'pass' | 'fail';
  readonly dkim: string;
  readonly dmarc: string;
}

const GOOD = [{ TXT: recordOf(key) }];

const ROWS: readonly Row[] = [
  { name: 'a good key', because: 'RFC 9989 section 4.4', acme: GOOD, dkim: 'pass', dmarc: 'pass' },
  { name: 'SERVFAIL at the key', because: 'section 5.3.6', acme: ['SERVFAIL'], dkim: 'temperror', dmarc: 'temperror' },
  { name: 'no answer', because: 'section 5.3.6', acme: ['TIMEOUT'], dkim: 'temperror', dmarc: 'temperror' },
  {
    name: 'SERVFAIL, and SPF passes aligned',
    because: 'one aligned pass is enough',
    acme: ['SERVFAIL'],
    spf: 'pass',
    dkim: 'temperror',
    dmarc: 'pass',
  },
  {
    name: 'a good key, and SERVFAIL at that of somebody else',
    because: 'one aligned pass is enough',
    acme: GOOD,
    vendor: ['SERVFAIL'],
    dkim: 'pass',
    dmarc: 'pass',
  },
  {
    name: 'no key, and SERVFAIL at that of somebody else',
    because: 'what may have passed is not aligned',
    acme: [],
    vendor: ['SERVFAIL'],
    dkim: 'temperror',
    dmarc: 'fail',
  },
  {
    name: 'SERVFAIL, and a good key of somebody else',
    because: 'the aligned one may have passed',
    acme: ['SERVFAIL'],
    vendor: GOOD,
    dkim: 'pass',
    dmarc: 'temperror',
  },
  {
    name: 'a revoked key',
    because: 'a later try gives no other result (RFC 6376 section 6.1.2)',
    acme: [{ TXT: 'v=DKIM1; p=' }],
    dkim: 'permerror',
    dmarc: 'fail',
  },
  { name: 'no key', because: 'the same', acme: [], dkim: 'permerror', dmarc: 'fail' },
];

describe.each(['classic-dmarc', 'rfc9989'])('what comes of DKIM at %s', (receiver) => {
  it.each(ROWS)('$name: DMARC $dmarc ($because)', async ({ acme, vendor, spf: result = 'fail', dkim, dmarc }) => {
    const zone: Zonedata = {
      '_dmarc.acme.org': [{ TXT: 'v=DMARC1; p=reject' }],
      [ACME]: acme,
      [VENDOR]: vendor ?? [],
    };
    const raw = message({ key }, ...(vendor === undefined ? [] : [{ key, domain: 'vendor.example' }]));
    const context = { site: siteWith(receiver), lookup: zonedataLookup(zone), at: 0, volumes: [] };
    const facts = await readMessageFacts(raw, factsWith({ spf: spf(result), dkim: null, dmarc: null }), context);
    expect(facts.dkim?.result).toBe(dkim);
    expect(facts.dmarc).toMatchObject({ result: dmarc, policy: 'reject' });
  });
});
