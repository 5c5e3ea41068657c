import { connect, isIPv6, type Socket } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Instant } from '../model/dns.ts';
import { MachineFault, OwnFault } from '../model/fault.ts';
import type { DialogueLine, Reply, Stage } from '../model/smtp.ts';
import { parseReply } from '../standards/reply.ts';

export interface TransmitInput {
  /** The configured sender, as the receiver shall see it. */
  readonly clientIp: string;
  readonly helo: string;
  readonly serverIp: string;
  readonly serverHost: string;
  /** '' is the null sender. */
  readonly mailFrom: string;
  readonly to: string;
  readonly raw: Buffer;
  /** Whether the sending host uses STARTTLS where it is offered. */
  readonly usesStartTls: boolean;
  /** Port of the world's listener on loopback. */
  readonly port: number;
  readonly at: Instant;
}

/** What the sending side saw of one attempt. */
export interface Transmission {
  readonly stage: Stage;
  readonly reply: Reply;
  /** True where the reply is the sending MTA's own word because none came over the wire. */
  readonly local: boolean;
  /** True where the connection itself gave out before a reply came. */
  readonly broken: boolean;
  readonly dialogue: readonly DialogueLine[];
}

/** nodemailer's errors carry a code; anything else is a bug and no outcome. */
interface ClientError {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly message: string;
}

const STAGE_OF: Readonly<Record<string, Stage>> = {
  'MAIL FROM': 'mail',
  'RCPT TO': 'rcpt',
  DATA: 'data-end',
};

/** Opens a socket on loopback and introduces it as a connection from one address of the world to another. */
async function openSocket(input: TransmitInput): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: input.port });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', (error) => reject(new MachineFault(`no connection on loopback: ${error.message}`)));
  });
  const family = isIPv6(input.clientIp) ? 'TCP6' : 'TCP4';
  socket.write(`PROXY ${family} ${input.clientIp} ${input.serverIp} 40000 25\r\n`);
  return socket;
}

const silent = (): void => {};

/** Collects the dialogue from the client's log, which has each command and reply as it stood on the wire. */
function dialogueLogger(at: Instant, octets: number) {
  const lines: DialogueLine[] = [];
  const note = (entry: { tnx?: string }, text: unknown): void => {
    if (entry.tnx !== 'client' && entry.tnx !== 'server') return;
    for (const line of String(text).split(/\r?\n/)) lines.push({ who: entry.tnx, line, at });
    if (entry.tnx === 'server' && String(text).startsWith('354')) {
      lines.push({ who: 'client', line: `(message of ${octets} octets)`, at });
    }
  };
  const logger = { trace: silent, debug: note, info: silent, warn: silent, error: silent, fatal: silent };
  return { lines, logger };
}

function refusedConnection(input: TransmitInput): Reply {
  return {
    code: 421,
    enhanced: '4.4.1',
    text: `connect to ${input.serverHost}[${input.serverIp}]:25: Connection refused`,
  };
}

function failed(error: ClientError, input: TransmitInput): Omit<Transmission, 'dialogue'> {
  if (error.code === undefined) throw new OwnFault(`sending failed: ${error.message}`, { cause: error });
  if (error.code === 'EENVELOPE' && error.response === undefined) {
    // The client will not put such an address on the wire (RFC 5321 section 4.1.2).
    const reply = { code: 553, enhanced: '5.1.3', text: `<${input.to}>: bad address syntax` };
    return { stage: 'rcpt', reply, local: true, broken: false };
  }
  const stage = STAGE_OF[error.command ?? ''] ?? 'connect';
  if (error.response === undefined) return { stage, reply: refusedConnection(input), local: true, broken: true };
  return { stage, reply: parseReply(error.response), local: false, broken: false };
}

function sendMessage(client: SMTPConnection, input: TransmitInput): Promise<string> {
  const envelope = { from: input.mailFrom === '' ? (false as const) : input.mailFrom, to: [input.to] };
  return new Promise((resolve, reject) => {
    client.send(envelope, input.raw, (error, info) => {
      if (error) reject(error);
      else resolve(info?.response ?? '');
    });
  });
}

/** Opens the session: greeting and EHLO. */
function greet(client: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    client.once('error', reject);
    client.connect((error) => (error ? reject(error) : resolve()));
  });
}

/** Says goodbye and waits until the connection is gone, so that the next one finds the listener idle. */
async function hangUp(client: SMTPConnection, socket: Socket): Promise<void> {
  client.on('error', () => {});
  if (!socket.destroyed) {
    const gone = new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
    });
    if (client.stage === 'connected') client.quit();
    else socket.destroy();
    await gone;
  }
  client.close();
}

/**
 * Sends one message to one recipient at one host: a real SMTP dialogue over a real socket (RFC 5321 section 3).
 *
 * A refusal is a value. Where the connection itself fails, the reply is the sending MTA's own `421 4.4.1`.
 *
 * @throws MachineFault when loopback itself gives no connection.
 */
export async function transmit(input: TransmitInput): Promise<Transmission> {
  const socket = await openSocket(input);
  const { lines, logger } = dialogueLogger(input.at, input.raw.length);
  const client = new SMTPConnection({
    connection: socket,
    host: input.serverHost,
    name: input.helo,
    ignoreTLS: !input.usesStartTls,
    // A sending MTA that uses TLS where it can does not ask who the other side is (RFC 3207 section 4.1), and goes on
    // in the clear where the other side changes its mind.
    opportunisticTLS: true,
    tls: { rejectUnauthorized: false },
    logger,
    transactionLog: true,
    socketCloseTimeout: 0,
  });
  try {
    await greet(client);
    const response = await sendMessage(client, input);
    return { stage: 'data-end', reply: parseReply(response), local: false, broken: false, dialogue: lines };
  } catch (error) {
    return { ...failed(error as ClientError, input), dialogue: lines };
  } finally {
    await hangUp(client, socket);
  }
}
