import { describe, expect, it } from 'vitest';
import type { Submitted } from '../../harness/model/state.ts';
import { loginFact } from '../../harness/receiver/login-fact.ts';
import { mayUse } from '../../harness/receiver/may-use.ts';
import { host, site } from '../sender/world.ts';
import { shipped } from './shipped.ts';

const AT = Date.UTC(2026, 10, 3, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function fact(
  user: string,
  password: string,
  more: { readonly submissions?: readonly Submitted[]; readonly at?: number } = {},
) {
  const service = site('office365', [], [host('smtp.office365.com', ['52.97.135.82'])], {
    receiver: shipped('m365-submission'),
    settings: { messagesPerMinute: 3, messagesPerDay: 5 },
    accounts: [{ user: 'Koha@acme.org', password: 'one', appPasswords: ['two'], addresses: ['koha@acme.org'] }],
  });
  return loginFact({ user, password }, { site: service, submissions: more.submissions ?? [], at: more.at ?? AT });
}

function taken(count: number, ago: number, user = 'Koha@acme.org', at = 'office365'): Submitted {
  return { site: at, user, at: AT - ago, count };
}

describe('a login', () => {
  it.each([
    ['koha@ACME.org', 'one', 'accepted', 'account'],
    ['koha@acme.org', 'two', 'accepted', 'app'],
    ['koha@acme.org', 'One', 'wrong-password', 'none'],
    ['koha@acme.org', '', 'wrong-password', 'none'],
    ['desk@acme.org', 'one', 'unknown-user', 'none'],
  ])('as %s with %j is %s', (user, password, result, kind) => {
    expect(fact(user, password)).toMatchObject({ result, password: kind });
  });

  it('has no addresses where it failed', () => {
    expect(fact('koha@acme.org', 'no').addresses).toEqual([]);
  });

  it.each([
    ['nothing yet', [], { rate: 'ok', lastMinute: 0, lastDay: 0 }],
    ['two of three', [taken(2, 10)], { rate: 'ok', lastMinute: 2, lastDay: 2 }],
    ['three of three', [taken(2, 10), taken(1, MINUTE - 1)], { rate: 'minute', lastMinute: 3, lastDay: 3 }],
    ['a minute ago is over', [taken(3, MINUTE)], { rate: 'ok', lastMinute: 0, lastDay: 3 }],
    ['the day goes before the minute', [taken(3, 10), taken(2, DAY - 1)], { rate: 'day', lastMinute: 3, lastDay: 5 }],
    ['a day ago is over', [taken(5, DAY)], { rate: 'ok', lastMinute: 0, lastDay: 0 }],
    ['what is still to come', [taken(5, -1)], { rate: 'ok', lastMinute: 0, lastDay: 0 }],
    ['others of the same service', [taken(5, 1, 'desk@acme.org')], { rate: 'ok', lastMinute: 0, lastDay: 0 }],
    ['other services', [taken(5, 1, 'Koha@acme.org', 'east')], { rate: 'ok', lastMinute: 0, lastDay: 0 }],
  ] as const)('counts %s', (_name, submissions, used) => {
    expect(fact('koha@acme.org', 'one', { submissions })).toMatchObject(used);
  });

  it.each([
    ['the last moment of the day', Date.UTC(2026, 11, 31, 23, 59, 59), false],
    ['the first of the next', Date.UTC(2027, 0, 1), true],
  ])('%s: passwords have ended: %s', (_name, at, ended) => {
    expect(fact('koha@acme.org', 'one', { at }).passwordsEnded).toBe(ended);
  });
});

describe('an address that an account may use', () => {
  it.each([
    ['koha@acme.org', true, 'its own'],
    ['KOHA@Acme.ORG', true, 'addresses have no case here'],
    ['desk@east.example', true, 'a whole domain'],
    ['desk@sub.east.example', false, 'what lies below a domain is another'],
    ['desk@acme.org', false, 'somebody else’s'],
  ])('%s: %s (%s)', (address, may) => {
    expect(mayUse({ addresses: ['koha@acme.org', '*@east.example'] }, address)).toBe(may);
  });
});
