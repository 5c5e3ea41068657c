import { describe, expect, it } from 'vitest';
import { answer } from '../../harness/dns/answer.ts';
import { presentRecord } from '../../harness/standards/present-record.ts';
import { zonesOf } from './zones.ts';
import type { RecordType, ZoneSet } from '../../harness/model/dns.ts';

const chain = (length: number): string =>
  Array.from({ length }, (_, i) => `c${i}.chain.org. CNAME c${i + 1}.chain.org.`).join('\n') +
  `\nc${length}.chain.org. A 192.0.2.1`;

const WORLD = `
acme.org. 900 SOA ns1.acme.org. h.acme.org. 1 2 3 4 300
acme.org. 600 TXT "first"
acme.org. 60 TXT "second"
acme.org. MX 10 mail.acme.org.
mail.acme.org. 120 A 192.0.2.25
host.deep.acme.org. A 192.0.2.1
www.acme.org. 30 CNAME mail.acme.org.
away.acme.org. 30 CNAME www.elsewhere.net.
gone.acme.org. 30 CNAME nothing.acme.org.
lost.acme.org. CNAME mail.unwritten.net.
shaky.acme.org. CNAME broken.acme.org.
here.acme.org. CNAME there.acme.org.
there.acme.org. CNAME here.acme.org.
broken.acme.org. TXT SERVFAIL
broken.acme.org. TXT "not seen"
broken.acme.org. MX REFUSED
down.acme.org. A 192.0.2.2
down.acme.org. TIMEOUT
quiet.acme.org. TXT NODATA
sub.acme.org. 50 SOA ns1.acme.org. h.acme.org. 1 2 3 4 7000
www.elsewhere.net. 20 CNAME end.elsewhere.net.
end.elsewhere.net. 90 A 192.0.2.80
expired.org. NXDOMAIN
*.wild.org. 40 TXT "any"
*.wild.org. MX TIMEOUT
own.wild.org. A 192.0.2.3
not.wild.org. NXDOMAIN
a.b.wild.org. A 192.0.2.4
*.alias.org. CNAME mail.acme.org.
org. NS a0.org.afilias-nst.info.
_dmarc.bank. TXT "v=DMARC1; p=reject; psd=y"
${chain(16)}
d0.chain.org. CNAME c0.chain.org.
`;
const zones = zonesOf(WORLD);

/** `status`, or the data in order, then `/ttl`. */
function told(set: ZoneSet, name: string, type: RecordType): string {
  const { status, data, ttl } = answer(set, { name, type });
  return `${status === 'found' ? data.map(presentRecord).join(' ') : status} /${ttl}`;
}

const LABEL = 'a'.repeat(63);

describe('answer', () => {
  const rows: [reason: string, name: string, type: RecordType, told: string][] = [
    [
      'records in the order of the zone, smallest TTL (RFC 2181 section 5.2)',
      'acme.org',
      'TXT',
      '"first" "second" /60',
    ],
    ['letter case does not count (RFC 4343)', 'MAIL.acme.ORG', 'A', '192.0.2.25 /120'],
    ['a final dot does not count (RFC 1034 section 3.1)', 'mail.acme.org.', 'A', '192.0.2.25 /120'],
    [
      'an absent type is NODATA, kept for the smaller of SOA TTL and minimum (RFC 2308 section 5)',
      'mail.acme.org',
      'MX',
      'nodata /300',
    ],
    ['an absent name is NXDOMAIN (RFC 2308 section 2.1)', 'nope.acme.org', 'A', 'nxdomain /300'],
    ['the SOA TTL where it is smaller than the minimum (RFC 2308 section 5)', 'nope.sub.acme.org', 'A', 'nxdomain /50'],
    ['a name that only has names below it exists (RFC 8020 section 2)', 'deep.acme.org', 'A', 'nodata /300'],
    ['a name that only ends alike does not', 'eep.acme.org', 'A', 'nxdomain /300'],
    ['below a name that exists', 'x.mail.acme.org', 'A', 'nxdomain /300'],
    ['the SOA of an apex', 'sub.acme.org', 'SOA', 'ns1.acme.org. h.acme.org. 1 2 3 4 7000 /50'],
    ['a domain said not to exist (default SOA)', 'expired.org', 'A', 'nxdomain /3600'],
    ['and what is below it', 'mail.expired.org', 'MX', 'nxdomain /3600'],

    ['a CNAME is followed (RFC 1034 section 3.6.2), smallest TTL on the way', 'www.acme.org', 'A', '192.0.2.25 /30'],
    ['a question for the CNAME itself is not followed', 'www.acme.org', 'CNAME', 'mail.acme.org. /30'],
    ['from zone to zone', 'away.acme.org', 'A', '192.0.2.80 /20'],
    ['to a type that is not there', 'www.acme.org', 'TXT', 'nodata /30'],
    [
      'to a name that is not there: the status of the last name (RFC 6604 section 3)',
      'gone.acme.org',
      'A',
      'nxdomain /30',
    ],
    ['to a fault', 'shaky.acme.org', 'TXT', 'servfail /0'],
    ['to a name of no zone: nobody knows', 'lost.acme.org', 'A', 'undeclared /0'],
    ['a loop', 'here.acme.org', 'A', 'servfail /0'],
    ['16 CNAMEs are followed', 'c0.chain.org', 'A', '192.0.2.1 /3600'],
    ['17 are not', 'd0.chain.org', 'A', 'servfail /0'],

    ['a fault wins over records of its type', 'broken.acme.org', 'TXT', 'servfail /0'],
    ['another fault for another type', 'broken.acme.org', 'MX', 'refused /0'],
    ['types without a fault', 'broken.acme.org', 'A', 'nodata /300'],
    ['a fault of every type spares types with records (OpenSPF suite)', 'down.acme.org', 'A', '192.0.2.2 /3600'],
    ['a fault of every type', 'down.acme.org', 'TXT', 'timeout /0'],
    ['a name below a fault has none', 'x.down.acme.org', 'TXT', 'nxdomain /300'],
    ['NODATA is written', 'quiet.acme.org', 'TXT', 'nodata /300'],

    ['a wildcard makes names (RFC 4592 section 3.3)', 'x.wild.org', 'TXT', '"any" /40'],
    ['of several labels', 'y.x.wild.org', 'TXT', '"any" /40'],
    ['not at its own parent', 'wild.org', 'TXT', 'nodata /3600'],
    ['a type the wildcard lacks is NODATA (RFC 4592 section 2.2.1)', 'x.wild.org', 'A', 'nodata /3600'],
    ['a fault of the wildcard', 'x.wild.org', 'MX', 'timeout /0'],
    ['a name of its own hides it (RFC 4592 section 2.2.1)', 'own.wild.org', 'TXT', 'nodata /3600'],
    ['and so does one that only has names below it', 'b.wild.org', 'TXT', 'nodata /3600'],
    [
      'below such a name it is not the closest encloser’s wildcard (RFC 4592 section 3.3.1)',
      'c.b.wild.org',
      'TXT',
      'nxdomain /3600',
    ],
    ['a name said not to exist is not made', 'not.wild.org', 'TXT', 'nxdomain /3600'],
    ['nor one below it', 'x.not.wild.org', 'TXT', 'nxdomain /3600'],
    ['the wildcard asked by its own name', '*.wild.org', 'TXT', '"any" /40'],
    ['a wildcard alias is followed (RFC 4592 section 4.5)', 'x.alias.org', 'A', '192.0.2.25 /120'],

    ['a name of no zone', 'unwritten.net', 'A', 'undeclared /0'],
    ['a public suffix', 'net', 'TXT', 'undeclared /0'],
    ['a public suffix that is written', 'org', 'TXT', 'nodata /3600'],
    ['which does not speak for other registrants', 'unwritten.org', 'A', 'undeclared /0'],
    ['a reverse name without PTR: the tree is always declared', '9.2.0.192.in-addr.arpa', 'PTR', 'nxdomain /3600'],
    ['the same for IPv6', '8.b.d.0.1.0.0.2.ip6.arpa', 'PTR', 'nxdomain /3600'],
    [
      'a policy at a public suffix is absent unless written (RFC 9989 section 4.10 asks for it)',
      '_dmarc.com',
      'TXT',
      'nxdomain /3600',
    ],
    ['also where the suffix itself is written', '_dmarc.org', 'TXT', 'nxdomain /3600'],
    ['at a suffix of two labels', '_dmarc.co.uk', 'TXT', 'nxdomain /3600'],
    ['at a single label', '_dmarc.lan', 'TXT', 'nxdomain /3600'],
    ['and is answered where it is written', '_dmarc.bank', 'TXT', '"v=DMARC1; p=reject; psd=y" /3600'],
    ['a policy at a registrable domain must be written', '_dmarc.unwritten.org', 'TXT', 'undeclared /0'],
    [
      'an address as a name: no top-level domain is a number (RFC 1123 section 2.1)',
      '192.0.2.1',
      'A',
      'nxdomain /3600',
    ],
    ['invalid does not exist (RFC 6761 section 6.4)', 'library.invalid', 'MX', 'nxdomain /3600'],
    ['the target of a null MX has no address (RFC 7505 section 3)', '', 'A', 'nodata /3600'],

    ['a label of 63 octets (RFC 1035 section 2.3.4)', `${LABEL}.acme.org`, 'A', 'nxdomain /300'],
    ['a label of 64', `${LABEL}a.acme.org`, 'A', 'badname /0'],
    ['63 letters of two octets each', `${'ü'.repeat(63)}.acme.org`, 'A', 'badname /0'],
    ['an empty label', 'a..acme.org', 'A', 'badname /0'],
    ['a dot in front', '.acme.org', 'A', 'badname /0'],
    ['253 octets in all', `${'a234567.'.repeat(30)}abcd.acme.org`, 'A', 'nxdomain /300'],
    ['254 octets in all', `${'a234567.'.repeat(30)}abcde.acme.org`, 'A', 'badname /0'],
  ];
  it.each(rows)('%s', (_reason, name, type, expected) => expect(told(zones, name, type)).toBe(expected));

  it('lists the targets of the CNAMEs it followed, also where they lead nowhere', () => {
    expect(answer(zones, { name: 'away.acme.org', type: 'A' }).aliases).toEqual([
      'www.elsewhere.net',
      'end.elsewhere.net',
    ]);
    expect(answer(zones, { name: 'lost.acme.org', type: 'A' }).aliases).toEqual(['mail.unwritten.net']);
    expect(answer(zones, { name: 'mail.acme.org', type: 'A' }).aliases).toEqual([]);
    expect(answer(zones, { name: 'here.acme.org', type: 'A' }).aliases).toEqual(['there.acme.org', 'here.acme.org']);
  });

  it('speaks for everything below a suffix whose text does', () => {
    expect(told(zonesOf('bank. NXDOMAIN'), 'x.bank', 'A')).toBe('nxdomain /3600');
    expect(told(zonesOf('*.bank. A 192.0.2.1'), 'x.bank', 'A')).toBe('192.0.2.1 /3600');
    expect(told(zonesOf('*.bank. NXDOMAIN'), 'x.bank', 'A')).toBe('nxdomain /3600');
    expect(told(zonesOf('bank. NXDOMAIN\nbank. TXT "a"'), 'x.bank', 'A')).toBe('undeclared /0');
  });

  it('speaks for everything where the root is written', () => {
    const root = zonesOf('. SOA a.root-servers.net. nstld.verisign-grs.com. 1 1800 900 604800 86400');
    expect(told(root, 'unwritten.net', 'A')).toBe('nxdomain /3600');
    expect(told(root, '', 'A')).toBe('nodata /3600');
  });
});
