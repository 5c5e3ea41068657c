import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../harness/model/delivery.ts';
import { departure } from '../../harness/sender/departure.ts';
import { AT } from './world.ts';

function delivery(mailFrom: string, raw: string): Delivery {
  const draft = {
    flow: { flow: 'notice', person: 'J. Doe', act: 'c2' },
    causedBy: 'c2',
    site: 'library',
    mailFrom,
    to: 'j_doe@gmail.com',
    at: AT,
    route: { kind: 'mx' },
    helo: null,
    content: { kind: 'bytes', raw: Buffer.alloc(0) },
  } as const;
  const client = { clientIp: '203.0.113.25', clientIps: ['203.0.113.25'], clientHost: 'h', clientHelo: 'h' };
  return { id: 'd1', draft, raw: Buffer.from(raw), ...client };
}

describe('what a site remembers of mail that leaves it', () => {
  it('is the Message-ID, also of what it passes on', () => {
    const raw = 'Received: x\r\nMessage-Id: <1@acme.org>\r\n\r\nMessage-ID: <2@acme.org>\r\n';
    expect(departure(delivery('library@acme.org', raw))).toEqual([
      { kind: 'departed', site: 'library', messageId: '<1@acme.org>' },
    ]);
  });

  it('is nothing of a bounce, about which nothing may come back (RFC 5321 section 6.1)', () => {
    expect(departure(delivery('', 'Message-ID: <1@acme.org>\r\n\r\n'))).toEqual([]);
  });
});
