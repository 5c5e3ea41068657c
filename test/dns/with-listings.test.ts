import { describe, expect, it } from 'vitest';
import { answer } from '../../harness/dns/answer.ts';
import { withListings } from '../../harness/dns/with-listings.ts';
import type { ReputationListing } from '../../harness/model/reputation.ts';
import { zonesOf } from './zones.ts';

const ZONES = zonesOf(`
zen.spamhaus.org. 60 SOA ns.spamhaus.org. h.spamhaus.org. 1 3600 600 432000 60
dbl.spamhaus.org. 60 SOA ns.spamhaus.org. h.spamhaus.org. 1 3600 600 432000 60
1.113.0.203.zen.spamhaus.org. 300 A 127.0.0.10
`);

function listed(subject: string, zone = 'zen.spamhaus.org', given = '127.0.0.3'): ReputationListing {
  const cause = { rule: 'volume', level: 'bad', at: 0, messages: 1, count: 1, by: 'library', causedBy: null } as const;
  return { subject, zone, answer: given, since: 0, until: 1, cause };
}

function addresses(name: string, ...listings: readonly ReputationListing[]): readonly unknown[] {
  return answer(withListings(ZONES, listings), { name, type: 'A' }).data.map((data) =>
    data.type === 'A' ? data.address : data,
  );
}

describe('what stands on lists by the model of reputation', () => {
  it.each([
    {
      name: '25.113.0.203.zen.spamhaus.org',
      of: listed('203.0.113.25'),
      because: 'the address reversed (RFC 5782 section 2.1)',
    },
    {
      name: '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.zen.spamhaus.org',
      of: listed('2001:db8::1'),
      because: 'of IPv6 by nibbles (section 2.4)',
    },
    { name: 'acme.org.dbl.spamhaus.org', of: listed('acme.org', 'dbl.spamhaus.org'), because: 'domains as they are' },
    {
      name: 'mail.news.acme.org.dbl.spamhaus.org',
      of: listed('acme.org', 'dbl.spamhaus.org'),
      because: 'dbl is a wildcarded zone (docs.spamhaustech.com, DQS queries)',
    },
  ])('answers for $name: $because', ({ name, of }) => {
    expect(addresses(name, of)).toEqual(['127.0.0.3']);
    expect(addresses(name)).toEqual([]);
  });

  it('stands beside what was written there', () => {
    expect(addresses('1.113.0.203.zen.spamhaus.org', listed('203.0.113.1'))).toEqual(['127.0.0.10', '127.0.0.3']);
  });

  it('leaves other names, other lists and the zones themselves as they are', () => {
    const both = [listed('203.0.113.25'), listed('203.0.113.26')];
    expect(addresses('26.113.0.203.zen.spamhaus.org', ...both)).toEqual(['127.0.0.3']);
    expect(addresses('27.113.0.203.zen.spamhaus.org', ...both)).toEqual([]);
    expect(answer(ZONES, { name: '25.113.0.203.zen.spamhaus.org', type: 'A' }).status).toBe('nxdomain');
  });

  it('a wildcard is for domains alone', () => {
    expect(addresses('9.25.113.0.203.zen.spamhaus.org', listed('203.0.113.25'))).toEqual([]);
  });

  it('is nowhere where the list itself is not declared', () => {
    expect(
      answer(withListings(ZONES, [listed('203.0.113.25', 'list.example')]), {
        name: '25.113.0.203.list.example',
        type: 'A',
      }).status,
    ).toBe('undeclared');
  });
});
