import { describe, expect, it } from 'vitest';
import { shortenSpf, termCosts } from '../../../harness/standards/spf/shorten.ts';
import { lookupOf } from '../lookup-of.ts';

const HERE = 'lib.example';
const LOOKUP = lookupOf({
  'flat.example': [{ TXT: 'v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all' }],
  'deep.example': [{ TXT: 'v=spf1 include:flat.example ip4:192.0.2.3 ~all' }],
  'hosts.example': [{ TXT: 'v=spf1 a:x.example a:y.example a:z.example -all' }],
  'twice.example': [{ TXT: 'v=spf1 -all' }, { TXT: 'v=spf1 a -all' }],
});

describe('the cost of terms', () => {
  it('counts what a term leads to, the dearest first, and leaves out what costs nothing', () => {
    const costs = termCosts('v=spf1 ip4:192.0.2.9 mx include:deep.example include:hosts.example -all', HERE, LOOKUP);
    expect(costs).toEqual([
      { term: 'include:hosts.example', lookups: 4 },
      { term: 'include:deep.example', lookups: 2 },
      { term: 'mx', lookups: 1 },
    ]);
  });
});

describe('a shorter record', () => {
  it.each<[string, number, string | null, string]>([
    ['v=spf1 mx include:flat.example -all', 2, 'v=spf1 mx include:flat.example -all', 'it is short enough'],
    ['v=spf1 mx include:flat.example -all', 1, 'v=spf1 mx ip4:192.0.2.1 ip4:192.0.2.2 -all', 'a list is written out'],
    [
      'v=spf1 include:deep.example mx -all',
      1,
      'v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 mx -all',
      'at any depth, at the same place',
    ],
    [
      'v=spf1 include:flat.example include:deep.example -all',
      1,
      'v=spf1 include:flat.example ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 -all',
      'the dearest alone where that is enough',
    ],
    ['v=spf1 include:hosts.example -all', 3, null, 'host names may change: they are not written out'],
    ['v=spf1 mx a include:twice.example -all', 2, null, 'what is in error says nothing'],
  ])('%s within %i: %s, since %s', (text, limit, shorter) => {
    expect(shortenSpf(text, HERE, LOOKUP, limit)).toBe(shorter);
  });
});
