import { describe, expect, it } from 'vitest';
import { listen } from '../../harness/receiver/listen.ts';
import type { Reception } from '../../harness/receiver/reception.ts';
import { transmit } from '../../harness/sender/transmit.ts';
import { AT, world } from '../sender/world.ts';

const OK = { code: 250, enhanced: '2.0.0', text: 'OK d1' };
const WILLING: Reception = {
  connect: () => null,
  auth: () => null,
  mail: () => Promise.resolve(null),
  rcpt: () => null,
  data: () => Promise.resolve(OK),
};
const BUG = new Error('a bug');
const bug = (): never => {
  throw BUG;
};

/** What the client read, and which faults the listener told of. */
async function sent(reception: Reception) {
  const faults: unknown[] = [];
  const place = world();
  const listener = await listen(
    () => place,
    () => reception,
    (fault) => faults.push(fault),
  );
  try {
    const { reply, stage } = await transmit({
      clientIp: '198.51.100.1',
      helo: 'out.test',
      serverIp: '192.0.2.25',
      serverHost: 'mail.acme.org',
      mailFrom: 'a@out.test',
      to: 'library@acme.org',
      raw: Buffer.from('Subject: s\r\n\r\nbody\r\n'),
      usesStartTls: true,
      port: listener.port,
      at: AT,
    });
    return { code: reply.code, stage, faults };
  } finally {
    await listener.close();
  }
}

describe('a fault of ours inside a receiver', () => {
  it('is not there where the receiver answers', async () => {
    expect(await sent(WILLING)).toEqual({ code: 250, stage: 'data-end', faults: [] });
  });

  it.each([
    { name: 'thrown at connect', stage: 'connect', fault: { connect: bug } },
    { name: 'rejected at MAIL FROM', stage: 'mail', fault: { mail: () => Promise.reject(BUG) } },
    { name: 'thrown at MAIL FROM', stage: 'mail', fault: { mail: bug } },
    { name: 'thrown at RCPT TO', stage: 'rcpt', fault: { rcpt: bug } },
    { name: 'rejected after DATA', stage: 'data-end', fault: { data: () => Promise.reject(BUG) } },
    { name: 'thrown after DATA', stage: 'data-end', fault: { data: bug } },
  ])('$name: is told as the fault it is, so that the 451 on the wire is never taken for a verdict', async (row) => {
    expect(await sent({ ...WILLING, ...row.fault })).toEqual({ code: 451, stage: row.stage, faults: [BUG] });
  });
});
