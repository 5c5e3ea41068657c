import dns from 'node:dns';
import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { shippedScenariosPlayed } from './shipped-played.ts';
import { watchSockets } from './sockets.ts';

describe('the machine around the harness', () => {
  it("is never asked for a name, and no socket leaves loopback: all names are the scenario's", async () => {
    const { reports, sockets } = await shippedScenariosPlayed();
    expect(reports.length).toBeGreaterThan(0);
    expect(sockets.asked).toEqual([]);
    expect([...sockets.connected]).toEqual(['127.0.0.1']);
    expect([...sockets.listened]).toEqual(['127.0.0.1']);
  });

  it('would be seen to be asked: who asks is denied, and told of', async () => {
    const { done, sockets } = await watchSockets(() => askTheMachine().catch((error: unknown) => error));
    expect(String(done)).toContain('denied');
    expect(sockets.asked).toEqual(['dns.promises.lookup acme.org']);
    expect([[...sockets.connected], [...sockets.listened]]).toEqual([['127.0.0.1'], ['127.0.0.1']]);
  });
});

/** Opens a port and a connection, then asks for a name. */
async function askTheMachine(): Promise<unknown> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((closed) => server.close(closed));
  const socket = net.connect({ host: '127.0.0.1', port: 9 });
  socket.on('error', () => {}).destroy();
  return dns.promises.lookup('acme.org');
}
