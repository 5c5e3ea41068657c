import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { transmit } from '../../harness/sender/transmit.ts';

/** A server that says these lines, one at each thing it hears, and then hangs up. */
async function saying(lines: readonly string[]): Promise<{ server: Server; port: number }> {
  const server = createServer((socket: Socket) => {
    const left = [...lines];
    socket.on('error', () => {});
    socket.on('data', () => {
      const next = left.shift();
      if (next === undefined) socket.destroy();
      else socket.write(`${next}\r\n`);
    });
  });
  await new Promise<void>((open) => {
    server.listen(0, '127.0.0.1', open);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

describe('what the sending side makes of a connection', () => {
  let open: Server | null = null;
  afterEach(() => open?.close());

  const rows = [
    {
      name: 'one that is reset before it says anything',
      lines: [],
      want: { stage: 'connect', broken: true, local: true },
    },
    {
      name: 'one that breaks in the middle is the machine’s doing, not a refusal',
      lines: ['220 mx', '250 mx', '250 OK'],
      want: { broken: true, local: true },
    },
    {
      name: 'one that greets with a refusal',
      lines: ['554 5.7.1 No'],
      want: { stage: 'connect', broken: false, local: false, reply: { code: 554, enhanced: '5.7.1', text: 'No' } },
    },
    {
      name: 'one that refuses the recipient',
      lines: ['220 mx', '250 mx', '250 OK', '550 5.1.1 Nobody'],
      want: { stage: 'rcpt', broken: false, local: false, reply: { code: 550, enhanced: '5.1.1', text: 'Nobody' } },
    },
  ];
  it.each(rows)('$name', async ({ lines, want }) => {
    const { server, port } = await saying(lines);
    open = server;
    const sent = await transmit({
      clientIp: '192.0.2.1',
      helo: 'out.example',
      serverIp: '192.0.2.2',
      serverHost: 'mx.example',
      mailFrom: 'a@out.example',
      to: 'b@in.example',
      raw: Buffer.from('Subject: x\r\n\r\nx\r\n'),
      usesStartTls: false,
      port,
      at: 0,
    });
    expect(sent).toMatchObject(want);
  });
});
