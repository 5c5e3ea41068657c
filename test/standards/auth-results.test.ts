import { describe, expect, it } from 'vitest';
import type { DkimFact, DmarcFact, SpfFact } from '../../harness/model/auth.ts';
import { authenticationResults } from '../../harness/standards/auth-results.ts';

const SPF: SpfFact = {
  result: 'pass',
  identity: 'mailfrom',
  domain: 'acme.org',
  allQualifier: '~',
  lookups: 1,
  voids: 0,
  voidLimit: 2,
  tree: { domain: 'acme.org', text: null, query: null, terms: [], result: 'pass', problem: null },
  undeclared: [],
};
const DKIM: DkimFact = {
  signatures: [
    { domain: 'acme.org', selector: 's1', result: 'pass', comment: '' },
    { domain: 'vendor.example', selector: 's2', result: 'neutral', comment: 'no key (yet)' },
  ],
  result: 'pass',
  undeclared: [],
};
const DMARC: DmarcFact = {
  result: 'fail',
  fromDomain: 'acme.org',
  orgDomain: 'acme.org',
  foundAt: '_dmarc.acme.org',
  record: 'v=DMARC1; p=reject',
  policy: 'reject',
  pct: 100,
  spfAligned: false,
  dkimAligned: false,
  strictSpf: false,
  strictDkim: false,
  reason: '',
  undeclared: [],
};
const NOTHING = { clientIp: '192.0.2.1', iprev: null, spf: null, dkim: null, dmarc: null };

function lines(facts: Partial<Parameters<typeof authenticationResults>[1]>): string[] {
  return authenticationResults('mx.gmail.example', { ...NOTHING, ...facts }).split('\r\n');
}

describe('authenticationResults (RFC 8601 section 2.2)', () => {
  it('has one result a line, in one field', () => {
    const iprev = { result: 'pass', name: 'mail.acme.org', undeclared: [] } as const;
    expect(lines({ iprev, spf: SPF, dkim: DKIM, dmarc: DMARC })).toEqual([
      'Authentication-Results: mx.gmail.example;',
      '\tiprev=pass policy.iprev=192.0.2.1;',
      '\tspf=pass smtp.mailfrom=acme.org;',
      '\tdkim=pass header.d=acme.org header.s=s1;',
      '\tdkim=neutral (no key  yet) header.d=vendor.example header.s=s2;',
      '\tdmarc=fail header.from=acme.org policy.dmarc=reject',
    ]);
  });

  // RFC 8617 section 6; without a chain the word would be `none`, which says nothing.
  it.each([
    ['pass', ['Authentication-Results: mx.gmail.example;', '\tarc=pass']],
    ['fail', ['Authentication-Results: mx.gmail.example;', '\tarc=fail']],
    ['none', ['Authentication-Results: mx.gmail.example;', '\tnone']],
  ] as const)('says of a chain of seals that is %s', (result, expected) => {
    const arc = {
      result,
      sealers: [],
      passedBefore: false,
      trusted: false,
      comment: '',
      changed: false,
      undeclared: [],
    };
    expect(lines({ arc })).toEqual(expected);
  });

  it('says none where nothing was evaluated', () => {
    expect(lines({})).toEqual(['Authentication-Results: mx.gmail.example;', '\tnone']);
  });

  it('names HELO where that was checked (section 2.7.2), in quotes where it is no token', () => {
    const helo = { ...SPF, identity: 'helo', domain: '[192.0.2.1]', result: 'none' } as const;
    expect(lines({ spf: helo })[1]).toBe('\tspf=none smtp.helo="[192.0.2.1]"');
  });

  // Section 2.7.3: no PTR record is a permanent error, one that does not lead back a fail.
  it.each([
    ['mismatch', 'fail'],
    ['none', 'permerror'],
    ['temperror', 'temperror'],
  ] as const)('says of an iprev that is %s: %s', (result, word) => {
    expect(lines({ clientIp: '2001:db8::1', iprev: { result, name: null, undeclared: [] } })[1]).toBe(
      `\tiprev=${word} policy.iprev="2001:db8::1"`,
    );
  });

  it('says dkim=none of an unsigned message, and leaves out what DMARC does not know', () => {
    const none = { ...DMARC, result: 'none', policy: null } as const;
    expect(lines({ dkim: { signatures: [], result: 'none', undeclared: [] }, dmarc: none }).slice(1)).toEqual([
      '\tdkim=none;',
      '\tdmarc=none header.from=acme.org',
    ]);
    expect(lines({ dmarc: { ...none, result: 'permerror', fromDomain: null } })[1]).toBe('\tdmarc=permerror');
  });
});
