import { describe, expect, it } from 'vitest';
import { OwnFault } from '../../harness/model/fault.ts';
import type { Facts, Rule } from '../../harness/model/receiver.ts';
import { STAGES } from '../../harness/model/smtp.ts';
import { PLACEHOLDERS, placesIn } from '../../harness/receiver/placeholders.ts';
import { replyOf } from '../../harness/receiver/reply.ts';
import { parseTemplate } from '../../harness/receiver/template.ts';
import { dkim, dmarc, factsWith, knownAt, listing, login, spf, sesFact } from './facts.ts';

function refusing(reply: string | null, outcome: Rule['outcome'] = 'reject'): Rule {
  return {
    id: 'row',
    stage: 'data-end',
    when: { predicates: {}, any: [], not: null },
    outcome,
    reply,
    about: '',
    source: { title: 'test', date: '2026-11' },
    assumed: false,
    model: false,
    where: { file: 'test.yaml', line: 1, column: 1 },
  };
}

function textOf(reply: string, changes: Partial<Facts> = {}): string {
  return replyOf(refusing(reply), factsWith(changes)).text;
}

describe('replyOf', () => {
  it('takes the codes apart from the text', () => {
    expect(replyOf(refusing('550 5.1.1 No such user'), factsWith())).toEqual({
      code: 550,
      enhanced: '5.1.1',
      text: 'No such user',
    });
  });

  it('knows replies without an enhanced code', () => {
    expect(replyOf(refusing('554 delivery error: dd 5.1.1'), factsWith())).toEqual({
      code: 554,
      enhanced: null,
      text: 'delivery error: dd 5.1.1',
    });
  });

  it('joins several lines, empty ones and leading blanks included', () => {
    expect(replyOf(refusing('550-5.7.26 One\n550-5.7.26\n550 5.7.26  three', 'reject'), factsWith())).toEqual({
      code: 550,
      enhanced: '5.7.26',
      text: 'One\n\n three',
    });
  });

  it.each(['inbox', 'spam', 'discard', 'relay'] as const)('answers 250 to what it takes: %s', (outcome) => {
    expect(replyOf(refusing(null, outcome), factsWith()).code).toBe(250);
  });

  it('answers 250 to what it returns later; its reply is for the notification', () => {
    expect(replyOf(refusing('550 5.1.1 none', 'accept-then-dsn'), factsWith()).code).toBe(250);
  });

  it('stops with a fault where a refusal has no reply', () => {
    expect(() => replyOf(refusing(null), factsWith())).toThrow(OwnFault);
  });
});

describe('placeholders', () => {
  const filled: readonly [string, string, Partial<Facts>][] = [
    ['clientIp', '54.213.10.152', {}],
    ['blocklist', 'b.barracudacentral.org', { blocklists: listing('barracuda', 'b.barracudacentral.org') }],
    ['serverHost', 'mx.patron.example', {}],
    ['user', 'koha@acme.org', { login: login('accepted') }],
    ['helo', 'mail.cybertoolsforlibraries.net', {}],
    ['mailFrom', 'library@acme.org', {}],
    ['mailFrom', '', { mailFrom: '' }],
    ['mailFromDomain', 'acme.org', {}],
    ['mailFromDomain', '', { mailFrom: '' }],
    ['spfDomain', 'acme.org', {}],
    ['spfResult', 'pass', {}],
    ['spfPass', 'Pass', {}],
    ['spfPass', 'Fail', { spf: spf('softfail') }],
    ['dkimPass', 'Pass', {}],
    ['dkimPass', 'Fail', { dkim: dkim('none') }],
    ['dmarcPass', 'Pass', {}],
    ['dmarcPass', 'Fail', { dmarc: dmarc('none', null) }],
    ['rcpt', 'J_Doe@patron.example', { rcpt: 'J_Doe@patron.example' }],
    ['headerFrom', 'library@acme.org', {}],
    ['headerFrom', '', { headerFrom: null }],
    ['fromDomain', 'acme.org', {}],
    ['dkimResult', 'pass', {}],
    ['dmarcResult', 'fail', { dmarc: dmarc('fail', 'none') }],
    ['policyDomain', 'acme.org', {}],
    ['policyDomain', '', { dmarc: dmarc('none', null) }],
    ['sesId', '0100-1-000000', { ses: sesFact() }],
    ['sesRegion', 'US-EAST-1', { ses: sesFact() }],
    ['failingIdentities', 'a@acme.org, b@acme.org', { ses: sesFact({ failing: ['a@acme.org', 'b@acme.org'] }) }],
  ];

  it.each(filled)('{%s} is %j', (name, value, changes) => {
    expect(textOf(`550 5.7.1 [{${name}}]`, changes)).toBe(`[${value}]`);
  });

  it('are all shown above', () => {
    expect([...new Set(filled.map(([name]) => name))].toSorted()).toEqual(Object.keys(PLACEHOLDERS).toSorted());
  });

  it.each(Object.entries(PLACEHOLDERS))('{%s} is known from its stage on', (_name, { stage, value }) => {
    for (const later of STAGES.slice(STAGES.indexOf(stage))) {
      expect(
        value(
          knownAt(
            later,
            factsWith({
              login: login('accepted'),
              blocklists: listing('sbl'),
              ses: sesFact({ failing: ['a@acme.org'] }),
            }),
          ),
        ),
      ).toBeTruthy();
    }
  });

  it('never let a client add a line or a control character', () => {
    const hostile = 'a\r\n250 fine\u0000\u0085\u2028\u2029\u007fb';
    expect(textOf('550 5.1.1 <{rcpt}>', { rcpt: hostile })).toBe('<a250 fineb>');
  });

  it('are not looked for in what a client said', () => {
    expect(textOf('550 5.1.1 <{rcpt}> {helo}', { rcpt: '{helo}', helo: 'mail' })).toBe('<{helo}> mail');
  });

  it('are cut where no path could be longer (RFC 5321 section 4.5.3.1.3)', () => {
    expect(textOf('550 5.1.1 {rcpt}', { rcpt: 'x'.repeat(5000) })).toBe('x'.repeat(256));
  });

  it('are found with their places', () => {
    expect(placesIn('550-{a} {bc}\n550 {}')).toEqual([
      { name: 'a', line: 1, column: 5 },
      { name: 'bc', line: 1, column: 9 },
      { name: '', line: 2, column: 5 },
    ]);
  });
});

describe('parseTemplate', () => {
  const wrong: readonly [string, string, number][] = [
    ['', 'does not begin with a three-digit code', 1],
    ['5500 no', 'does not begin with a three-digit code', 1],
    ['150 no', 'does not begin with a three-digit code', 1],
    ['550-no\nwhatever', 'does not begin with a three-digit code', 2],
    ['550-no\n551 no', 'the code is 551 instead of 550', 2],
    ['550-5.1.1 no\n550 no', 'the enhanced code differs', 2],
    ['550-no', 'no line comes after it', 1],
    ['550 no\n550 no', 'another line comes after it', 1],
    ['450 5.1.1 no', 'of another class', 1],
  ];

  it.each(wrong)('refuses %j', (text, problem, line) => {
    const template = parseTemplate(text);
    expect(template).toMatchObject({ line });
    expect('problem' in template ? template.problem : '').toContain(problem);
  });

  it('takes a code alone (RFC 5321 section 4.2.1 allows it)', () => {
    expect(parseTemplate('550')).toEqual({ reply: { code: 550, enhanced: null, text: '' } });
  });
});
