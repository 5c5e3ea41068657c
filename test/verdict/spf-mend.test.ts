import { describe, expect, it } from 'vitest';
import { countLookups } from '../../harness/standards/spf/cost.ts';
import { walkSpf } from '../../harness/standards/spf/walk.ts';
import { spfMend, spfMendFor } from '../../harness/verdict/findings/spf-mend.ts';
import { mergedText } from '../../harness/verdict/words/spf-words.ts';
import type { Zonedata } from '../conformance/zonedata.ts';
import { lookupOf } from '../standards/lookup-of.ts';
import * as given from './evidence.ts';

const DOMAIN = 'acme.example';
const OWN_IP = '203.0.113.25';
const [ONE, TWO] = [given.VENDOR_IP, given.OTHER_VENDOR_IP];
const V6 = '2001:db8:5::1';
/** Of a network for documentation (RFC 5737) that no row names. */
const STRANGER = '192.0.2.250';

const numbered = (count: number, term: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => term(n)).join(' ');

const ZONES: Zonedata = {
  'vendor.example': [{ TXT: `v=spf1 ip4:${ONE} ip4:${TWO} ip6:${V6} -all` }],
  'mail.acme.example': [{ A: OWN_IP }],
  'six.acme.example': [{ AAAA: '2001:db8:7::7' }],
  'host.test': [{ TXT: `v=spf1 ip4:198.51.100.0/24 ip4:${OWN_IP} -all` }],
  'wide.test': [{ TXT: `v=spf1 ip4:${OWN_IP} ${numbered(3, (n) => `a:h${n}.acme.example`)} -all` }],
  'noall.test': [{ TXT: `v=spf1 ip4:${OWN_IP}` }],
  'list.test': [{ TXT: 'v=spf1 include:flat0.test include:flat1.test include:flat2.test -all' }],
  'loose.test': [{ TXT: 'v=spf1 ip4:192.0.2.9 ~all' }],
  'nospf.test': [{ A: '192.0.2.3' }],
  'twice.test': [{ TXT: 'v=spf1 -all' }, { TXT: 'v=spf1 a -all' }],
  'slow.test': ['TIMEOUT'],
  [`${ONE}.bl.test`]: [{ A: '127.0.0.2' }],
  [`${TWO}.bl.test`]: [{ A: '127.0.0.2' }],
  [`${OWN_IP}.ok.test`]: [{ A: '127.0.0.2' }],
  '25.113.0.203.in-addr.arpa': [{ PTR: 'mail.acme.example' }],
  ...Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`h${n}.acme.example`, [{ A: `192.0.2.${n + 1}` }]])),
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, n) => [`flat${n}.test`, [{ TXT: `v=spf1 ip4:192.0.2.${n + 1} -all` }]]),
  ),
};

const MX: Zonedata[string] = [{ MX: [10, 'mail.acme.example'] }, { A: OWN_IP }];
const OWN = `ip4:${OWN_IP}`;

/** What is published, or one record in several strings; and why the row is here. */
const ROWS: readonly (readonly [string | readonly string[] | readonly (readonly string[])[], string])[] = [
  [`v=spf1 -ip4:${ONE} -ip4:${TWO} ~all`, 'the vendor is refused by address'],
  ['v=spf1 ?include:vendor.example -all', 'a neutral include decides first'],
  ['v=spf1 ~include:vendor.example mx -all', 'a doubting include decides first'],
  ['v=spf1 -include:vendor.example mx -all', 'a refusing include decides first'],
  ['v=spf1 a:v1.acme.example a:v2.acme.example a:v3.acme.example -all', 'three dead names'],
  [`v=spf1 ${numbered(7, (n) => `a:dead${n}.acme.example`)} mx -all`, 'more dead names than one evaluation meets'],
  [['v=spf1 mx -all', 'v=spf1 include:vendor.example -all'], 'two records'],
  [[`v=spf1 mx -all`, `v=spf1 -ip4:${ONE} ~all`], 'a second record refuses'],
  ['v=spf1 redirect=host.test', 'a redirect after what is added'],
  ['v=spf1 redirect=noall.test', 'a redirect to a record without all'],
  ['v=spf1 -all include:vendor.example', 'all stands first'],
  [`v=spf1 ~all ip4:${ONE} ip4:${TWO}`, 'all stands first, addresses behind'],
  ['v=spf1 include:nospf.test -all', 'an include of nothing'],
  ['v=spf1 include:nospf.test include:twice.test mx -all', 'two includes in error'],
  ['v=spf1 include:host.test include:loose.test -all', 'several includes'],
  ['v=spf1 ?include:host.test mx -all', 'an include that already holds the vendor’s network is neutral'],
  ['v=spf1 -ip4:198.51.100.0/24 mx -all', 'a whole network is refused'],
  ['v=spf1 ~ip4:198.51.0.0/16 ?ip4:198.51.100.0/25 mx ~all', 'two networks stand in front'],
  ['v=spf1 -exists:%{i}.bl.test mx -all', 'a block list names the vendor'],
  ['v=spf1 exists:%{i}.ok.test -all', 'a macro permits the own server'],
  ['v=spf1 exists:%{ir}.%{l}.users.test mx ~all', 'a macro with the local part'],
  ['v=spf1 a mx ptr ~all', 'the form’s favourite'],
  ['v=spf1 ptr:acme.example -all', 'ptr alone'],
  ['v=spf1 +all', 'everybody is permitted, the own server with them'],
  ['v=spf1 all', 'everybody, without a sign'],
  [`v=spf1 +all -ip4:${ONE}`, 'everybody, and behind it a refusal'],
  ['v=spf1 ?all', 'nobody is judged'],
  ['v=spf1 ?ALL mx', 'upper-case all in front'],
  ['v=spf1 mx', 'no all'],
  ['v=spf1', 'nothing at all'],
  ['v=spf1 -all', 'nobody'],
  ['V=SPF1 MX -INCLUDE:Vendor.Example. -ALL', 'upper-case'],
  [`v=spf1 ${OWN} ${OWN} mx mx -ip4:${ONE} -ip4:${ONE}/32 -all`, 'duplicates'],
  [`v=spf1 -ip6:${V6} -ip6:2001:DB8:5::/48 ${OWN} -all`, 'IPv6 is refused, in upper-case'],
  ['v=spf1 a:six.acme.example mx -all', 'a host with IPv6 alone'],
  [`v=spf1 a/24 mx//64 ip4:198.51.100.1/31 -all`, 'lengths of prefixes'],
  [`v=spf1 ${numbered(9, (n) => `a:h${n}.acme.example`)} mx -all`, 'ten lookups: the include is the eleventh'],
  [`v=spf1 ${numbered(11, (n) => `include:flat${n}.test`)} mx -all`, 'eleven lists'],
  [`v=spf1 include:list.test ${numbered(8, (n) => `include:flat${n}.test`)} ${OWN} -all`, 'a list of lists'],
  [`v=spf1 ${numbered(9, (n) => `include:flat${n}.test`)} -ip4:${ONE} mx -all`, 'full, and a refusal'],
  [`v=spf1 ${OWN} ${numbered(40, (n) => `ip4:198.18.${n}.0/24`)} -all`, 'longer than 255 octets'],
  [[[`v=spf1 ${OWN} ${numbered(9, (n) => `ip4:198.18.${n}.0/24`)} `, `-ip4:${ONE} -all`]], 'in two strings'],
  ['v=spf1 include:slow.test mx -all', 'a name server that does not answer'],
  ['v=spf1 include:wide.test include:vendor.example -all', 'nothing is wrong'],
  ['v=spf1 include:acme.example mx -all', 'a circle'],
  [[], 'no record'],
];

function textsOf(published: (typeof ROWS)[number][0]): readonly (string | readonly string[])[] {
  return typeof published === 'string' ? [published] : published;
}

/** A TXT record's strings hold 255 octets at most (RFC 1035 section 3.3). */
function inStrings(text: string): readonly string[] {
  return text.match(/.{1,255}/g) ?? [];
}

function lookupWith(texts: readonly (string | readonly string[])[]) {
  const records = texts.map((text) => ({ TXT: typeof text === 'string' ? inStrings(text) : text }));
  return lookupOf({ ...ZONES, [DOMAIN]: [...MX, ...records] });
}

function walk(texts: readonly (string | readonly string[])[], ip: string) {
  const lookup = lookupWith(texts);
  return walkSpf({ ip, sender: `library@${DOMAIN}`, helo: 'h.vendor.example', receiverHost: '', lookup });
}

function mendOf(texts: readonly (string | readonly string[])[], addresses: readonly string[]) {
  const moment = { lookup: lookupWith(texts), addresses, former: [] };
  return spfMend(given.world({}), DOMAIN, moment, { seen: null });
}

describe('the record that is advised', () => {
  it.each(ROWS)('permits the vendor and loses nobody: %j (%s)', (published) => {
    const texts = textsOf(published);
    for (const addresses of [
      [ONE, TWO],
      [ONE, TWO, V6],
    ]) {
      const { merged, impossible } = mendOf(texts, addresses);
      expect(impossible).toBe('');
      for (const ip of addresses) expect(walk([merged], ip).result, `${merged} for ${ip}`).toBe('pass');
      const lost = [OWN_IP].filter((ip) => walk(texts, ip).result === 'pass' && walk([merged], ip).result !== 'pass');
      expect(lost, merged).toEqual([]);
      const stranger = walk([merged], STRANGER);
      expect(['pass', 'permerror'], merged).not.toContain(stranger.result);
      expect(stranger.voids).toBeLessThanOrEqual(2);
      expect(countLookups(merged, DOMAIN, lookupWith([merged])).lookups).toBeLessThanOrEqual(10);
    }
  });

  it('keeps whom a second record permits through its redirect (RFC 7208 section 6.1)', () => {
    const texts = ['v=spf1 include:vendor.example -all', 'v=spf1 redirect=host.test'];
    const { merged } = mendOf(texts, [ONE, TWO]);
    for (const ip of [ONE, TWO, OWN_IP]) expect(walk([merged], ip).result, merged).toBe('pass');
  });

  it.each<[string, string, readonly string[], readonly string[], string]>([
    [`v=spf1 -ip4:${ONE} mx -all`, 'v=spf1 mx include:vendor.example -all', [`-ip4:${ONE}`], [], 'taken out'],
    [
      'v=spf1 -ip4:198.51.100.0/24 mx -all',
      'v=spf1 include:vendor.example -ip4:198.51.100.0/24 mx -all',
      [],
      ['include:vendor.example'],
      'a term about others as well stays, behind',
    ],
    [
      'v=spf1 -ip4:198.51.100.0/24 a:gone.acme.example mx -all',
      'v=spf1 include:vendor.example -ip4:198.51.100.0/24 a:gone.acme.example mx -all',
      [],
      ['include:vendor.example'],
      'a dead name stays where it does no harm',
    ],
    ['v=spf1 mx -all', 'v=spf1 mx include:vendor.example -all', [], [], 'nothing in the way: nothing is moved'],
  ])('for %s is %s: %j out, %j first: %s', (published, merged, dropped, first) => {
    const mend = mendOf([published], [ONE, TWO]);
    expect(mend).toMatchObject({ merged, dropped, first, impossible: '' });
    for (const term of [...dropped, ...first]) expect(mergedText(DOMAIN, mend).replace(merged, '')).toContain(term);
  });

  it.each([
    ['v=spf1 ipv4:203.0.113.25 -all', /ipv4:203\.0\.113\.25 has to be corrected first/, 'what it means is not known'],
    [`v=spf1 ${numbered(11, (n) => `a:h${n}.acme.example`)} -all`, /11 times, and 10/, 'hosts are not written out'],
    [
      `v=spf1 include:slow.test ${numbered(10, (n) => `a:h${n}.acme.example`)} -all`,
      /11 times, and 10/,
      'the limit holds behind a name server that does not answer now as well',
    ],
    ['v=spf1 redirect=nospf.test', /error for everybody/, 'where a redirect leads is not ours to leave out'],
  ])('is none for %s: %s, since %s', (published, reason) => {
    const mend = mendOf([published], [ONE, TWO]);
    expect(mend).toMatchObject({ merged: '', impossible: expect.stringMatching(reason) });
    expect(mergedText(DOMAIN, mend)).toMatch(reason);
    expect(mergedText(DOMAIN, mend)).not.toContain('include:vendor.example');
  });

  it('for the own server keeps the vendor, and passes over what refuses that server', () => {
    const texts = [`v=spf1 -${OWN} include:vendor.example -all`];
    const { merged } = spfMendFor(given.world({}), [OWN_IP], DOMAIN, lookupWith(texts));
    for (const ip of [ONE, TWO, OWN_IP]) expect(walk([merged], ip).result, merged).toBe('pass');
  });
});
