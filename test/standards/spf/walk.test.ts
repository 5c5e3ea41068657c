import { describe, expect, it } from 'vitest';
import { walkSpf, type SpfQuestion } from '../../../harness/standards/spf/walk.ts';
import { lookupOf } from '../lookup-of.ts';

const CYBERTOOLS = '54.213.10.152';

/** 24 labels of ten octets with their dots: with what follows more than 253. */
const LONG_PREFIX = 'a23456789.'.repeat(24);

const ZONES = {
  'acme.org': [
    { TXT: 'v=spf1 a:mail.acme.org include:_spf.host.example include:vendor.example ~all' },
    { MX: [10, 'mail.acme.org'] },
  ],
  'mail.acme.org': [{ A: '192.0.2.1' }],
  '_spf.host.example': [{ TXT: 'v=spf1 ip4:198.51.100.0/24 -all' }],
  'vendor.example': [{ TXT: `v=spf1 ip4:${CYBERTOOLS} -all` }],
  'moved.example': [{ TXT: 'v=spf1 redirect=vendor.example' }],
  'exact.example': [{ TXT: 'v=spf1 ip4:192.0.2.1 redirect=vendor.example' }],
  'leans.example': [{ TXT: 'v=spf1 include:vendor.example' }],
  'open.example': [{ TXT: 'v=spf1 ip4:192.0.2.1' }],
  'hangs.example': [{ TXT: 'v=spf1 include:gone.test -all' }],
  'points.example': [{ TXT: 'v=spf1 ptr:points.example -all' }],
  'twice.example': [{ TXT: 'v=spf1 ptr ptr -all' }],
  'local.example': [{ TXT: 'v=spf1 exists:%{l}.users.example ~all' }],
  'postmaster.users.example': [{ A: '127.0.0.2' }],
  'long.example': [{ TXT: `v=spf1 exists:${LONG_PREFIX}%{o}.users.example -all` }],
  'voids.example': [{ TXT: 'v=spf1 a:no1.example a:no2.example a:no3.example ip4:192.0.2.9 -all' }],
};

function walk(question: Partial<SpfQuestion>, declared?: readonly string[]) {
  return walkSpf({
    ip: CYBERTOOLS,
    sender: 'library@acme.org',
    helo: 'mail.cybertoolsforlibraries.net',
    receiverHost: 'mx.receiver.example',
    lookup: lookupOf(ZONES, declared),
    ...question,
  });
}

describe('the tree', () => {
  const { tree, ...fact } = walk({});

  it('passes through the second include', () => {
    expect(fact).toMatchObject({ result: 'pass', identity: 'mailfrom', domain: 'acme.org', lookups: 3, voids: 0 });
  });

  it('holds the record and the question for it', () => {
    expect(tree.text).toBe(ZONES['acme.org'][0]?.TXT);
    expect(tree.query).toEqual({ name: 'acme.org', type: 'TXT', status: 'found', answers: [tree.text] });
  });

  it('holds each term that was met, with what it asked, and stops at the match', () => {
    expect(tree.terms.map(({ text, match, lookups }) => [text, match, lookups])).toEqual([
      ['a:mail.acme.org', false, 1],
      ['include:_spf.host.example', false, 2],
      ['include:vendor.example', true, 3],
    ]);
    expect(tree.terms[0]?.queries).toEqual([
      { name: 'mail.acme.org', type: 'A', status: 'found', answers: ['192.0.2.1'] },
    ]);
  });

  it('holds the included records with their own results', () => {
    expect(tree.terms.map(({ record }) => record?.result ?? null)).toEqual([null, 'fail', 'pass']);
    expect(tree.terms[1]?.record?.terms.map(({ text, match }) => [text, match])).toEqual([
      ['ip4:198.51.100.0/24', false],
      ['-all', true],
    ]);
  });
});

describe('the identity', () => {
  const cases = [
    { name: 'MAIL FROM', sender: 'x@acme.org', helo: 'h.example', identity: 'mailfrom', domain: 'acme.org' },
    {
      name: 'HELO for the null sender (section 2.4)',
      sender: '',
      helo: 'Vendor.Example',
      identity: 'helo',
      domain: 'vendor.example',
    },
    { name: 'a domain in upper case', sender: 'x@ACME.org', helo: '', identity: 'mailfrom', domain: 'acme.org' },
    { name: 'no local part (section 4.3)', sender: '@acme.org', helo: '', identity: 'mailfrom', domain: 'acme.org' },
  ];
  it.each(cases)('is $name', ({ sender, helo, identity, domain }) => {
    expect(walk({ sender, helo })).toMatchObject({ identity, domain, result: 'pass' });
  });

  // Section 4.3: no policy can be asked for what is no domain name of two labels or more.
  it.each(['x@[192.0.2.1]', 'x@localhost', 'x@under_score.example', 'x@dot..example'])('of %s gives none', (sender) => {
    const fact = walk({ sender });
    expect(fact).toMatchObject({ result: 'none', lookups: 0 });
    expect(fact.tree.query).toBeNull();
  });
});

describe('the qualifier of the last all', () => {
  const cases = [
    { name: 'of the record itself', sender: 'x@acme.org', expected: '~' },
    { name: 'through a redirect that was followed', sender: 'x@moved.example', expected: '-' },
    {
      name: 'unknown where a match came before the redirect',
      sender: 'x@exact.example',
      ip: '192.0.2.1',
      expected: null,
    },
    { name: 'of a record that ends without', sender: 'x@open.example', expected: null },
    { name: 'of an include does not count', sender: 'x@leans.example', expected: null },
  ];
  it.each(cases)('$name', ({ sender, ip = '203.0.113.5', expected }) => {
    expect(walk({ sender, ip }).allQualifier).toBe(expected);
  });
});

describe('names that nobody declared', () => {
  const declared = ['acme.org', 'hangs.example', 'points.example'];

  it('act like a server failure and are listed once', () => {
    const fact = walk({ sender: 'x@hangs.example' }, declared);
    expect(fact.result).toBe('temperror');
    expect(fact.undeclared).toEqual([{ name: 'gone.test', type: 'TXT' }]);
  });

  it('are listed where the result did not hang on them: a PTR error is no match (section 5.5)', () => {
    const fact = walk({ sender: 'x@points.example' }, declared);
    expect(fact.result).toBe('fail');
    expect(fact.undeclared).toEqual([{ name: '152.10.213.54.in-addr.arpa', type: 'PTR' }]);
  });

  it('are listed once, however often they are asked', () => {
    expect(walk({ sender: 'x@twice.example' }, ['twice.example']).undeclared).toHaveLength(1);
  });

  it('are not listed before they are asked', () => {
    expect(walk({ sender: 'x@acme.org', ip: '192.0.2.1' }, declared).undeclared).toEqual([]);
  });
});

describe('limits (section 4.6.4)', () => {
  it('end at the third void lookup', () => {
    expect(walk({ sender: 'x@voids.example', ip: '192.0.2.9' })).toMatchObject({ result: 'permerror', voids: 3 });
  });

  it('of void lookups can be set', () => {
    const fact = walk({ sender: 'x@voids.example', ip: '192.0.2.9', voidLimit: 3 });
    expect(fact).toMatchObject({ result: 'pass', voids: 3 });
  });

  it('of lookups can be set', () => {
    expect(walk({ lookupLimit: 3 }).result).toBe('pass');
    const fact = walk({ lookupLimit: 2 });
    expect(fact).toMatchObject({ result: 'permerror', lookups: 3 });
    expect(fact.tree.problem).toContain('more than 2');
  });
});

/** Names that the first term asked. */
function asked(question: Partial<SpfQuestion>) {
  return walk(question).tree.terms[0]?.queries.map(({ name }) => name);
}

describe('names that macros make', () => {
  it.each([
    { sender: 'jane@local.example', reason: 'the local part', name: 'jane.users.example' },
    {
      sender: '@local.example',
      reason: 'postmaster where there is none (section 4.3)',
      name: 'postmaster.users.example',
    },
  ])('have $reason', ({ sender, name }) => {
    expect(asked({ sender })).toEqual([name]);
  });

  it('are not asked for a local part beyond ASCII (RFC 8616 section 4)', () => {
    expect(walk({ sender: 'jörg@local.example' })).toMatchObject({ result: 'softfail', lookups: 0 });
  });

  it('lose labels on the left beyond 253 octets (section 7.3)', () => {
    const [name = ''] = asked({ sender: 'x@long.example' }) ?? [];
    expect(name).toBe(`${'a23456789.'.repeat(22)}long.example.users.example`);
  });
});

describe('an address that is none', () => {
  it('gives a temporary error, since nothing can be compared', () => {
    expect(walk({ ip: 'unknown' }).result).toBe('temperror');
  });
});
