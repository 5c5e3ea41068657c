import { describe, expect, it } from 'vitest';
import type { DeliveryRecord, DsnReport } from '../../harness/model/delivery.ts';
import type { RecipientState, Rule } from '../../harness/model/receiver.ts';
import type { Reply } from '../../harness/model/smtp.ts';
import { respond } from '../../harness/replies/respond.ts';
import { ACME, GMAIL, POSITION, VENDOR, world } from '../sender/world.ts';
import { ARRIVED, EMPTY, facts, record, stored } from './record.ts';

const NO_USER: Reply = { code: 550, enhanced: '5.1.1', text: 'No such user' };

function failed(reply: Reply, more: Partial<DeliveryRecord> = {}, local = false): DeliveryRecord {
  const attempt = { at: ARRIVED, stage: 'rcpt' as const, reply, local };
  return {
    ...record({ transaction: { attempt, stored: null }, end: { kind: 'decided', outcome: 'reject' } }),
    ...more,
  };
}

function reportOf(one: DeliveryRecord): DsnReport | null {
  const content = respond(one, world(), EMPTY).drafts[0]?.content;
  return content?.kind === 'dsn' ? content.report : null;
}

describe('a relay passes on (RFC 5321 section 3.6.2)', () => {
  const taken = record({ transaction: { serverSite: 'acme' }, end: { kind: 'decided', outcome: 'relay' } });
  const routeFrom = (relayHost: string | undefined) => {
    const settings: Record<string, string> = relayHost === undefined ? {} : { relayHost };
    return respond(taken, world({ sites: [VENDOR, GMAIL, { ...ACME, settings }] }), EMPTY).drafts[0];
  };

  it('to the recipient’s own mail exchangers, with the envelope as it was', () => {
    expect(routeFrom(undefined)).toMatchObject({ site: 'acme', mailFrom: 'envelope@acme.org', route: { kind: 'mx' } });
    expect(routeFrom('')).toMatchObject({ route: { kind: 'mx' } });
  });

  it('to the one server behind it, where it is told so', () => {
    expect(routeFrom('hub.acme.org')).toMatchObject({ route: { kind: 'smarthost', host: 'hub.acme.org' } });
  });
});

describe('the sending site reports a failure (RFC 5321 section 6.1)', () => {
  it('to MAIL FROM, from the null sender, for the same person and act', () => {
    expect(respond(failed(NO_USER), world(), EMPTY)).toMatchObject({
      drafts: [
        {
          flow: { flow: 'bounce', person: 'J. Doe', act: 'c2' },
          causedBy: 'd1',
          site: 'vendor',
          mailFrom: '',
          to: 'envelope@acme.org',
          at: ARRIVED,
          helo: null,
        },
      ],
      events: [],
    });
  });

  it('with what the other side said', () => {
    expect(reportOf(failed(NO_USER))).toMatchObject({
      reportingMta: 'mail1.cybertoolsforlibraries.net',
      from: 'mailer-daemon@cybertoolsforlibraries.net',
      finalRecipient: 'J_Doe@gmail.com',
      status: '5.1.1',
      diagnostic: NO_USER,
      remoteMta: 'mx.google.com',
    });
  });

  it('with the message as it was sent', () => {
    expect(reportOf(failed(NO_USER))?.returned.toString()).toContain('Subject: as sent');
  });

  const expired = { end: { kind: 'expired' } } as const;
  const noRoute = { end: { kind: 'no-route' } } as const;
  it.each([
    ['the status the reply had', NO_USER, {}, '5.1.1'],
    ['5.0.0 where a 5xx had none (RFC 3463 section 3.1)', { code: 554, enhanced: null, text: 'no' }, {}, '5.0.0'],
    [
      'the last deferral’s status at the end of the queue',
      { code: 451, enhanced: '4.7.26', text: 'later' },
      expired,
      '4.7.26',
    ],
    [
      '4.4.7 where that had none (RFC 3463 section 3.5)',
      { code: 451, enhanced: null, text: 'later' },
      expired,
      '4.4.7',
    ],
    ['its own status where no host was found', { code: 556, enhanced: '5.1.10', text: 'null MX' }, noRoute, '5.1.10'],
  ])('with %s', (_, reply, end, status) => {
    expect(reportOf(failed(reply, end))?.status).toBe(status);
  });

  it('quotes nobody where the words are its own', () => {
    const own = failed({ code: 550, enhanced: '5.1.2', text: 'no such domain' }, noRoute, true);
    expect(reportOf(own)).toMatchObject({ diagnostic: null, remoteMta: null });
  });

  it.each(['reply', 'misdirected-reply', 'away-message'] as const)('for a %s as well', (flow) => {
    const one = failed(NO_USER);
    const draft = {
      ...one.delivery.draft,
      flow: { flow, person: 'J. Doe', act: 'c2' },
      site: 'google',
      mailFrom: 'j_doe@gmail.com',
    };
    const { drafts } = respond({ ...one, delivery: { ...one.delivery, draft } }, world(), EMPTY);
    expect(drafts).toMatchObject([{ flow: { flow: 'bounce' }, site: 'google', to: 'j_doe@gmail.com' }]);
  });

  it('never for what came from the null sender', () => {
    const one = failed(NO_USER);
    const draft = { ...one.delivery.draft, mailFrom: '' };
    expect(respond({ ...one, delivery: { ...one.delivery, draft } }, world(), EMPTY)).toEqual({
      drafts: [],
      events: [],
    });
  });

  it('never while it is unknown what became of the message', () => {
    expect(respond(failed(NO_USER, { end: { kind: 'undeclared' } }), world(), EMPTY)).toEqual({
      drafts: [],
      events: [],
    });
  });
});

const rule = (reply: string | null): Rule => ({
  id: 'late',
  stage: 'after',
  when: { predicates: {}, any: [], not: null },
  outcome: 'accept-then-dsn',
  reply,
  about: '',
  source: { title: '', date: '' },
  assumed: false,
  model: false,
  where: POSITION,
});

const returned = (recipient: RecipientState, reply: string | null = null, header: readonly string[] = []) =>
  record({
    transaction: {
      facts: facts({ recipient }),
      decision: { rule: rule(reply), outcome: 'accept-then-dsn', consulted: [], assumed: false },
      stored: stored(header),
    },
    end: { kind: 'decided', outcome: 'accept-then-dsn' },
  });

describe('the receiving site returns what it had accepted', () => {
  it('to Return-Path, from its own host and the null sender', () => {
    const one = returned('unknown');
    expect(respond(one, world(), EMPTY).drafts).toMatchObject([
      { flow: { flow: 'bounce', person: 'J. Doe', act: 'c2' }, site: 'google', mailFrom: '', to: 'envelope@acme.org' },
    ]);
    expect(reportOf(one)).toMatchObject({
      reportingMta: 'mx.google.com',
      from: 'mailer-daemon@gmail.com',
      diagnostic: null,
    });
  });

  it.each([
    ['unknown', null, '5.1.1'],
    ['disabled', null, '5.2.1'],
    ['full', null, '5.2.2'],
    ['ok', null, '5.7.1'],
    ['full', '552 5.2.3 too long for {rcpt}', '5.2.3'],
  ] as const)('of a mailbox that is %s, with a rule that says %s: status %s', (state, reply, status) => {
    expect(reportOf(returned(state, reply))?.status).toBe(status);
  });

  it('never to the null sender', () => {
    expect(respond(returned('unknown', null, ['Return-Path: <>']), world(), EMPTY).drafts).toEqual([]);
  });
});

describe('a relay passes a message on', () => {
  const relayed = record({
    transaction: { serverSite: 'acme', serverHost: 'mail.acme.org' },
    end: { kind: 'decided', outcome: 'relay' },
  });

  it('in the same flow, with the same envelope, by MX, at once', () => {
    expect(respond(relayed, world(), EMPTY).drafts).toMatchObject([
      {
        flow: { flow: 'notice', person: 'J. Doe', act: 'c2' },
        causedBy: 'd1',
        site: 'acme',
        mailFrom: 'envelope@acme.org',
        to: 'J_Doe@gmail.com',
        at: ARRIVED,
        route: { kind: 'mx' },
        helo: null,
      },
    ]);
  });

  it('as it stored it, less the Return-Path that belongs to the end of the way (RFC 5321 section 4.4)', () => {
    const content = respond(relayed, world(), EMPTY).drafts[0]?.content;
    const all = stored();
    expect(content?.kind === 'bytes' && content.raw).toEqual(all.subarray(all.indexOf('From:')));
  });
});
