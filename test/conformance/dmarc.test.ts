import { evaluateDmarc as judgeDmarc } from 'mailauth/lib/dmarc/index.js';
import { describe, expect, it } from 'vitest';
import { mailauthResolver } from '../../harness/receiver/mailauth.ts';
import { authorsOf, checked, evaluateRow, readTable, type DmarcRow } from './dmarc-table.ts';
import { zonedataLookup } from './zonedata.ts';

/** What a row states of a fact, and the same of the fact itself. */
function compared(row: DmarcRow, orgDomain: 'psl' | 'treewalk') {
  const { fact, asked } = evaluateRow(row, orgDomain);
  const aligned = [fact.spfAligned ? ['spf'] : [], fact.dkimAligned ? ['dkim'] : []].flat();
  const all = { ...fact, aligned, asked };
  const stated = ['result', 'policy', 'foundAt', 'orgDomain', 'pct', 'aligned', 'asked'] as const;
  const used = stated.filter((key) => row[key] !== undefined);
  return {
    reason: fact.reason,
    actual: Object.fromEntries(used.map((key) => [key, all[key]])),
    expected: Object.fromEntries(used.map((key) => [key, row[key]])),
  };
}

const TABLES = [
  { title: 'DMARC of RFC 7489', file: 'dmarc-rfc7489.yml', orgDomain: 'psl' },
  { title: 'DMARC of RFC 9989', file: 'dmarc-rfc9989.yml', orgDomain: 'treewalk' },
] as const;

describe.each(TABLES)('$title', ({ file, orgDomain }) => {
  it.each(readTable(file))('section $spec, $name', (row) => {
    const { actual, expected, reason } = compared(row, orgDomain);
    expect(actual).toEqual(expected);
    expect(reason).toContain(row.reason ?? '');
  });
});

function passing(text: string): { domain: string }[] {
  const [result, domain] = checked(text);
  return result === 'pass' ? [{ domain }] : [];
}

async function judged(row: DmarcRow) {
  const options = {
    headerFrom: authorsOf(row).map((domain) => `somebody@${domain}`),
    fromFields: row.fromFields ?? 1,
    spfDomains: passing(row.spf ?? ''),
    dkimDomains: (row.dkim ?? []).flatMap(passing),
    resolver: mailauthResolver(zonedataLookup(row.zonedata)),
    strict: true,
  } as unknown as Parameters<typeof judgeDmarc>[0];
  const { response } = await judgeDmarc(options);
  return response === false ? 'permerror' : response.status.result;
}

const TREE_WALK_ROWS = readTable('dmarc-rfc9989.yml');

describe('mailauth, which knows the tree walk alone', () => {
  it.each(TREE_WALK_ROWS.filter((row) => row.differs === undefined))('says the same of $name', async (row) => {
    expect(await judged(row)).toBe(row.result);
  });

  // A row whose difference is gone should lose its remark.
  it.each(TREE_WALK_ROWS.filter((row) => row.differs !== undefined))('differs in $name: $differs', async (row) => {
    expect(await judged(row)).not.toBe(row.result);
  });
});
