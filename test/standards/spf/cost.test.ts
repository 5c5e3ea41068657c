import { describe, expect, it } from 'vitest';
import { countLookups, ENDLESS } from '../../../harness/standards/spf/cost.ts';
import { lookupOf } from '../lookup-of.ts';

const ZONES = {
  '_spf.google.com': [{ TXT: 'v=spf1 include:_n1.google.com include:_n2.google.com ~all' }],
  '_n1.google.com': [{ TXT: 'v=spf1 ip4:192.0.2.0/24 ~all' }],
  '_n2.google.com': [{ TXT: 'v=spf1 ip4:198.51.100.0/24 ~all' }],
  'loop.example': [{ TXT: 'v=spf1 a include:loop2.example -all' }],
  'loop2.example': [{ TXT: 'v=spf1 mx include:loop.example -all' }],
  'broken.example': [{ TXT: 'v=spf1 inclde:x.example -all' }],
  'twice.example': [{ TXT: 'v=spf1 a -all' }, { TXT: 'v=spf1 mx -all' }],
  'plain.example': [{ A: '192.0.2.1' }],
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [
      `t${i}.example`,
      [{ TXT: `v=spf1 include:t${i + 1}.example include:t${i + 1}.example -all` }],
    ]),
  ),
  't60.example': [{ TXT: 'v=spf1 -all' }],
};

interface Row {
  readonly name: string;
  readonly text: string;
  readonly lookups: number;
  readonly notCounted: readonly string[];
  readonly circle?: readonly string[];
}

const CASES: readonly Row[] = [
  {
    name: 'addresses and all cost nothing',
    text: 'v=spf1 ip4:192.0.2.1 ip6:2001:db8::1 ~all',
    lookups: 0,
    notCounted: [],
  },
  {
    name: 'each of the other mechanisms costs one',
    text: 'v=spf1 a mx ptr exists:e.example ~all',
    lookups: 4,
    notCounted: [],
  },
  {
    name: 'an include costs one and what it includes',
    text: 'v=spf1 include:_spf.google.com ~all',
    lookups: 3,
    notCounted: [],
  },
  {
    name: 'the same include twice costs twice',
    text: 'v=spf1 include:_n1.google.com include:_n1.google.com -all',
    lookups: 2,
    notCounted: [],
  },
  { name: 'redirect costs as include does', text: 'v=spf1 redirect=_spf.google.com', lookups: 3, notCounted: [] },
  {
    name: 'redirect beside all has no effect (section 6.1)',
    text: 'v=spf1 redirect=_spf.google.com ~all',
    lookups: 0,
    notCounted: [],
  },
  { name: 'nothing behind all is looked at (section 5.1)', text: 'v=spf1 a -all mx', lookups: 1, notCounted: [] },
  { name: '%{p} asks for the PTR record', text: 'v=spf1 exists:%{p}.acme.org -all', lookups: 2, notCounted: [] },
  {
    name: 'a name with a macro cannot be followed',
    text: 'v=spf1 include:%{d}.x.example -all',
    lookups: 1,
    notCounted: ['include:%{d}.x.example'],
  },
  {
    name: 'a circle is without end: receivers go round until their limit stops them',
    text: 'v=spf1 include:loop.example -all',
    lookups: ENDLESS,
    notCounted: [],
    circle: ['loop.example', 'loop2.example', 'loop.example'],
  },
  {
    name: 'beyond a thousand nobody counts: sixty domains that each include the next twice cost two to the sixtieth',
    text: 'v=spf1 include:t0.example include:t0.example -all',
    lookups: ENDLESS,
    notCounted: [],
  },
  { name: 'an invalid record', text: 'v=spf1 include:broken.example -all', lookups: 1, notCounted: ['broken.example'] },
  { name: 'two records', text: 'v=spf1 include:twice.example -all', lookups: 1, notCounted: ['twice.example'] },
  { name: 'no record', text: 'v=spf1 include:plain.example -all', lookups: 1, notCounted: ['plain.example'] },
  { name: 'the record itself is invalid', text: 'v=spf1 a inclde:x.example', lookups: 0, notCounted: ['acme.org'] },
];

describe('countLookups', () => {
  it.each(CASES)('$name', ({ text, lookups, notCounted, circle = [] }) => {
    expect(countLookups(text, 'acme.org', lookupOf(ZONES))).toEqual({ lookups, notCounted, circle, undeclared: [] });
  });

  it('lists what nobody declared', () => {
    const cost = countLookups('v=spf1 include:vendor.example -all', 'acme.org', lookupOf(ZONES, ['google.com']));
    expect(cost).toEqual({
      lookups: 1,
      notCounted: ['vendor.example'],
      circle: [],
      undeclared: [{ name: 'vendor.example', type: 'TXT' }],
    });
  });
});
