import { describe, expect, it } from 'vitest';
import { times, tryZone, type Tried } from './played.ts';
import { bearable } from './time-of.ts';

function fateOfNotice({ report }: Tried): string {
  const notice = report?.flows.find(({ flow }) => flow === 'notice');
  return notice === undefined ? 'not played' : `${notice.fate} ${notice.rule}`;
}

function saysOf({ report }: Tried, code: string): string {
  const finding = report?.findings.find((one) => one.code === code);
  return finding === undefined ? `no ${code}` : `${finding.sentence} ${finding.mend}`;
}

function others(count: number, not: number): string {
  return times(count, (j) => (j === not ? '' : `include:i${j}.acme.org`)).join(' ');
}

describe('SPF records that lead to many others', () => {
  bearable();

  const rows: [name: string, because: string, lines: readonly string[]][] = [
    [
      '300 in a chain',
      'each includes the next',
      times(300, (i) => `${i === 0 ? '' : `i${i}.`}acme.org. TXT "v=spf1 include:i${i + 1}.acme.org -all"`),
    ],
    [
      '30,000 in a chain',
      'deeper than a stack of calls',
      times(30_000, (i) => `${i === 0 ? '' : `i${i}.`}acme.org. TXT "v=spf1 include:i${i + 1}.acme.org -all"`),
    ],
    [
      '300 side by side',
      'one record includes them all',
      [
        `acme.org. TXT "v=spf1 " ${times(300, (i) => `"include:i${i}.acme.org "`).join(' ')} "-all"`,
        ...times(300, (i) => `i${i}.acme.org. TXT "v=spf1 -all"`),
      ],
    ],
    [
      '12 that all include one another',
      'there are more paths than anybody can walk',
      [
        `acme.org. TXT "v=spf1 ${others(12, -1)} -all"`,
        ...times(12, (i) => `i${i}.acme.org. TXT "v=spf1 ${others(12, i)} ?all"`),
      ],
    ],
    [
      '60 that each include the next twice',
      'two to the sixtieth paths lead to the end',
      times(
        61,
        (i) =>
          `${i === 0 ? '' : `i${i}.`}acme.org. TXT "v=spf1 include:i${i + 1}.acme.org include:i${i + 1}.acme.org ?all"`,
      ),
    ],
    ['a record that includes itself', 'there is no end', ['acme.org. TXT "v=spf1 include:acme.org -all"']],
    ['a redirect to itself', 'there is no end', ['acme.org. TXT "v=spf1 redirect=acme.org"']],
  ];
  it.each(rows)('%s: %s', async (_name, _because, lines) => {
    // RFC 7208 section 4.6.4: more than ten lookups are a permerror, which Gmail takes for unauthenticated mail.
    expect(fateOfNotice(await tryZone(lines))).toBe('rejected gmail#unauthenticated');
  });

  it('a circle is called one, and costs more than anybody counts', async () => {
    const tried = await tryZone([
      'acme.org. TXT "v=spf1 include:b.acme.org -all"',
      'b.acme.org. TXT "v=spf1 include:acme.org -all"',
    ]);
    const says = saysOf(tried, 'spf-too-many-lookups');
    expect(says).toContain('leads in a circle (acme.org → b.acme.org → acme.org)');
    expect(says).toContain('DNS lookups of 10: more than 200 before, 1 after');
    expect(says).not.toContain('2 times and');
  });

  it('a long chain is no circle, and not said to be without end', async () => {
    const chain = times(300, (i) => `${i === 0 ? '' : `i${i}.`}acme.org. TXT "v=spf1 include:i${i + 1}.acme.org -all"`);
    const says = saysOf(await tryZone(chain), 'spf-too-many-lookups');
    expect(says).toContain('makes receivers ask the DNS more than 200 times and not the 10 times that are allowed');
    expect(says).toContain('Its terms cost: include:i1.acme.org more than 200.');
    expect(says).not.toContain('circle');
  });
});

describe('CNAME records in a circle', () => {
  bearable();

  const CIRCLES: readonly (readonly [length: number, told: string])[] = [
    [1, 'c0.acme.org → c0.acme.org'],
    [2, 'c0.acme.org → c1.acme.org → c0.acme.org'],
    [30, 'c0.acme.org → c1.acme.org → c2.acme.org → …'],
  ];
  it.each(CIRCLES)('of %i: the record is to blame, not the name servers', async (length, told) => {
    const circle = times(length, (i) => `c${i}.acme.org. CNAME c${(i + 1) % length}.acme.org.`);
    const tried = await tryZone(['acme.org. TXT "v=spf1 a:c0.acme.org -all"', ...circle]);
    // Resolvers answer SERVFAIL, so SPF says temperror, which Gmail puts off until the queue gives up.
    expect(fateOfNotice(tried)).toBe('expired cybertools#queue-lifetime');
    const says = saysOf(tried, 'temporary-dns-failure');
    expect(says).toContain(told);
    expect(says).not.toContain('a second one in another network');
  });
});

describe('sets of records beyond what an answer holds', () => {
  bearable();

  const rows: [name: string, lines: readonly string[]][] = [
    ['TXT', times(20_000, (i) => `acme.org. TXT "t${i}"`)],
    ['MX', times(6000, (i) => `acme.org. MX ${i} m${i}.acme.org.`)],
    ['PTR', times(10_000, (i) => `152.10.213.54.in-addr.arpa. PTR h${i}.acme.org.`)],
    ['A', times(5000, (i) => `acme.org. A 10.0.${i >> 8}.${i & 255}`)],
  ];
  it.each(rows)('%s: no name server can give that answer (RFC 1035 section 4.2.2)', async (type, lines) => {
    const { mistakes } = await tryZone(lines);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]?.problem).toMatch(new RegExp(`The ${type} records of .* take more than the 65535 octets`));
  });
});

describe('zones that are large and right', () => {
  bearable();

  const rows: [name: string, lines: readonly string[]][] = [
    ['30,000 names in one zone', times(30_000, (i) => `h${i}.acme.org. A 10.1.${i >> 8}.${i & 255}`)],
    ['30,000 zones', times(30_000, (i) => `h${i}.org. A 10.1.${i >> 8}.${i & 255}`)],
    ['30,000 names that are said not to exist', times(30_000, (i) => `h${i}.acme.org. NXDOMAIN`)],
    [
      '3,000 mail servers, of which none takes mail',
      times(3000, (i) => `acme.org. MX ${i} m${i}.acme.org.\n  m${i}.acme.org. A 10.0.${i >> 8}.${i & 255}`),
    ],
  ];
  it.each(rows)('%s are played', async (_name, lines) => {
    // The public library's own record permits its server alone and ends in -all.
    expect(fateOfNotice(await tryZone(lines))).toBe('rejected gmail#spf-hard-fail');
  });
});

describe('records too long to read', () => {
  bearable();

  const noise = times(200, () => `"${'x'.repeat(250)}"`).join(' ');
  const rows: [name: string, lines: readonly string[]][] = [
    ['a DMARC record of 50 kB', [`_dmarc.acme.org. TXT "v=DMARC1; p=reject; " ${noise}`]],
    ['an SPF term of 50 kB', [`acme.org. TXT "v=spf1 " ${noise} " -all"`]],
  ];
  it.each(rows)('%s: sentences quote its beginning only', async (_name, lines) => {
    const { report } = await tryZone(lines);
    const sentences = report?.findings.map(({ sentence }) => sentence) ?? [];
    expect(sentences.some((sentence) => sentence.includes('xxx…'))).toBe(true);
    expect(sentences.filter((sentence) => sentence.length > 2000)).toEqual([]);
  });
});

describe('a mail server given by its address', () => {
  it('IPv6: the record is to name a host', async () => {
    const { mistakes } = await tryZone(['acme.org. MX 10 2001:db8::25']);
    expect(mistakes[0]?.problem).toBe('`2001:db8::25` is an address; an MX record names a server.');
    expect(mistakes[0]?.mend).toContain('AAAA 2001:db8::25');
  });
});
