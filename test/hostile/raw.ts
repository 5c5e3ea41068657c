import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { listen } from '../../harness/receiver/listen.ts';
import { receive, type Received } from '../../harness/receiver/receive.ts';
import { shipped } from '../receiver/shipped.ts';
import { a, AT, dns, host, mailbox, site, world } from '../sender/world.ts';

const SERVER = host('mail.acme.org', ['192.0.2.25']);

/** The client has a name, and its domain is there. */
const DNS = {
  '1.100.51.198.in-addr.arpa PTR': [{ type: 'PTR', target: 'out.test' }],
  'out.test A': [a('198.51.100.1')],
} as const;

/** What a client says next: octets, after which it waits for so many replies; or how it goes away. */
export type Said = { readonly octets: string; readonly replies: number } | 'leaves' | 'resets';

export interface Talked {
  /** All replies, each with its last line only. */
  readonly replies: readonly string[];
  readonly received: Received;
  readonly faults: readonly unknown[];
}

/** Milliseconds. */
const NOTICING = 50;

const GREETING = { octets: 'PROXY TCP4 198.51.100.1 192.0.2.25 40000 25\r\n', replies: 1 } as const;

/** The last lines of the replies in what a server has said so far (RFC 5321 section 4.2.1). */
function finished(text: string): string[] {
  return text.split('\r\n').filter((line) => /^\d{3}(?: |$)/.test(line));
}

/** The server tells nobody that it has noticed: it gets time to read what was said, and time to see the client go. */
async function goAway(socket: Socket, how: 'leaves' | 'resets'): Promise<void> {
  await pause(NOTICING);
  if (how === 'leaves') socket.end();
  else socket.resetAndDestroy();
  await pause(NOTICING);
}

async function play(socket: Socket, steps: readonly Said[]): Promise<string> {
  let text = '';
  let awaited = 0;
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    socket.emit('heard');
  });
  socket.on('error', () => {});
  for (const step of [GREETING, ...steps]) {
    if (socket.closed) break;
    if (step === 'leaves' || step === 'resets') await goAway(socket, step);
    else {
      awaited += step.replies;
      socket.write(step.octets, 'latin1');
      while (finished(text).length < awaited && !socket.closed) {
        await Promise.race([once(socket, 'heard'), once(socket, 'close')]);
      }
    }
  }
  return text;
}

/**
 * Speaks to a receiver for library@acme.org over a socket, octet for octet: mail programs mend what they send.
 *
 * @param receiver of fixtures/receivers; without it, one that has no rules and takes everything.
 */
export async function talk(steps: readonly Said[], receiver?: string): Promise<Talked> {
  const acme = site('acme', ['acme.org'], [SERVER], receiver === undefined ? {} : { receiver: shipped(receiver) });
  const place = world({ sites: [acme], mailboxes: [mailbox('library@acme.org', 'acme', { kind: 'library' })] });
  const faults: unknown[] = [];
  const { reception, result } = receive({
    world: place,
    site: acme,
    host: SERVER,
    clientIp: '198.51.100.1',
    port: 25,
    lookup: dns(DNS),
    at: AT,
    pctApplied: true,
    volumes: [],
    submissions: [],
    greylist: new Map(),
    arrivals: [],
    departed: new Set(),
    queueId: 'd1',
  });
  const listener = await listen(
    () => place,
    () => reception,
    (fault) => faults.push(fault),
  );
  const socket = connect({ host: '127.0.0.1', port: listener.port });
  try {
    const text = await play(socket, steps);
    return { replies: finished(text), received: result(), faults };
  } finally {
    socket.destroy();
    await listener.close();
  }
}

export const ENVELOPE: readonly Said[] = [
  { octets: 'EHLO out.test\r\n', replies: 1 },
  { octets: 'MAIL FROM:<a@out.test>\r\n', replies: 1 },
  { octets: 'RCPT TO:<library@acme.org>\r\n', replies: 1 },
  { octets: 'DATA\r\n', replies: 1 },
];

/** Hands a message over, one character an octet, dots stuffed by whoever wrote it. */
export function hand(message: string, receiver?: string): Promise<Talked> {
  return talk([...ENVELOPE, { octets: `${message}\r\n.\r\n`, replies: 1 }], receiver);
}
