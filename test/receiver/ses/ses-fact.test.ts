import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../../harness/model/dns.ts';
import type { SesAccount, Suppressed } from '../../../harness/model/ses.ts';
import { sesFact } from '../../../harness/receiver/ses/ses-fact.ts';
import { account, cnames, dns, identity, mx, TOKENS } from './account.ts';

const AT = Date.UTC(2026, 10, 3, 7);
const HOUR = 60 * 60 * 1000;
const FEEDBACK = 'feedback-smtp.us-east-1.amazonses.com';

interface Asked {
  readonly account: SesAccount;
  readonly lookup?: Lookup;
  readonly header?: string;
  readonly mailFrom?: string;
  readonly rcpt?: string;
  readonly suppressed?: readonly Suppressed[];
  /** Hours since the story began. */
  readonly after?: number;
}

function fact({ account: of, lookup = dns(cnames('acme.org')), header = 'From: library@acme.org', ...more }: Asked) {
  const { mailFrom = 'library@acme.org', rcpt = 'ann@yahoo.com', suppressed = [], after = 0 } = more;
  return sesFact(
    { mailFrom, rcpt, raw: Buffer.from(`${header}\r\n\r\nx\r\n`) },
    {
      site: 'ses',
      account: of,
      memory: { sent: new Map(), suppressed },
      views: [{ from: -Infinity, lookup }],
      start: AT - after * HOUR,
      at: AT,
      settings: { recordGraceHours: 72 },
      queueId: 'd1',
    },
  );
}

const DOMAIN = account([identity('acme.org')]);
const ADDRESS = account([identity('library@acme.org')]);

describe('identities of Amazon SES', () => {
  it.each([
    ['a domain with its CNAMEs', { account: DOMAIN }, []],
    ['a domain without them', { account: DOMAIN, lookup: dns({}) }, ['library@acme.org']],
    ['with two of three', { account: DOMAIN, lookup: dns(cnames('acme.org', TOKENS.slice(1))) }, ['library@acme.org']],
    [
      'with the domain appended twice',
      { account: DOMAIN, lookup: dns(cnames('acme.org.acme.org')) },
      ['library@acme.org'],
    ],
    [
      'a domain verified otherwise',
      { account: account([identity('acme.org', { easyDkim: false })]), lookup: dns({}) },
      [],
    ],
    ['below a verified domain', { account: DOMAIN, header: 'From: a@east.acme.org', mailFrom: 'a@east.acme.org' }, []],
    ['beside a verified domain', { account: DOMAIN, header: 'From: a@notacme.org' }, ['a@notacme.org']],
    ['an address whose link was opened', { account: ADDRESS, lookup: dns({}) }, []],
    [
      'an address whose link was not opened, in a verified domain',
      { account: account([identity('acme.org'), identity('library@acme.org', { verified: false })]) },
      ['library@acme.org'],
    ],
    ['MAIL FROM counts too', { account: ADDRESS, mailFrom: 'koha@acme.org' }, ['koha@acme.org']],
    ['Sender counts too', { account: ADDRESS, header: 'From: library@acme.org\r\nSender: x@acme.org' }, ['x@acme.org']],
    ['the null sender does not', { account: ADDRESS, mailFrom: '' }, []],
    [
      'in the sandbox the recipient',
      { account: account([identity('acme.org')], { sandbox: true }) },
      ['ann@yahoo.com'],
    ],
    [
      'in the sandbox a verified recipient',
      { account: account([identity('acme.org'), identity('ann@yahoo.com')], { sandbox: true }) },
      [],
    ],
    [
      'in the sandbox the simulator',
      { account: account([identity('acme.org')], { sandbox: true }), rcpt: 'success+1@simulator.amazonses.com' },
      [],
    ],
  ] satisfies readonly (readonly [string, Asked, readonly string[]])[])('%s', (_name, asked, failing) => {
    expect(fact(asked).failing).toEqual(failing);
  });
});

describe('Easy DKIM', () => {
  it.each([
    ['signs with the domain', { account: DOMAIN }, 'success', 'acme.org'],
    ['not while it is pending', { account: DOMAIN, lookup: dns({}), after: 72 }, 'pending', ''],
    ['not once it failed', { account: DOMAIN, lookup: dns({}), after: 73 }, 'failed', ''],
    [
      'not for an address that was verified by itself',
      { account: account([identity('acme.org'), identity('library@acme.org')]) },
      null,
      '',
    ],
  ] satisfies readonly (readonly [string, Asked, string | null, string])[])('%s', (_name, asked, dkim, signs) => {
    expect(fact(asked)).toMatchObject({ dkim, signs });
  });

  it('hangs on a name that no zone declares', () => {
    const name = 'two._domainkey.acme.org';
    expect(fact({ account: DOMAIN, lookup: dns(cnames('acme.org'), name) }).undeclared).toEqual([
      { name, type: 'CNAME' },
    ]);
  });
});

const custom = (onMxFailure: 'use-default' | 'reject'): SesAccount =>
  account([identity('acme.org', { mailFrom: { domain: 'n.acme.org', onMxFailure } })]);
const withMx = (...exchanges: readonly string[]): Lookup =>
  dns({ ...cnames('acme.org'), ...mx('n.acme.org', ...exchanges) });

describe('the return path', () => {
  it.each([
    ['is Amazon’s without a custom one', { account: DOMAIN }, 'default', 'amazonses.com'],
    ['is the custom one', { account: custom('reject'), lookup: withMx(FEEDBACK) }, 'custom', 'n.acme.org'],
    ['falls back without MX', { account: custom('use-default') }, 'fallen-back', 'amazonses.com'],
    ['is refused without MX', { account: custom('reject') }, 'refused', 'n.acme.org'],
    [
      'wants exactly one MX',
      { account: custom('use-default'), lookup: withMx(FEEDBACK, 'mail.acme.org') },
      'fallen-back',
      'amazonses.com',
    ],
    [
      'wants that of its region',
      { account: custom('use-default'), lookup: withMx('feedback-smtp.eu-west-1.amazonses.com') },
      'fallen-back',
      'amazonses.com',
    ],
  ] satisfies readonly (readonly [string, Asked, string, string])[])('%s', (_name, asked, kind, domain) => {
    expect(fact(asked).returnPath).toMatchObject({ kind, domain });
  });
});

describe('suppression', () => {
  const entry = (list: 'account' | 'global', changes: Partial<Suppressed> = {}): Suppressed => ({
    site: 'ses',
    list,
    address: 'ann@yahoo.com',
    reason: 'bounce',
    at: AT - 1,
    until: null,
    causedBy: null,
    ...changes,
  });
  const without = account([identity('acme.org')], { accountList: false });

  it.each([
    ['by the account’s list', DOMAIN, entry('account'), 'account'],
    ['whatever the case', DOMAIN, entry('account', { address: 'ann@yahoo.com' }), 'account'],
    ['not by the global list where there is an own one', DOMAIN, entry('global'), 'none'],
    ['by the global list where there is none', without, entry('global'), 'global'],
    ['not by a list that was switched off', without, entry('account'), 'none'],
    ['not any more', without, entry('global', { until: AT }), 'none'],
    ['not yet', DOMAIN, entry('account', { at: AT + 1 }), 'none'],
    ['not by another account’s list', DOMAIN, entry('account', { site: 'other' }), 'none'],
  ] as const)('%s', (_name, of, one, expected) => {
    expect(fact({ account: of, rcpt: 'Ann@Yahoo.com', suppressed: [one] }).suppressed).toBe(expected);
  });
});
