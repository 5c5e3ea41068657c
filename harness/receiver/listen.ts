import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { SMTPServer } from 'smtp-server';
import { codeOf, MachineFault, OwnFault } from '../model/fault.ts';
import type { Host, World } from '../model/world.ts';
import type { Accept, SeenTransaction } from './reception.ts';
import { virtualHost, type Visit } from './virtual-host.ts';

export interface Listener {
  /** On 127.0.0.1. */
  readonly port: number;
  readonly seen: readonly SeenTransaction[];
  close(): Promise<void>;
}

/** Longest line of the PROXY protocol, version 1, without its CRLF (its text, section 2.1: 107 octets with it). */
const LONGEST_PROXY_LINE = 105;

/** Addresses of a PROXY line (version 1), or null for anything else. */
function parseProxyLine(chunk: Buffer): { clientIp: string; serverIp: string; port: number } | null {
  const end = chunk.indexOf('\r\n');
  if (end < 0 || end > LONGEST_PROXY_LINE) return null;
  const match = /^PROXY TCP[46] (\S+) (\S+) \d+ (\d+)$/.exec(chunk.toString('latin1', 0, end));
  const [, clientIp, serverIp, port] = match ?? [];
  return clientIp === undefined || serverIp === undefined ? null : { clientIp, serverIp, port: Number(port) };
}

async function openPort(front: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    front.once('error', (error) => reject(new MachineFault(`no port to listen on (${codeOf(error)})`)));
    front.listen(0, '127.0.0.1', resolve);
  });
  return (front.address() as AddressInfo).port;
}

/**
 * Opens one port on loopback for all hosts of a world. A client begins with a PROXY line that names the configured
 * sender and the virtual host; smtp-server then speaks for that host and sees the configured sender. An address
 * without a host answers with a reset.
 *
 * @param world The world as it stands when a client comes: hosts may move between acts.
 * @throws MachineFault when the machine gives no port.
 */
export async function listen(world: () => World, accept: Accept, onFault: (fault: unknown) => void): Promise<Listener> {
  const seen: SeenTransaction[] = [];
  const sockets = new Set<Socket>();
  const servers = new Map<Host, Map<number, SMTPServer>>();
  // A timeline sends one message at a time, so the next session that says hello is the last one welcomed.
  let arriving: Visit | null = null;
  const nextVisit = (): Visit => {
    if (arriving === null) throw new OwnFault('a session said hello that nobody announced');
    const visit = arriving;
    arriving = null;
    return visit;
  };

  const welcome = (socket: Socket, chunk: Buffer): void => {
    socket.pause();
    const line = parseProxyLine(chunk);
    const host = line === null ? undefined : world().hostAt.get(line.serverIp)?.host;
    const reception = line === null ? null : accept(line.serverIp, line.clientIp);
    if (line === null || host === undefined || reception === null) {
      socket.resetAndDestroy();
      return;
    }
    const { clientIp, serverIp, port: toPort } = line;
    arriving = { reception, seen: { clientIp, serverIp, mailFrom: '', to: '', code: null } };
    seen.push(arriving.seen);
    const ofHost = servers.get(host) ?? new Map<number, SMTPServer>();
    servers.set(host, ofHost);
    const server = ofHost.get(toPort) ?? virtualHost(host, toPort, nextVisit, onFault);
    ofHost.set(toPort, server);
    socket.unshift(chunk);
    server.server.emit('connection', socket);
  };

  const front = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (chunk: Buffer) => welcome(socket, chunk));
  });
  const port = await openPort(front);
  return {
    port,
    seen,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        front.close(() => resolve());
      });
    },
  };
}
