import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../harness/model/intake.ts';
import { rateFact } from '../../harness/receiver/rate-fact.ts';

const MINUTE = 60_000;
const AT = 100 * MINUTE;

function arrival(changes: Partial<Arrival>): Arrival {
  return { site: 'y', clientIp: '192.0.2.1', to: 'a@yahoo.com', at: AT - 30 * MINUTE, count: 1, ...changes };
}

function rate(arrivals: readonly Arrival[], settings: Record<string, number>, rcpt = 'a@yahoo.com') {
  return rateFact({ site: 'y', clientIp: '192.0.2.1', rcpt, at: AT, arrivals, settings });
}

describe('rateFact', () => {
  it.each([
    ['hour', { clientPerHour: 2 }, [arrival({ count: 2 })], 'as many as the limit'],
    ['ok', { clientPerHour: 2 }, [arrival({})], 'one less'],
    ['ok', { clientPerHour: 2 }, [arrival({ count: 2, at: AT - 60 * MINUTE })], 'an hour ago is over'],
    ['ok', { clientPerHour: 2 }, [arrival({ count: 2, at: AT + 1 })], 'what is still to come'],
    ['ok', { clientPerHour: 2 }, [arrival({ count: 2, clientIp: '192.0.2.2' })], 'another address'],
    ['ok', { clientPerHour: 2 }, [arrival({ count: 2, site: 'z' })], 'another provider'],
    ['minute', { clientPerMinute: 2 }, [arrival({ count: 2, at: AT - MINUTE + 1 })], 'within the minute'],
    ['ok', { clientPerMinute: 2 }, [arrival({ count: 2, at: AT - MINUTE })], 'a minute ago is over'],
    ['ok', { clientPerHour: 0 }, [arrival({ count: 9 })], 'no limit'],
  ] as const)('of the client: %s with %j after %j: %s', (client, settings, arrivals, _because) => {
    expect(rate(arrivals, settings).client).toBe(client);
  });

  it.each([
    ['mailbox', { mailboxPerHour: 2 }, [arrival({ count: 2, clientIp: '192.0.2.2' })], 'from anybody'],
    ['ok', { mailboxPerHour: 2 }, [arrival({ count: 2, to: 'b@yahoo.com' })], 'somebody else'],
    ['domain', { domainPerHour: 2 }, [arrival({ count: 2, to: 'b@yahoo.com' })], 'the same domain'],
    ['domain', { domainPerHour: 2 }, [arrival({ count: 2, to: 'yahoo.com' })], 'declared for the domain'],
    ['ok', { domainPerHour: 2 }, [arrival({ count: 2, to: 'aol.com' })], 'another domain of the provider'],
  ] as const)('of the recipient: %s with %j after %j: %s', (recipient, settings, arrivals, _because) => {
    expect(rate(arrivals, settings).recipient).toBe(recipient);
  });

  it('knows no recipient before RCPT', () => {
    expect(rate([arrival({ count: 9 })], { domainPerHour: 1 }, '').recipient).toBeNull();
  });
});
