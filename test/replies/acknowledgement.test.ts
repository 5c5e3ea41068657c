import { describe, expect, it } from 'vitest';
import type { Responder, Suppression } from '../../harness/model/people.ts';
import type { World } from '../../harness/model/world.ts';
import { respond } from '../../harness/replies/respond.ts';
import { mailbox, world } from '../sender/world.ts';
import { ARRIVED, EMPTY, record, stored } from './record.ts';

const TICKETS: Responder = {
  id: 'tickets',
  title: 'A ticket system',
  target: 'from',
  envelope: 'own-address',
  suppressions: [],
  repeatDays: 0,
  source: { title: 'a page', date: '2026-01' },
  assumed: false,
};

function desk(more: Partial<Responder> = {}): World {
  const responder = { ...TICKETS, ...more };
  return world({ mailboxes: [mailbox('library@acme.org', 'acme', { kind: 'library' }, { responder })] });
}

const AWAY = { flow: 'away-message', person: 'J. Doe', act: 'c2' } as const;

function answer(of: World, header: readonly string[] = []) {
  const draft = { flow: AWAY, to: 'Library@acme.org', mailFrom: 'j_doe@gmail.com' };
  return respond(record({ draft, transaction: { serverSite: 'acme', stored: stored(header) } }), of, EMPTY);
}

describe('a mailbox that answers by itself', () => {
  it('acknowledges at once, as part of the flow it answers', () => {
    expect(answer(desk()).drafts).toMatchObject([
      {
        flow: AWAY,
        causedBy: 'd1',
        site: 'acme',
        mailFrom: 'library@acme.org',
        to: 'author@acme.org',
        at: ARRIVED,
        content: { kind: 'text', headers: { 'Auto-Submitted': 'auto-replied' } },
      },
    ]);
  });

  it('writes from the null sender where it is well made (RFC 3834 section 3.3)', () => {
    expect(answer(desk({ envelope: 'null' })).drafts[0]?.mailFrom).toBe('');
  });

  const silent: readonly (readonly [Suppression, readonly string[], string])[] = [
    ['auto-submitted', ['Auto-Submitted: auto-replied'], 'RFC 3834 section 2'],
    ['null-sender', ['Return-Path: <>'], 'RFC 3834 section 2'],
  ];
  it.each(silent)('stays silent by %s', (row, header, _because) => {
    expect(answer(desk({ suppressions: [row] }), header)).toEqual({ drafts: [], events: [] });
  });

  it('stays silent where the message names nobody', () => {
    expect(answer(desk(), ['From: -']).drafts).toEqual([]);
  });

  it('remembers whom it answered', () => {
    expect(answer(desk()).events).toEqual([
      { kind: 'away-sent', mailbox: 'library@acme.org', sender: 'author@acme.org', at: ARRIVED },
    ]);
  });
});
