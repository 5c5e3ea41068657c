import { describe, expect, it } from 'vitest';
import type { Traffic } from '../../harness/model/reputation.ts';
import type { Site } from '../../harness/model/world.ts';
import { clientReputation, messageReputation } from '../../harness/receiver/reputation-fact.ts';
import { USUAL_NUMBERS } from '../../harness/standards/reputation/numbers.ts';
import { account } from './ses/account.ts';

const IP = '203.0.113.25';
const SETTINGS = {
  reviewBouncePercent: 5,
  pauseBouncePercent: 10,
  reviewComplaintPercent: 0.1,
  pauseComplaintPercent: 0.5,
};
const SERVICE = { id: 'amazon-ses', ses: account([]) } as unknown as Site;
const PROVIDER = { id: 'google' } as unknown as Site;

function known(...traffic: readonly Partial<Traffic>[]) {
  const nobody = { ip: null, domain: null, account: null, usual: null, by: 'library', causedBy: null } as const;
  const all = traffic.map((one) => ({ ...nobody, at: 0, messages: 1000, complaints: 0, bounces: 0, ...one }));
  return { memory: { traffic: all, delisted: [], resumed: [] }, numbers: USUAL_NUMBERS };
}

function factOf(of: ReturnType<typeof known>, { site = PROVIDER, domain = 'acme.org', clientIp = IP } = {}) {
  const client = clientReputation(of, { clientIp, at: 0 });
  return messageReputation(client, of, { domain, site, settings: SETTINGS, at: 0 });
}

describe('what the model says of a message', () => {
  it('is of its client first, with its listing', () => {
    const fact = clientReputation(known({ ip: IP, complaints: 3 }), { clientIp: IP, at: 0 });
    expect(fact).toMatchObject({ ip: { level: 'bad' }, domain: null, account: null, listing: { subject: IP } });
  });

  it('then of the domain in From', () => {
    expect(factOf(known({ domain: 'acme.org', complaints: 3 }))).toMatchObject({
      ip: { level: 'good' },
      domain: { level: 'bad' },
    });
    expect(factOf(known({ domain: 'acme.org', complaints: 3 }), { domain: '' }).domain).toEqual({
      level: 'good',
      cause: null,
    });
  });

  it('and of the account, where the receiver is the service', () => {
    const paused = known({ account: 'amazon-ses', complaints: 5 });
    expect(factOf(paused, { site: SERVICE }).account?.status).toBe('paused');
    expect(factOf(paused).account).toBeNull();
    expect(factOf(known({ account: 'amazon-ses', complaints: 4 }), { site: SERVICE }).account?.status).toBe('review');
  });

  it.each([
    { name: 'its own address', of: known({ ip: IP }), ip: true },
    { name: 'another address', of: known({ ip: '203.0.113.26' }), ip: false },
    {
      name: 'a complaint of the story alone, which weighs nothing',
      of: known({ ip: IP, messages: 0, complaints: 1 }),
      ip: false,
    },
  ])('says whether there was anything to weigh: $name', ({ of, ip }) => {
    expect(factOf(of).weighed.ip).toBe(ip);
  });

  it('names the domains that were weighed, and the account', () => {
    const of = known(
      { domain: 'acme.org' },
      { domain: 'news.acme.org', messages: 0, complaints: 1 },
      { account: 'amazon-ses' },
    );
    expect(factOf(of, { site: SERVICE }).weighed).toEqual({ ip: false, domains: ['acme.org'], account: true });
    expect(factOf(of).weighed.account).toBe(false);
  });
});
