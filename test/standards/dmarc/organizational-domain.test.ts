import { describe, expect, it } from 'vitest';
import { organizationalDomain } from '../../../harness/standards/dmarc/organizational-domain.ts';
import { lookupOf } from '../lookup-of.ts';

const RECORD = 'v=DMARC1; p=none';
const lookup = lookupOf({ '_dmarc.library.acme.org': [{ TXT: RECORD }] }, ['acme.org', 'org']);

function never(): never {
  throw new Error('asked');
}

describe('organizationalDomain', () => {
  it('asks nobody where the public suffix list says it', () => {
    expect(organizationalDomain('circ.library.acme.org', 'psl', never)).toEqual({ domain: 'acme.org', undeclared: [] });
  });

  it('ends a tree walk at the highest record, which is not what the list says (RFC 9989 section 4.10.2)', () => {
    const found = organizationalDomain('circ.library.acme.org', 'treewalk', lookup);
    expect(found).toEqual({ domain: 'library.acme.org', undeclared: [] });
  });

  it('does not know it where a name on the way is declared nowhere', () => {
    const { domain, undeclared } = organizationalDomain('elsewhere.example', 'treewalk', lookup);
    expect(domain).toBeNull();
    expect(undeclared[0]).toEqual({ name: '_dmarc.elsewhere.example', type: 'TXT' });
  });
});
