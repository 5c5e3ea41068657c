import { describe, expect, it } from 'vitest';
import { parseZoneText } from '../../harness/standards/zone-text.ts';
import type { ZoneLine } from '../../harness/model/dns.ts';

const place = (line: number, column: number) => ({ file: 'z', line, column });
const parse = (text: string) => parseZoneText(text, place);

/** What each line says, without its place. */
function said(text: string): unknown[] {
  const { lines, mistakes } = parse(text);
  expect(mistakes).toEqual([]);
  return lines.map((line: ZoneLine) => Object.fromEntries(Object.entries(line).filter(([key]) => key !== 'where')));
}

const record = (name: string, data: object, ttl = 3600) => ({ kind: 'record', name, ttl, data });
const txt = (...strings: string[]) => ({ type: 'TXT', strings });

describe('lines that are read', () => {
  const rows: [name: string, reason: string, text: string, lines: unknown[]][] = [
    [
      'name, type, data',
      'RFC 1035 section 5.1; TTL and class may be left out',
      'acme.org. A 192.0.2.1',
      [record('acme.org', { type: 'A', address: '192.0.2.1' })],
    ],
    [
      'TTL, then class',
      'RFC 1035 section 5.1: in either order',
      'acme.org. 300 IN A 192.0.2.1',
      [record('acme.org', { type: 'A', address: '192.0.2.1' }, 300)],
    ],
    [
      'class, then TTL',
      'RFC 1035 section 5.1: in either order',
      'acme.org. IN 300 A 192.0.2.1',
      [record('acme.org', { type: 'A', address: '192.0.2.1' }, 300)],
    ],
    [
      'TTL with units',
      'as zone files of BIND write it: 90 minutes',
      'acme.org. 1h30m A 192.0.2.1',
      [record('acme.org', { type: 'A', address: '192.0.2.1' }, 5400)],
    ],
    [
      'upper case',
      'names are compared without case (RFC 4343): kept in lower case',
      'ACME.Org in mx 10 Mail.ACME.org',
      [record('acme.org', { type: 'MX', preference: 10, exchange: 'mail.acme.org' })],
    ],
    [
      'final dots optional',
      'a name with a dot is absolute',
      'acme.org NS ns1.acme.org',
      [record('acme.org', { type: 'NS', target: 'ns1.acme.org' })],
    ],
    [
      'IPv6',
      'canonical text form (RFC 5952)',
      'acme.org. AAAA 2001:0DB8:0:0::0025',
      [record('acme.org', { type: 'AAAA', address: '2001:db8::25' })],
    ],
    [
      'null MX',
      'RFC 7505 section 3: the root as exchange',
      'acme.org. MX 0 .',
      [record('acme.org', { type: 'MX', preference: 0, exchange: '' })],
    ],
    [
      'an address as mail server',
      'a real mistake of real zones: it is a name of four labels',
      'acme.org. MX 10 192.0.2.1',
      [record('acme.org', { type: 'MX', preference: 10, exchange: '192.0.2.1' })],
    ],
    [
      'wildcard and underscores',
      'RFC 4592 section 2.1.1; RFC 8552',
      '*._report._dmarc.acme.org. TXT "v=DMARC1"',
      [record('*._report._dmarc.acme.org', txt('v=DMARC1'))],
    ],
    [
      'blank owner',
      'RFC 1035 section 5.1: the owner of the line before',
      'acme.org. A 192.0.2.1\n  60 A 192.0.2.2\n\n  A 192.0.2.3',
      [
        record('acme.org', { type: 'A', address: '192.0.2.1' }),
        record('acme.org', { type: 'A', address: '192.0.2.2' }, 60),
        record('acme.org', { type: 'A', address: '192.0.2.3' }),
      ],
    ],
    [
      'indented paste',
      'an indented line that begins with a name has that owner',
      '  a.org. TXT "a"\n  b.org. TXT "b"',
      [record('a.org', txt('a')), record('b.org', txt('b'))],
    ],
    [
      '$ORIGIN, $TTL and @',
      'RFC 1035 section 5.1, RFC 2308 section 4',
      '$ORIGIN acme.org.\n$TTL 60\n@ MX 10 mail\nmail 5 A 192.0.2.1',
      [
        record('acme.org', { type: 'MX', preference: 10, exchange: 'mail.acme.org' }, 60),
        record('mail.acme.org', { type: 'A', address: '192.0.2.1' }, 5),
      ],
    ],
    [
      'absolute below $ORIGIN',
      'a name with a dot and a known top-level domain stays absolute',
      '$ORIGIN acme.org.\n@ MX 1 smtp.google.com',
      [record('acme.org', { type: 'MX', preference: 1, exchange: 'smtp.google.com' })],
    ],
    [
      'several strings',
      'RFC 1035 section 3.3.14: in order',
      'acme.org. TXT "v=spf1 " "-all"',
      [record('acme.org', txt('v=spf1 ', '-all'))],
    ],
    ['strings that touch', 'a closed quote ends a string', 'acme.org. TXT "a""b"', [record('acme.org', txt('a', 'b'))]],
    [
      'escapes',
      'RFC 1035 section 5.1: \\X and \\DDD',
      String.raw`acme.org. TXT "a\"b\\c\;d\065\255"`,
      [record('acme.org', txt('a"b\\c;dA\u00FF'))],
    ],
    [
      'letters outside ASCII',
      'each octet of UTF-8 is one character: ü is C3 BC',
      'acme.org. TXT "ü"',
      [record('acme.org', txt('\u00C3\u00BC'))],
    ],
    [
      'semicolon in quotes',
      'RFC 1035 section 5.1: no comment inside a string',
      'acme.org. TXT "v=DMARC1; p=none" ; ours',
      [record('acme.org', txt('v=DMARC1; p=none'))],
    ],
    [
      'one word without quotes',
      'RFC 1035 section 5.1 allows it',
      'acme.org. TXT google-site-verification=x ; theirs',
      [record('acme.org', txt('google-site-verification=x'))],
    ],
    [
      'empty string',
      'RFC 1035 section 3.3: a character-string may be empty',
      'acme.org. TXT ""',
      [record('acme.org', txt(''))],
    ],
    [
      '255 octets',
      'RFC 1035 section 3.3: the longest string',
      `acme.org. TXT "${'a'.repeat(255)}"`,
      [record('acme.org', txt('a'.repeat(255)))],
    ],
    [
      'parentheses',
      'RFC 1035 section 5.1: over several lines, with comments',
      's._domainkey.acme.org. TXT ( "v=DKIM1; " ; one\n  "p=abc" ) ; two\nacme.org. A 192.0.2.1',
      [
        record('s._domainkey.acme.org', txt('v=DKIM1; ', 'p=abc')),
        record('acme.org', { type: 'A', address: '192.0.2.1' }),
      ],
    ],
    [
      'SOA',
      'RFC 1035 section 3.3.13, as dig +multiline prints it',
      'acme.org. 900 IN SOA ns1.acme.org. j\\.doe.acme.org. (\n  2026 ; serial\n  7200 3600\n  1209600 300 )',
      [
        record(
          'acme.org',
          {
            type: 'SOA',
            mname: 'ns1.acme.org',
            rname: 'j\\.doe.acme.org',
            serial: 2026,
            refresh: 7200,
            retry: 3600,
            expire: 1209600,
            minimum: 300,
          },
          900,
        ),
      ],
    ],
    [
      'a name that does not exist',
      'the word NXDOMAIN in the type’s place',
      'acme.org. 300 IN NXDOMAIN',
      [{ kind: 'nxdomain', name: 'acme.org' }],
    ],
    [
      'a type without data',
      'the word NODATA after the type',
      'acme.org. TXT nodata',
      [{ kind: 'nodata', name: 'acme.org', type: 'TXT' }],
    ],
    [
      'a fault of one type',
      'the fault after the type',
      'acme.org. MX SERVFAIL',
      [{ kind: 'fault', name: 'acme.org', type: 'MX', fault: 'SERVFAIL' }],
    ],
    [
      'a fault of every type',
      'the fault in the type’s place',
      'acme.org. TIMEOUT\nb.org. refused',
      [
        { kind: 'fault', name: 'acme.org', type: null, fault: 'TIMEOUT' },
        { kind: 'fault', name: 'b.org', type: null, fault: 'REFUSED' },
      ],
    ],
    ['the word as a text', 'a quoted word is data', 'acme.org. TXT "SERVFAIL"', [record('acme.org', txt('SERVFAIL'))]],
    [
      'types mail does not ask for',
      'they stand in pasted answers and change nothing',
      'a.org. 60 IN CAA 0 issue "x"\na.org. IN RRSIG A 8 2 60 (\n 2026 abc== )\na.org. HTTPS 1 . alpn="h2"\na.org. TYPE65534 \\# 1 00\n  A 192.0.2.1',
      [record('a.org', { type: 'A', address: '192.0.2.1' })],
    ],
    [
      'the same record twice',
      'RFC 2181 section 5: duplicates make no difference',
      'a.org. 60 TXT "x"\nA.ORG. 61 TXT "x"',
      [record('a.org', txt('x'), 60)],
    ],
    [
      'taken back and written again',
      'NXDOMAIN takes away what is below, so the same line counts again',
      'm.a.org. TXT "x"\na.org. NXDOMAIN\nm.a.org. TXT "x"',
      [record('m.a.org', txt('x')), { kind: 'nxdomain', name: 'a.org' }, record('m.a.org', txt('x'))],
    ],
    [
      'CRLF, tabs, byte order mark',
      'as editors on Windows save it',
      '\uFEFFacme.org.\tTXT\t"a"\r\n\tTXT\t"b"\r\n',
      [record('acme.org', txt('a')), record('acme.org', txt('b'))],
    ],
    [
      'directives in lower case',
      'as zone files have them',
      '$origin acme.org.\n$ttl 60\n  @ a 192.0.2.1\n  a 192.0.2.2',
      [
        record('acme.org', { type: 'A', address: '192.0.2.1' }, 60),
        record('acme.org', { type: 'A', address: '192.0.2.2' }, 60),
      ],
    ],
    [
      'the origin written out below $ORIGIN',
      'a name at or below the origin is absolute, whatever the top-level domain',
      '$ORIGIN acme.lan.\nacme.lan TXT "a"\nm.acme.lan TXT "b"',
      [record('acme.lan', txt('a')), record('m.acme.lan', txt('b'))],
    ],
    ['the root', 'a dot alone', '. TXT "a"', [record('', txt('a'))]],
    [
      'the largest preference',
      'RFC 1035 section 3.3.9: 16 bits',
      'a.org. MX 65535 b.org.',
      [record('a.org', { type: 'MX', preference: 65535, exchange: 'b.org' })],
    ],
    [
      'the longest TTL',
      'RFC 2181 section 8: 31 bits',
      'a.org. 2147483647 TXT "a"',
      [record('a.org', txt('a'), 2147483647)],
    ],
    ['units in upper case', 'as BIND reads them', 'a.org. 1H TXT "a"', [record('a.org', txt('a'))]],
    [
      'an address as an owner',
      'only PTR stands under reverse names',
      '192.0.2.1. TXT "PTR"',
      [record('192.0.2.1', txt('PTR'))],
    ],
    [
      'one word without quotes or comment',
      'RFC 1035 section 5.1 allows it',
      'a.org. TXT abc',
      [record('a.org', txt('abc'))],
    ],
    [
      '65535 octets',
      'RFC 1035 section 3.2.1: the largest record',
      `a.org. TXT ${`"${'a'.repeat(255)}" `.repeat(255)}"${'a'.repeat(254)}"`,
      [record('a.org', txt(...Array.from({ length: 255 }, () => 'a'.repeat(255)), 'a'.repeat(254)))],
    ],
    [
      'repeated after NODATA',
      'NODATA takes the record back, so the same line counts again',
      'a.org. TXT "x"\na.org. TXT NODATA\na.org. TXT "x"',
      [record('a.org', txt('x')), { kind: 'nodata', name: 'a.org', type: 'TXT' }, record('a.org', txt('x'))],
    ],
    [
      'repeated after NXDOMAIN elsewhere',
      'it takes back only what is at and below its name',
      'b.org. TXT "x"\na.org. NXDOMAIN\nb.org. TXT "x"',
      [record('b.org', txt('x')), { kind: 'nxdomain', name: 'a.org' }],
    ],
    [
      'an alias taken back',
      'other records may follow then',
      'w.a.org. CNAME a.org.\nw.a.org. NXDOMAIN\nw.a.org. TXT "x"',
      [
        record('w.a.org', { type: 'CNAME', target: 'a.org' }),
        { kind: 'nxdomain', name: 'w.a.org' },
        record('w.a.org', txt('x')),
      ],
    ],
    [
      'a fault in lower case',
      'the words have no case',
      'a.org. TXT timeout',
      [{ kind: 'fault', name: 'a.org', type: 'TXT', fault: 'TIMEOUT' }],
    ],
    [
      'a mailbox in upper case',
      'names are kept in lower case',
      'a.org. SOA NS.A.org. J\\.Doe.A.org. 1 2 3 4 5',
      [
        record('a.org', {
          type: 'SOA',
          mname: 'ns.a.org',
          rname: 'j\\.doe.a.org',
          serial: 1,
          refresh: 2,
          retry: 3,
          expire: 4,
          minimum: 5,
        }),
      ],
    ],
  ];
  it.each(rows)('%s (%s)', (_name, _reason, text, lines) => expect(said(text)).toEqual(lines));

  it('reads an answer as dig prints it (its section titles are comments)', () => {
    const pasted = `
; <<>> DiG 9.18.28 <<>> acme.org mx
;; global options: +cmd
;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 1
;; QUESTION SECTION:
;acme.org.\t\t\tIN\tMX

;; ANSWER SECTION:
acme.org.\t\t300\tIN\tMX\t1 aspmx.l.google.com.
acme.org.\t\t300\tIN\tRRSIG\tMX 13 2 300 2026 2026 1 acme.org. abc==

;; Query time: 12 msec`;
    expect(said(pasted)).toEqual([
      record('acme.org', { type: 'MX', preference: 1, exchange: 'aspmx.l.google.com' }, 300),
    ]);
  });

  it('points at the beginning of each entry', () => {
    const { lines } = parse('; x\nacme.org. TXT ( "a"\n "b" )\n   TXT "c"');
    expect(lines.map(({ where }) => where)).toEqual([place(2, 1), place(4, 4)]);
  });
});

const LONG = 'a'.repeat(64);

describe('mistakes', () => {
  const rows: [name: string, text: string, line: number, column: number, problem: RegExp, mend: RegExp][] = [
    [
      'bad IPv4',
      'acme.org. A 54.213.10',
      1,
      13,
      /`54\.213\.10` is not an IPv4 address/,
      /acme\.org\. A 54\.213\.10\.152/,
    ],
    ['IPv4 out of range', 'acme.org. A 54.213.10.256', 1, 13, /not an IPv4 address/, /0 to 255/],
    ['IPv4 with a prefix', 'acme.org. A 54.213.10.0/24', 1, 13, /not an IPv4 address/, /A 54\.213\.10\.152/],
    ['IPv6 in A', 'acme.org. A 2001:db8::1', 1, 13, /IPv6 address/, /acme\.org\. AAAA 2001:db8::1/],
    ['IPv4 in AAAA', 'acme.org. AAAA 192.0.2.1', 1, 16, /IPv4 address/, /acme\.org\. A 192\.0\.2\.1/],
    ['bad IPv6', 'acme.org. AAAA 2001:db8::g', 1, 16, /not an IPv6 address/, /2001:db8::25/],
    ['two addresses', 'acme.org. A 192.0.2.1 192.0.2.2', 1, 23, /one value/, /one line for each/],
    ['address without a type', 'acme.org. 192.0.2.1', 1, 11, /no record type/, /acme\.org\. A 192\.0\.2\.1/],
    [
      'MX without preference',
      'acme.org. MX mail.acme.org.',
      1,
      14,
      /begins with its preference/,
      /acme\.org\. MX 10 mail\.acme\.org\./,
    ],
    [
      'MX the wrong way round',
      'acme.org. MX mail.acme.org. 20',
      1,
      14,
      /begins with its preference/,
      /MX 20 mail\.acme\.org\./,
    ],
    ['MX without a server', 'acme.org. MX 10', 1, 14, /names no mail server/, /MX 10 mail\.acme\.org\./],
    ['MX preference too large', 'acme.org. MX 65536 mail.acme.org.', 1, 14, /between 0 and 65535/, /MX 10/],
    ['two servers in one MX', 'acme.org. MX 10 a.org. b.org.', 1, 24, /one server/, /one line for each/],
    [
      'unquoted text cut off',
      '_dmarc.acme.org. TXT v=DMARC1; p=none',
      1,
      22,
      /only `v=DMARC1` would be published/,
      /"v=DMARC1; p=none"/,
    ],
    [
      'unquoted text cut off after a space',
      '_dmarc.acme.org. TXT v=DMARC1 ; p=none',
      1,
      22,
      /only `v=DMARC1`/,
      /"v=DMARC1 ; p=none"/,
    ],
    [
      'quotes closed too early',
      '_dmarc.acme.org. TXT "v=DMARC1"; p=none',
      1,
      22,
      /only `v=DMARC1`/,
      /"v=DMARC1; p=none"/,
    ],
    [
      'unquoted text with spaces',
      'acme.org. TXT v=spf1 -all',
      1,
      15,
      /spaces and no quotes/,
      /acme\.org\. TXT "v=spf1 -all"/,
    ],
    ['unescaped quote', 'acme.org. TXT "a "b" c"', 1, 19, /outside the quotes/, /\\"/],
    ['single quotes', "acme.org. TXT 'v=spf1 -all'", 1, 15, /not single ones/, /"v=spf1 -all"/],
    [
      '256 octets',
      `acme.org. TXT "a" "${'b'.repeat(256)}"`,
      1,
      19,
      /256 octets.*at most 255/,
      /Split it.*acme\.org\. TXT "b+…" "…the rest"/,
    ],
    ['128 letters of two octets', `acme.org. TXT "${'ü'.repeat(128)}"`, 1, 15, /256 octets/, /Split it/],
    ['64 kB in one record', `acme.org. TXT ${`"${'c'.repeat(255)}" `.repeat(257)}`, 1, 15, /65792 octets/, /shorter/],
    ['unclosed quote', 'acme.org. TXT "v=spf1 -all', 1, 15, /never closed/, /"v=spf1 -all"/],
    ['typographic quotes', 'acme.org. TXT “v=spf1 -all”', 1, 15, /“ is a typographic quote/, /straight quote/],
    [
      'typographic quote at the end',
      'acme.org. TXT "v=spf1 -all”',
      1,
      27,
      /” is a typographic quote/,
      /straight quote/,
    ],
    ['unclosed parenthesis', 'acme.org. TXT ( "a"\n"b"\n', 1, 15, /never closed/, /Write `\)`/],
    ['stray parenthesis', 'acme.org. TXT "a" )', 1, 19, /closes nothing/, /Take it away/],
    ['bad escape', String.raw`acme.org. TXT "ab\12c"`, 1, 18, /`\\12` is not an escape/, /three digits/],
    ['escape over 255', String.raw`acme.org. TXT "ab\256"`, 1, 18, /`\\256` is not an escape/, /\\255/],
    ['label of 64', `${LONG}.acme.org. TXT "a"`, 1, 1, /64 octets.*at most 63/, /shorter label/],
    ['label of 64 in data', `acme.org. CNAME ${LONG}.acme.org.`, 1, 17, /64 octets/, /shorter label/],
    ['name of 254', `${'a234567.'.repeat(31)}org.uk. TXT "a"`, 1, 1, /254 octets.*at most 253/, /shorter name/],
    ['empty label', 'mail..acme.org. A 192.0.2.1', 1, 1, /empty label/, /one dot/],
    ['leading dot', '.acme.org. A 192.0.2.1', 1, 1, /empty label/, /one dot/],
    ['TTL not a number', 'acme.org. 3600x TXT "a"', 1, 11, /TTL `3600x` is not a number/, /3600/],
    ['negative TTL', 'acme.org. -1 TXT "a"', 1, 11, /TTL `-1` is not a number/, /3600/],
    ['TTL over 31 bits', 'acme.org. 2147483648 TXT "a"', 1, 11, /too long: 2147483647/, /3600/],
    ['two TTLs', 'acme.org. 60 60 TXT "a"', 1, 14, /second number/, /3600/],
    ['$TTL not a number', '$TTL hour', 1, 6, /`hour` is not a number/, /3600/],
    ['$TTL without value', '$TTL', 1, 1, /no value/, /\$TTL 3600/],
    ['misspelt directive', '$ORIGN acme.org.', 1, 1, /not a directive/, /Did you mean \$ORIGIN/],
    ['$INCLUDE', '$INCLUDE db.acme', 1, 1, /not read here/, /lines of that file/],
    ['misspelt type', 'acme.org. TEXT "a"', 1, 11, /`TEXT` is not a record type/, /Did you mean TXT/],
    ['swapped letters', '1.2.0.192.in-addr.arpa. PRT mail.acme.org.', 1, 25, /`PRT`/, /Did you mean PTR/],
    ['misspelt word', 'acme.org. NXDOMIAN', 1, 11, /`NXDOMIAN`/, /Did you mean NXDOMAIN/],
    ['DNAME', 'acme.org. DNAME a.org.', 1, 11, /`DNAME`/, /CNAME line for every name/],
    ['type by number', 'acme.org. TYPE16 \\# 2 0161', 1, 11, /`TYPE16`/, /Write TXT/],
    ['no type', 'acme.org.', 1, 1, /no record type/, /TXT "v=spf1 -all"/],
    ['text without a type', 'acme.org. "v=spf1 -all"', 1, 11, /type is expected/, /before the text/],
    ['no data', 'acme.org. 60 IN MX ; 10', 1, 17, /MX record has no data/, /acme\.org\. MX 10/],
    ['data after NXDOMAIN', 'acme.org. NXDOMAIN "a"', 1, 20, /Nothing can follow NXDOMAIN/, /End the line/],
    ['data after NODATA', 'acme.org. TXT NODATA "a"', 1, 22, /Nothing can follow NODATA/, /End the line/],
    ['data after a fault', 'acme.org. SERVFAIL now', 1, 20, /Nothing can follow SERVFAIL/, /End the line/],
    ['NXDOMAIN of a type', 'acme.org. TXT NXDOMAIN', 1, 15, /about the name/, /acme\.org\. TXT NODATA/],
    ['NODATA without a type', 'acme.org. NODATA', 1, 11, /`NODATA`/, /acme\.org\. TXT NODATA/],
    ['fault of ANY', 'acme.org. ANY SERVFAIL', 1, 11, /`ANY`/, /acme\.org\. SERVFAIL/],
    ['another class', 'acme.org. CH TXT "a"', 1, 11, /class CH/, /Write IN/],
    ['relative name', 'mail A 192.0.2.1', 1, 1, /`mail` is relative/, /mail\.acme\.org\..*\$ORIGIN/],
    ['relative name in data', 'acme.org. MX 10 mail', 1, 17, /`mail` is relative/, /mail\.acme\.org\./],
    ['@ without $ORIGIN', '@ A 192.0.2.1', 1, 1, /no \$ORIGIN/, /\$ORIGIN acme\.org\./],
    [
      'selector without its domain',
      's1._domainkey TXT "p="',
      1,
      1,
      /`_domainkey` is not a top-level domain/,
      /s1\._domainkey\.acme\.org\./,
    ],
    [
      'dotted name below $ORIGIN',
      '$ORIGIN acme.org.\nmx.library A 192.0.2.1',
      2,
      1,
      /`library` is not a top-level domain/,
      /mx\.library\.acme\.org\./,
    ],
    ['letters outside ASCII in a name', 'bücher.de. A 192.0.2.1', 1, 2, /U\+00FC/, /xn--bcher-kva\.de/],
    ['zero-width space', 'acme.org.\u200B A 192.0.2.1', 1, 10, /U\+200B/, /acme\.org\./],
    ['e-mail address as a name', 'library@acme.org TXT "a"', 1, 1, /e-mail address/, /`acme\.org`/],
    ['colon after the name', 'acme.org: TXT "a"', 1, 1, /no colon/, /`acme\.org`/],
    ['quoted name', '"acme.org." TXT "a"', 1, 1, /not the text/, /without quotes/],
    [
      'PTR under an address',
      '54.213.10.152 PTR mail.acme.org.',
      1,
      1,
      /reverse name/,
      /152\.10\.213\.54\.in-addr\.arpa\. PTR/,
    ],
    ['SOA too short', 'acme.org. SOA ns1.acme.org. h.acme.org. 1 2 3 4', 1, 47, /lacks its minimum/, /seven values/],
    ['SOA serial', 'acme.org. SOA ns1.acme.org. h.acme.org. x 2 3 4 5', 1, 41, /serial `x`/, /seven values/],
    [
      'SOA with an e-mail address',
      'acme.org. SOA ns1.acme.org. h@acme.org. 1 2 3 4 5',
      1,
      29,
      /e-mail address/,
      /dot stands for the @/,
    ],
    ['no owner at all', '  TXT "a"', 1, 3, /names no owner/, /name at the beginning/],
    ['CNAME and others', 'w.a.org. A 192.0.2.1\nw.a.org. CNAME a.org.', 2, 1, /stands alone/, /CNAME alone/],
    ['others and CNAME', 'w.a.org. CNAME a.org.\nw.a.org. A 192.0.2.1', 2, 1, /stands alone/, /CNAME alone/],
    ['two CNAMEs', 'w.a.org. CNAME a.org.\nw.a.org. CNAME b.org.', 2, 1, /two CNAME records/, /CNAME alone/],
    ['directive with two values', '$TTL 60 70', 1, 9, /one value/, /\$TTL 3600/],
    ['$GENERATE', '$GENERATE 1-9 h$ A 192.0.2.$', 1, 1, /not read here/, /lines it stands for/],
    ['directive with two letters wrong', '$ORIG acme.org.', 1, 1, /not a directive/, /Did you mean \$ORIGIN/],
    ['class twice', 'acme.org. IN IN A 192.0.2.1', 1, 14, /`IN` is not a record type/, /Types are/],
    ['indented text', 'acme.org. TXT "a"\n   "b.c"', 2, 4, /type is expected/, /before the text/],
    ['backslash at the end', 'acme.org. TXT abc\\', 1, 18, /not an escape/, /Write `\\\\`/],
    ['bad escape in a name', 'a\\9.acme.org. TXT "a"', 1, 2, /`\\9` is not an escape/, /three digits/],
    ['letters that no name can have', 'ü%.org. TXT "a"', 1, 1, /U\+00FC/, /in ASCII/],
    [
      'PTR under an address, in lower case',
      '192.0.2.1 ptr mail.acme.org.',
      1,
      1,
      /reverse name/,
      /1\.2\.0\.192\.in-addr\.arpa/,
    ],
    ['MX with a quoted preference', 'acme.org. MX "10" mail.acme.org.', 1, 14, /preference/, /MX 10/],
    ['SOA too long', 'acme.org. SOA ns1.acme.org. h.acme.org. 1 2 3 4 5 6', 1, 51, /ends before `6`/, /seven values/],
    [
      'SOA with a relative name',
      'acme.org. SOA ns1 h.acme.org. 1 2 3 4 5',
      1,
      15,
      /`ns1` is relative/,
      /ns1\.acme\.org/,
    ],
    [
      'SOA with a time over 32 bits',
      'acme.org. SOA ns1.acme.org. h.acme.org. 1 2 3 4 4294967296',
      1,
      49,
      /too long/,
      /3600/,
    ],
    [
      'SOA with a time that is none',
      'acme.org. SOA ns1.acme.org. h.acme.org. 1 x 3 4 5',
      1,
      43,
      /refresh `x`/,
      /seven values/,
    ],
  ];
  it.each(rows)('%s', (...row) => {
    const [, text, line, column, problem, mend] = row;
    const { lines, mistakes } = parse(text);
    expect(mistakes.map(({ file, line: l, column: c, source }) => [file, l, c, source])).toEqual([
      ['z', line, column, null],
    ]);
    expect(mistakes[0]?.problem).toMatch(problem);
    expect(mistakes[0]?.mend).toMatch(mend);
    expect(lines.every(({ where }) => where.line !== line)).toBe(true);
  });

  it('leaves the other lines as they are', () => {
    const { lines, mistakes } = parse('a.org. A 1\nb.org. A 192.0.2.1\nc.org. TXT "x\nd.org. A 192.0.2.2');
    expect(lines.map(({ name }) => name)).toEqual(['b.org', 'd.org']);
    expect(mistakes.map(({ line }) => line)).toEqual([1, 3]);
  });

  it('goes on after a parenthesis that an open quote swallowed', () => {
    const { lines, mistakes } = parse('a.org. TXT ( "x )\nb.org. A 192.0.2.1');
    expect(lines.map(({ name }) => name)).toEqual(['b.org']);
    expect(mistakes.map(({ column }) => column)).toEqual([14]);
  });

  it('does not blame lines that lean on a mistaken owner, nor give them to the one above', () => {
    const { lines, mistakes } = parse('a.org. A 192.0.2.1\nmail A 192.0.2.2\n  A 192.0.2.3\n  A x');
    expect(lines).toHaveLength(1);
    expect(mistakes.map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe('size', () => {
  it('reads 10,000 lines and a line of 64 kB without going back and forth', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `h${i}.acme.org. 60 IN A 192.0.2.${i % 256}`).join('\n');
    expect(parse(many).lines).toHaveLength(10_000);
    const wide = `acme.org. TXT ${`"${'\\097'.repeat(255)}" `.repeat(255)}`;
    expect(parse(wide).lines).toHaveLength(1);
    for (const open of ['"', '\\', '(', '“', '"\\'])
      expect(parse(`acme.org. TXT ${open.repeat(65_537)}`).lines).toEqual([]);
  });
});
