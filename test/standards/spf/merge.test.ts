import { describe, expect, it } from 'vitest';
import { mergeSpf } from '../../../harness/standards/spf/merge.ts';

const INCLUDE = 'include:cybertoolsforlibraries.net';

const CASES = [
  {
    name: 'no record: a new one that doubts the rest',
    published: null,
    terms: [INCLUDE],
    expected: `v=spf1 ${INCLUDE} ~all`,
  },
  {
    name: 'before all, whose qualifier stays',
    published: 'v=spf1 include:_spf.google.com -all',
    terms: [INCLUDE],
    expected: `v=spf1 include:_spf.google.com ${INCLUDE} -all`,
  },
  {
    name: 'several terms in their order',
    published: 'v=spf1 mx ~all',
    terms: ['ip4:54.213.10.152', 'ip4:54.148.222.219'],
    expected: 'v=spf1 mx ip4:54.213.10.152 ip4:54.148.222.219 ~all',
  },
  {
    name: 'a term that is there is not repeated, whatever its case',
    published: 'v=spf1 Include:CyberToolsForLibraries.net ~all',
    terms: [INCLUDE, 'ip4:192.0.2.1'],
    expected: 'v=spf1 Include:CyberToolsForLibraries.net ip4:192.0.2.1 ~all',
  },
  {
    name: 'an address is the network of all its bits',
    published: 'v=spf1 +IP4:54.213.10.152/32 ~all',
    terms: ['ip4:54.213.10.152'],
    expected: 'v=spf1 +IP4:54.213.10.152/32 ~all',
  },
  {
    name: 'a smaller network is another term',
    published: 'v=spf1 ip4:54.213.10.152/24 ~all',
    terms: ['ip4:54.213.10.152'],
    expected: 'v=spf1 ip4:54.213.10.152/24 ip4:54.213.10.152 ~all',
  },
  {
    name: 'a term that refuses does not count as there',
    published: `v=spf1 -${INCLUDE} ~all`,
    terms: [INCLUDE],
    expected: `v=spf1 -${INCLUDE} ${INCLUDE} ~all`,
  },
  {
    name: 'what stands behind all has no effect (section 5.1), so the term is added before it',
    published: `v=spf1 -all ${INCLUDE}`,
    terms: [INCLUDE],
    expected: `v=spf1 ${INCLUDE} -all ${INCLUDE}`,
  },
  {
    name: 'without all: behind the last mechanism, before redirect',
    published: 'v=spf1 mx redirect=_spf.acme.org',
    terms: [INCLUDE],
    expected: `v=spf1 mx ${INCLUDE} redirect=_spf.acme.org`,
  },
  {
    name: 'redirect alone',
    published: 'v=spf1 redirect=_spf.acme.org',
    terms: [INCLUDE],
    expected: `v=spf1 ${INCLUDE} redirect=_spf.acme.org`,
  },
  {
    name: 'a modifier in front stays in front',
    published: 'v=spf1 exp=why.acme.org mx ?all',
    terms: [INCLUDE],
    expected: `v=spf1 exp=why.acme.org mx ${INCLUDE} ?all`,
  },
  {
    name: 'a record without terms gets no all',
    published: 'v=spf1',
    terms: [INCLUDE],
    expected: `v=spf1 ${INCLUDE}`,
  },
  {
    name: 'the same term twice is added once',
    published: 'v=spf1 ~all',
    terms: [INCLUDE, INCLUDE],
    expected: `v=spf1 ${INCLUDE} ~all`,
  },
];

describe('mergeSpf', () => {
  it.each(CASES)('$name', ({ published, terms, expected }) => {
    expect(mergeSpf(published, terms)).toBe(expected);
  });
});
