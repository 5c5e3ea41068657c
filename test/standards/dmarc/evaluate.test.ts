import { describe, expect, it } from 'vitest';
import type { DkimFact, SpfFact } from '../../../harness/model/auth.ts';
import { evaluateDmarc } from '../../../harness/standards/dmarc/evaluate.ts';
import { lookupOf } from '../lookup-of.ts';

const QUESTION = { name: 'key._domainkey.acme.org', type: 'TXT' } as const;
const UNSIGNED: DkimFact = { signatures: [], result: 'none', undeclared: [] };

function spf(result: SpfFact['result'], domain: string): SpfFact {
  const tree = { domain, text: null, query: null, terms: [], result, problem: null };
  return {
    result,
    identity: 'mailfrom',
    domain,
    allQualifier: null,
    lookups: 0,
    voids: 0,
    voidLimit: 2,
    tree,
    undeclared: [],
  };
}

function keyUnknown(): DkimFact {
  const signature = { domain: 'acme.org', selector: 'key', result: 'temperror', comment: '' } as const;
  return { signatures: [signature], result: 'temperror', undeclared: [QUESTION] };
}

function evaluate(parts: {
  spf: SpfFact;
  dkim?: DkimFact;
  declared?: readonly string[];
  orgDomain?: 'psl' | 'treewalk';
}) {
  return evaluateDmarc({
    fromDomains: ['acme.org'],
    fromFieldCount: 1,
    spf: parts.spf,
    dkim: parts.dkim ?? UNSIGNED,
    orgDomain: parts.orgDomain ?? 'psl',
    lookup: lookupOf({ '_dmarc.acme.org': [{ TXT: 'v=DMARC1; p=reject' }] }, parts.declared),
  });
}

// The cases by section of the RFCs are in test/conformance/.
describe('names that nobody declared', () => {
  it('are those of SPF and DKIM too where the message does not pass', () => {
    const fact = evaluate({ spf: spf('fail', 'acme.org'), dkim: keyUnknown() });
    expect(fact).toMatchObject({ result: 'temperror', undeclared: [QUESTION] });
  });

  it('of SPF and DKIM do not matter to a pass', () => {
    const fact = evaluate({ spf: spf('pass', 'acme.org'), dkim: keyUnknown() });
    expect(fact).toMatchObject({ result: 'pass', undeclared: [] });
  });

  it('of the record itself make a temporary error, and are listed', () => {
    const fact = evaluate({ spf: spf('pass', 'acme.org'), declared: ['nothing.example'] });
    expect(fact).toMatchObject({ result: 'temperror', undeclared: [{ name: '_dmarc.acme.org', type: 'TXT' }] });
  });

  it('above the author are not asked where no alignment hangs on them', () => {
    const fact = evaluate({ spf: spf('fail', 'acme.org'), declared: ['acme.org'], orgDomain: 'treewalk' });
    expect(fact).toMatchObject({ result: 'fail', orgDomain: null, undeclared: [] });
  });
});

describe('what decided', () => {
  it.each([
    { checks: { spf: spf('pass', 'acme.org') }, says: 'SPF passes and is aligned' },
    { checks: { spf: spf('pass', 'vendor.example') }, says: 'neither SPF nor DKIM passes for an aligned domain' },
    { checks: { spf: spf('temperror', 'mail.acme.org') }, says: 'temporary error of SPF for an aligned domain' },
  ])('is said in a few words: $says', ({ checks, says }) => {
    expect(evaluate(checks).reason).toBe(says);
  });
});
