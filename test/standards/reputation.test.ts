import { describe, expect, it } from 'vitest';
import type { ReputationMemory, Traffic } from '../../harness/model/reputation.ts';
import { accountStanding } from '../../harness/standards/reputation/account-standing.ts';
import { listingOf, listingsAt } from '../../harness/standards/reputation/listings.ts';
import { numbersWith, REPUTATION_NUMBERS, USUAL_NUMBERS } from '../../harness/standards/reputation/numbers.ts';
import { heldAgainst, standingOf } from '../../harness/standards/reputation/standing.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const IP = '203.0.113.25';
const SUBJECT = { kind: 'ip', ip: IP } as const;
const DOMAIN = { kind: 'domain', domain: 'acme.org' } as const;

function sent(changes: Partial<Traffic> = {}): Traffic {
  const nobody = { ip: null, domain: null, account: null, usual: null, by: 'library', causedBy: null } as const;
  return { ...nobody, ip: IP, at: 0, messages: 1000, complaints: 0, bounces: 0, ...changes };
}

function memory(traffic: readonly Traffic[], more: Partial<ReputationMemory> = {}): ReputationMemory {
  return { traffic, delisted: [], resumed: [], ...more };
}

function now(at = 0) {
  return { numbers: USUAL_NUMBERS, at };
}

describe('what receivers think of an address', () => {
  // The numbers are those of docs/reputation.md: ten times a usual day and 1,000 at least; 0.1 and 0.3 % of complaints
  // (Google, Email sender guidelines); 5 and 10 % of bounces (Amazon SES, Sending review process FAQs); 100 at least.
  const ROWS = [
    {
      name: 'ten times a usual day is a mass mailing',
      traffic: [sent({ messages: 1200, usual: 120 })],
      level: 'bad',
      rule: 'volume',
    },
    { name: 'one message less is none', traffic: [sent({ messages: 1199, usual: 120 })], level: 'good' },
    {
      name: '1,000 are one where a usual day has 5',
      traffic: [sent({ messages: 1000, usual: 5 })],
      level: 'bad',
      rule: 'volume',
    },
    { name: '999 are too few to be one', traffic: [sent({ messages: 999, usual: 5 })], level: 'good' },
    { name: 'nothing is odd where nobody said what is usual', traffic: [sent({ messages: 900_000 })], level: 'good' },
    {
      name: 'two days below the limit are no mass mailing together',
      traffic: [sent({ messages: 700, usual: 120 }), sent({ at: -DAY, messages: 700, usual: 120 })],
      level: 'good',
    },
    {
      name: '0.1 % of complaints is a poor name',
      traffic: [sent({ messages: 2000, complaints: 2 })],
      level: 'poor',
      rule: 'complaints',
    },
    { name: 'one message more makes it less', traffic: [sent({ messages: 2001, complaints: 2 })], level: 'good' },
    {
      name: '0.3 % of complaints is a bad name',
      traffic: [sent({ messages: 1000, complaints: 3 })],
      level: 'bad',
      rule: 'complaints',
    },
    {
      name: 'just below it is a poor one',
      traffic: [sent({ messages: 1001, complaints: 3 })],
      level: 'poor',
      rule: 'complaints',
    },
    {
      name: '5 % of bounces is a poor name',
      traffic: [sent({ messages: 100, bounces: 5 })],
      level: 'poor',
      rule: 'bounces',
    },
    { name: 'below it is none', traffic: [sent({ messages: 101, bounces: 5 })], level: 'good' },
    {
      name: '10 % of bounces is a bad name',
      traffic: [sent({ messages: 100, bounces: 10 })],
      level: 'bad',
      rule: 'bounces',
    },
    {
      name: 'just below it is a poor one',
      traffic: [sent({ messages: 101, bounces: 10 })],
      level: 'poor',
      rule: 'bounces',
    },
    {
      name: 'of 99 messages no share is taken',
      traffic: [sent({ messages: 99, complaints: 50, bounces: 49 })],
      level: 'good',
    },
    {
      name: 'shares are of all that is remembered',
      traffic: [sent({ at: -DAY, messages: 900 }), sent({ messages: 100, complaints: 3 })],
      level: 'bad',
      rule: 'complaints',
    },
    {
      name: 'the worst counts, not the first',
      traffic: [sent({ messages: 1000, complaints: 1, bounces: 100 })],
      level: 'bad',
      rule: 'bounces',
    },
    {
      name: 'a complaint of the story counts with the mail that was declared',
      traffic: [sent({ complaints: 2 }), sent({ messages: 0, complaints: 1, causedBy: 'd3' })],
      level: 'bad',
      rule: 'complaints',
    },
    {
      name: 'a complaint alone is no share of anything',
      traffic: [sent({ messages: 0, complaints: 1 })],
      level: 'good',
    },
    { name: 'of another address', traffic: [sent({ ip: '203.0.113.26', messages: 5000, usual: 1 })], level: 'good' },
    { name: 'of a domain alone', traffic: [sent({ ip: null, domain: 'acme.org', complaints: 900 })], level: 'good' },
  ];

  it.each(ROWS)('$name: $level', ({ traffic, level, rule }) => {
    const standing = standingOf(memory(traffic), SUBJECT, now());
    expect(standing.level).toBe(level);
    expect(standing.cause?.rule).toBe(rule);
  });

  it.each([
    { days: 14, level: 'good', why: 'after 14 days it is forgotten' },
    { days: 14 - 1 / 24, level: 'bad', why: 'an hour before, it is not' },
    { days: -1, level: 'good', why: 'what is still to come counts for nothing' },
  ])('$why', ({ days, level }) => {
    expect(standingOf(memory([sent({ usual: 1 })]), SUBJECT, now(days * DAY)).level).toBe(level);
  });

  it('names what tipped the balance', () => {
    const { cause } = standingOf(
      memory([sent({ complaints: 2 }), sent({ at: HOUR, messages: 0, complaints: 1, causedBy: 'd3' })]),
      SUBJECT,
      now(HOUR),
    );
    expect(cause).toEqual({
      rule: 'complaints',
      level: 'bad',
      at: HOUR,
      messages: 1000,
      count: 3,
      by: 'library',
      causedBy: 'd3',
    });
  });
});

function named(domain: string, changes: Partial<Traffic> = {}): Traffic {
  return sent({ ip: null, domain, complaints: 3, ...changes });
}

describe('what receivers think of a domain', () => {
  it.each([
    { name: 'its own complaints', traffic: named('acme.org'), level: 'bad' },
    { name: 'those of a domain above it', traffic: named('org.example'), subject: 'news.org.example', level: 'bad' },
    {
      name: 'not those of a subdomain, which is why newsletters get one',
      traffic: named('news.acme.org'),
      level: 'good',
    },
    {
      name: 'not a mass mailing: addresses do that',
      traffic: named('acme.org', { complaints: 0, messages: 9000, usual: 1 }),
      level: 'good',
    },
  ])('$name: $level', ({ traffic, level, subject = 'acme.org' }) => {
    expect(standingOf(memory([traffic]), { kind: 'domain', domain: subject }, now()).level).toBe(level);
  });
});

describe('a domain with another above it', () => {
  const bad = named('acme.org', { messages: 5000, complaints: 50 });
  const clean = named('news.acme.org', { messages: 100_000, complaints: 0 });
  const NEWS = { kind: 'domain', domain: 'news.acme.org' } as const;

  it('has a bad name with it, however much is sent under its own', () => {
    expect(heldAgainst(memory([bad, clean]), NEWS, now())).toMatchObject({
      subject: DOMAIN,
      cause: { level: 'bad', messages: 5000, count: 50 },
    });
    expect(standingOf(memory([bad, clean]), NEWS, now()).level).toBe('bad');
  });

  it('has its own bad name before a poor one from above', () => {
    const poor = named('acme.org', { messages: 1000, complaints: 1 });
    const traffic = [poor, named('news.acme.org', { complaints: 4 })];
    expect(heldAgainst(memory(traffic), NEWS, now())).toMatchObject({ subject: NEWS, cause: { count: 4 } });
  });

  it('stands on the list with it, and comes off with it', () => {
    const of = memory([bad, clean], { delisted: [{ subject: 'acme.org', at: HOUR }] });
    expect(listingOf(of, NEWS, now(DAY))).toMatchObject({ subject: 'acme.org', until: DAY + HOUR });
    expect(listingOf(of, NEWS, now(DAY + HOUR))).toBeNull();
    expect(listingsAt(of, now()).map(({ subject }) => subject)).toEqual(['acme.org']);
  });
});

describe('what stands on a list', () => {
  const spike = sent({ messages: 5000, usual: 120 });

  it.each([
    { name: 'at once', at: 0, listed: true },
    { name: 'not before', at: -1, listed: false },
    { name: 'for seven days', at: 7 * DAY - 1, listed: true },
    { name: 'and no longer', at: 7 * DAY, listed: false },
  ])('an address with a bad name: $name', ({ at, listed }) => {
    expect(listingOf(memory([spike]), SUBJECT, now(at)) !== null).toBe(listed);
  });

  it.each([
    { name: 'until 24 hours after a request', at: DAY + 24 * HOUR - 1, listed: true },
    { name: 'not from then on', at: DAY + 24 * HOUR, listed: false },
  ])('$name', ({ at, listed }) => {
    const delisted = [{ subject: IP, at: DAY }];
    expect(listingOf(memory([spike], { delisted }), SUBJECT, now(at)) !== null).toBe(listed);
  });

  it.each([
    {
      name: 'an ordinary day after a request does not bring it back',
      next: { messages: 130, usual: 120 },
      listed: false,
    },
    { name: 'another mass mailing does', next: { messages: 5000, usual: 120 }, listed: true },
    {
      name: 'complaints of before do not count with one of after',
      next: { messages: 100, complaints: 0 },
      listed: false,
    },
    { name: 'new ones do', next: { messages: 100, complaints: 1 }, listed: true },
  ])('$name', ({ next, listed }) => {
    const delisted = [{ subject: IP, at: DAY }];
    const traffic = [sent({ messages: 5000, usual: 120, complaints: 100 }), sent({ at: 3 * DAY, ...next })];
    expect(listingOf(memory(traffic, { delisted }), SUBJECT, now(3 * DAY)) !== null).toBe(listed);
  });

  it('a request for something else changes nothing', () => {
    const delisted = [{ subject: 'acme.org', at: 0 }];
    expect(listingOf(memory([spike], { delisted }), SUBJECT, now(3 * DAY))).not.toBeNull();
  });

  it('comes there with the mail that makes it enough to take a share of, complained of or not', () => {
    // 10 of 50 messages are too few; 10 of 110 are 9 %.
    const traffic = [sent({ messages: 50, complaints: 10 }), sent({ at: DAY, messages: 60 })];
    expect(listingOf(memory(traffic), SUBJECT, now(DAY - 1))).toBeNull();
    expect(listingOf(memory(traffic), SUBJECT, now(DAY))).toMatchObject({ since: DAY, cause: { count: 10 } });
    expect(standingOf(memory(traffic), SUBJECT, now(DAY)).cause?.at).toBe(DAY);
  });

  it('a poor name is on no list', () => {
    expect(listingOf(memory([sent({ complaints: 2 })]), SUBJECT, now())).toBeNull();
  });

  it('addresses stand on Spamhaus’s CSS, domains on its list of domains (docs.spamhaus.com)', () => {
    const traffic = [spike, sent({ ip: null, domain: 'acme.org', complaints: 3 })];
    expect(listingsAt(memory(traffic), now()).map(({ subject, zone, answer }) => [subject, zone, answer])).toEqual([
      [IP, 'zen.spamhaus.org', '127.0.0.3'],
      ['acme.org', 'dbl.spamhaus.org', '127.0.1.2'],
    ]);
  });

  it('says since when, until when and why', () => {
    const later = sent({ at: DAY, messages: 130, usual: 120 });
    expect(listingOf(memory([spike, later]), SUBJECT, now(2 * DAY))).toMatchObject({
      since: 0,
      until: 7 * DAY,
      cause: { rule: 'volume', messages: 5000, count: 120, causedBy: null },
    });
    expect(listingOf(memory([spike]), DOMAIN, now())).toBeNull();
  });
});

const limits = { reviewBounces: 5, pauseBounces: 10, reviewComplaints: 0.1, pauseComplaints: 0.5, least: 100 };

function through(changes: Partial<Traffic>): Traffic {
  return sent({ ip: null, account: 'amazon-ses', ...changes });
}

function status(of: ReputationMemory, at: number) {
  return accountStanding(of, 'amazon-ses', { limits, at }).status;
}

describe('whether a service lets an account send', () => {
  // Amazon SES Developer Guide, Sending review process FAQs: 5 % or greater, 10 % or greater; 0.1 % and 0.5 %.
  it.each([
    { name: 'below 5 % of bounces', traffic: { bounces: 49 }, status: 'healthy' },
    { name: '5 % of bounces', traffic: { bounces: 50 }, status: 'review' },
    { name: 'below 10 %', traffic: { bounces: 99 }, status: 'review' },
    { name: '10 %', traffic: { bounces: 100 }, status: 'paused' },
    { name: 'below 0.1 % of complaints', traffic: { messages: 1001, complaints: 1 }, status: 'healthy' },
    { name: '0.1 % of complaints', traffic: { complaints: 1 }, status: 'review' },
    { name: 'below 0.5 %', traffic: { messages: 1001, complaints: 5 }, status: 'review' },
    { name: '0.5 %', traffic: { complaints: 5 }, status: 'paused' },
    { name: 'one complaint about 99 messages', traffic: { messages: 99, complaints: 1 }, status: 'healthy' },
    {
      name: 'bounces that pause, with complaints that only warn',
      traffic: { complaints: 1, bounces: 100 },
      status: 'paused',
    },
    { name: 'another account', traffic: { account: 'other', bounces: 900 }, status: 'healthy' },
  ])('$name: $status', ({ traffic, status: expected }) => {
    expect(status(memory([through(traffic)]), 0)).toBe(expected);
  });

  it('counts anew once it may send again, and does not forget with time', () => {
    const traffic = [through({ complaints: 5 })];
    const after = memory(traffic, { resumed: [{ account: 'amazon-ses', at: DAY }] });
    expect(status(after, DAY - 1)).toBe('paused');
    expect(status(after, DAY)).toBe('healthy');
    expect(status(memory(traffic), 100 * DAY)).toBe('paused');
    expect(status(memory(traffic, { resumed: [{ account: 'other', at: DAY }] }), DAY)).toBe('paused');
  });
});

describe('numbers of the model', () => {
  it.each(Object.keys(REPUTATION_NUMBERS) as (keyof typeof REPUTATION_NUMBERS)[])('%s can be set by itself', (name) => {
    expect(numbersWith({ [name]: 77 })).toEqual({ ...USUAL_NUMBERS, [name]: 77 });
    expect(USUAL_NUMBERS[name]).toBe(REPUTATION_NUMBERS[name].default);
  });

  it.each([
    { name: 'spikeTimes', set: { spikeTimes: 50 }, traffic: sent({ messages: 5000, usual: 120 }) },
    { name: 'spikeLeast', set: { spikeLeast: 6000 }, traffic: sent({ messages: 5000, usual: 120 }) },
    {
      name: 'the share of complaints',
      set: { poorComplaintPercent: 1, badComplaintPercent: 2 },
      traffic: sent({ complaints: 3 }),
    },
    {
      name: 'the share of bounces',
      set: { poorBouncePercent: 20, badBouncePercent: 30 },
      traffic: sent({ bounces: 100 }),
    },
    { name: 'leastCounted', set: { leastCounted: 1001 }, traffic: sent({ complaints: 3 }) },
    { name: 'memoryDays', set: { memoryDays: 1 }, traffic: sent({ at: -DAY, complaints: 3 }) },
  ])('$name decides', ({ set, traffic }) => {
    expect(standingOf(memory([traffic]), SUBJECT, now()).level).toBe('bad');
    expect(standingOf(memory([traffic]), SUBJECT, { numbers: numbersWith(set), at: 0 }).level).toBe('good');
  });
});
