import { describe, expect, it } from 'vitest';
import { wordFinding } from '../../harness/verdict/words.ts';

const FACTS = {
  people: ['J. Doe'],
  domain: 'acme.org',
  messagesPerDay: 6000,
  receivers: ['Gmail'],
  missing: ['SPF', 'DKIM', 'a DMARC record', 'alignment with From'],
  ofVendor: false,
  relayed: false,
  canSign: false,
};

function mend(facts: Partial<typeof FACTS>): string {
  return wordFinding({ code: 'bulk-requirements', severity: 'error', facts: { ...FACTS, ...facts } }).mend;
}

describe('the advice to a bulk sender', () => {
  it('never asks a vendor to sign that says it cannot', () => {
    expect(mend({ ofVendor: true, domain: 'vendor.example' })).not.toMatch(/sign with|DKIM/);
    expect(mend({})).not.toContain('sign with a DKIM key');
    expect(mend({})).toContain('hand the notices to the library’s own server, which signs');
  });

  it('asks whoever can sign to sign', () => {
    expect(mend({ canSign: true })).toContain('sign with a DKIM key of acme.org');
  });

  it('does not hand to the library’s own server what that passes on already', () => {
    expect(mend({ relayed: true })).not.toContain('hand the notices');
    expect(mend({ relayed: true })).toContain('own server sign with a DKIM key of acme.org');
  });

  it('names the setting with which a server uses TLS', () => {
    expect(mend({ missing: ['TLS'] })).toContain('smtp_tls_security_level = may');
  });

  it('names what is missing, in the order in which it is done, and nothing else', () => {
    expect(mend({ missing: ['a DMARC record'] })).toBe(
      'In this order: publish “v=DMARC1; p=none” at _dmarc.acme.org. Afterwards repeat C1 to an address at Gmail.',
    );
    const all = mend({ canSign: true });
    const places = ['SPF record', 'DKIM key', 'v=DMARC1', 'MAIL FROM'].map((word) => all.indexOf(word));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});
