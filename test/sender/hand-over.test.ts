import { describe, expect, it } from 'vitest';
import type { DeliveryEnd, DeliveryRecord } from '../../harness/model/delivery.ts';
import type { Handing } from '../../harness/model/sender.ts';
import { handOver } from '../../harness/sender/hand-over.ts';
import { reportBySender } from '../../harness/replies/failure-report.ts';
import { record } from '../replies/record.ts';
import { world } from './world.ts';

const SERVER = { name: 'own', host: 'mail.acme.org', port: 587, security: 'none', login: null } as const;

function ended(end: DeliveryEnd, client: Handing['client'] = 'catalogue'): DeliveryRecord {
  const made = record({ end });
  const route = { kind: 'submission', server: SERVER, client, queue: null } as const;
  const flow = { flow: 'notice', person: 'J. Doe', act: 'overdue' } as const;
  return { ...made, delivery: { ...made.delivery, draft: { ...made.delivery.draft, flow, route } } };
}

describe('handOver', () => {
  it.each([
    ['sent', { kind: 'decided', outcome: 'relay' }],
    ['sent', { kind: 'decided', outcome: 'inbox' }],
    ['sent', { kind: 'decided', outcome: 'discard' }],
    ['failed (SENDMAIL)', { kind: 'decided', outcome: 'reject' }],
    ['failed (SENDMAIL)', { kind: 'not-retried' }],
    ['failed (SENDMAIL)', { kind: 'no-route' }],
  ] as const)('%s after %j', (status, end) => {
    const events = handOver(ended(end), world());
    expect(events).toMatchObject([{ kind: 'ils-status', entry: { item: 'overdue J. Doe', status } }]);
  });

  it('says nothing of what a mail server hands over, nor of any other mail', () => {
    expect(handOver(ended({ kind: 'not-retried' }, 'mta'), world())).toEqual([]);
    expect(handOver(record({ end: { kind: 'decided', outcome: 'reject' } }), world())).toEqual([]);
  });
});

describe('a report about what was handed over', () => {
  it('is written by a mail server, and by no catalogue', () => {
    const end = { kind: 'decided', outcome: 'reject' } as const;
    expect(reportBySender(ended(end), world()).drafts).toEqual([]);
    expect(reportBySender(ended(end, 'mta'), world()).drafts).toHaveLength(1);
  });
});
