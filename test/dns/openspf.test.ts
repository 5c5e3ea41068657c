import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { answer } from '../../harness/dns/answer.ts';
import { zonedataToZones } from '../conformance/zonedata.ts';
import type { RecordData, RecordType } from '../../harness/model/dns.ts';
import type { Zonedata, ZonedataEntry } from '../conformance/zonedata.ts';

const file = resolve(process.env['NOTICEPROOF_CONFORMANCE'] ?? '../shared/conformance', 'rfc7208-tests.yml');

interface Section {
  readonly description: string;
  readonly zonedata: Zonedata;
}

const sections = existsSync(file)
  ? parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Section)
  : [];

/** The values of a type at one name, as the suite writes them. */
function values(entries: readonly ZonedataEntry[], type: string): unknown[] {
  return entries.flatMap((entry) => (typeof entry === 'object' && type in entry ? [entry[type]] : []));
}

function plain(data: RecordData): unknown {
  if (data.type === 'A' || data.type === 'AAAA') return data.address;
  if (data.type === 'TXT') return data.strings.join('');
  if (data.type === 'MX') return [data.preference, data.exchange];
  return data.type === 'PTR' ? data.target : data.type;
}

const bare = (value: unknown): string => String(value).toLowerCase().replace(/\.$/, '');

const STATED: Readonly<Record<string, (value: unknown) => unknown>> = {
  A: bare,
  AAAA: bare,
  PTR: bare,
  MX: (value) => (Array.isArray(value) ? [value[0], bare(value[1])] : value),
  TXT: (value) => [value].flat().join(''),
};

/** Every question about a name of the suite whose answer the suite states. */
function stated({ zonedata }: Section): [name: string, type: RecordType, expected: unknown][] {
  return Object.entries(zonedata).flatMap(([name, entries]) => {
    if (values(entries, 'CNAME').length > 0 || /[^.]{64}|\.\./.test(name)) return [];
    const none = entries.some((entry) => entry === 'TIMEOUT') ? 'timeout' : 'nodata';
    return Object.entries(STATED).map(([type, read]): [string, RecordType, unknown] => {
      const own = values(entries, type);
      // Type SPF is copied to TXT, unless the name has any TXT entry; NONE is one that gives no record.
      const all = type === 'TXT' && own.length === 0 ? values(entries, 'SPF') : own.filter((value) => value !== 'NONE');
      return [name, type as RecordType, all.length > 0 ? all.map(read) : none];
    });
  });
}

describe.skipIf(sections.length === 0)('OpenSPF zone data as zones', () => {
  it.each(sections.map((section) => [section.description, section] as const))('%s', (_description, section) => {
    const zones = zonedataToZones(section.zonedata);
    for (const [name, type, expected] of stated(section)) {
      for (const asked of [name, name.toUpperCase(), `${name}.`]) {
        const { status, data } = answer(zones, { name: asked, type });
        expect(status === 'found' ? data.map(plain) : status, `${asked} ${type}`).toEqual(expected);
      }
    }
    expect(answer(zones, { name: 'absent.of.this.suite', type: 'A' }).status).toBe('nxdomain');
  });

  it('asks enough to mean something', () => {
    expect(sections.flatMap(stated).filter(([, , expected]) => Array.isArray(expected)).length).toBeGreaterThan(250);
  });

  it('signals a loop of CNAMEs as an error (RFC 1034 section 3.6.2)', () => {
    const { zonedata } = sections.find((section) => 'loop4.example.com' in section.zonedata) ?? { zonedata: {} };
    expect(answer(zonedataToZones(zonedata), { name: 'loop4.example.com', type: 'A' }).status).toBe('servfail');
  });
});
