import { describe, expect, it } from 'vitest';
import { presentRecord } from '../../harness/standards/present-record.ts';
import { parseZoneText } from '../../harness/standards/zone-text.ts';
import type { RecordData } from '../../harness/model/dns.ts';

const soa = { mname: 'ns.a.org', rname: 'h.a.org', serial: 1, refresh: 2, retry: 3, expire: 4, minimum: 5 };

describe('presentation form (RFC 1035 section 5.1)', () => {
  const rows: [reason: string, data: RecordData, text: string][] = [
    ['an address as it is', { type: 'A', address: '192.0.2.1' }, '192.0.2.1'],
    ['an IPv6 address as it is', { type: 'AAAA', address: '2001:db8::1' }, '2001:db8::1'],
    ['names end in a dot', { type: 'MX', preference: 10, exchange: 'mail.a.org' }, '10 mail.a.org.'],
    ['the root is a dot', { type: 'MX', preference: 0, exchange: '' }, '0 .'],
    ['a target', { type: 'CNAME', target: 'a.org' }, 'a.org.'],
    ['each string in quotes', { type: 'TXT', strings: ['v=spf1 ', '-all'] }, '"v=spf1 " "-all"'],
    ['quotes and backslashes escaped', { type: 'TXT', strings: ['a"b\\c'] }, '"a\\"b\\\\c"'],
    [
      'octets that cannot be printed as three digits',
      { type: 'TXT', strings: ['\u0000\n\u007F\u00FF~'] },
      '"\\000\\010\\127\\255~"',
    ],
    ['seven values', { type: 'SOA', ...soa }, 'ns.a.org. h.a.org. 1 2 3 4 5'],
  ];
  it.each(rows)('%s', (_reason, data, text) => {
    expect(presentRecord(data)).toBe(text);
    const { lines } = parseZoneText(`a.org. ${data.type} ${text}`, (line, column) => ({ file: '', line, column }));
    expect(lines.map((line) => line.kind === 'record' && line.data)).toEqual([data]);
  });
});
