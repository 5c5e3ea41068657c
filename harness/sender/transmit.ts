import { connect, isIPv6, type Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Instant } from '../model/dns.ts';
import { codeOf, MachineFault, OwnFault } from '../model/fault.ts';
import { SMTP_PORT, type DialogueLine, type Reply, type Stage, type SubmissionServer } from '../model/smtp.ts';
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
  /** How it was told to submit mail (RFC 6409); absent: from server to server, on port 25. */
  readonly submission?: Pick<SubmissionServer, 'port' | 'security' | 'login'>;
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
  /** Row of the client's own that made it give up, such as `no-starttls`; null where the other side decided. */
  readonly ownRow: ClientRow | null;
}

/** Why a client that is told how to submit its mail gives up by itself. */
export type ClientRow = 'no-starttls' | 'tls-mismatch' | 'no-auth';

/** nodemailer's errors carry a code; anything else is a bug and no outcome. */
interface ClientError {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly message: string;
}

const STAGE_OF: Readonly<Record<string, Stage>> = {
  'AUTH PLAIN': 'auth',
  'AUTH LOGIN': 'auth',
  'MAIL FROM': 'mail',
  'RCPT TO': 'rcpt',
  DATA: 'data-end',
};

/** Opens a socket on loopback and introduces it as a connection from one address of the world to another. */
async function openSocket(input: TransmitInput): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: input.port });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', (error) => reject(new MachineFault(`no connection on loopback (${codeOf(error)})`)));
  });
  const family = isIPv6(input.clientIp) ? 'TCP6' : 'TCP4';
  const port = input.submission?.port ?? SMTP_PORT;
  socket.write(`PROXY ${family} ${input.clientIp} ${input.serverIp} 40000 ${port}\r\n`);
  return socket;
}

const silent = (): void => {};

/** Collects the dialogue from the client's log, which has each command and reply as it stood on the wire. */
function dialogueLogger(at: Instant, octets: number) {
  const lines: DialogueLine[] = [];
  const masked = credentialsMask();
  const note = (entry: { tnx?: string }, text: unknown): void => {
    if (entry.tnx !== 'client' && entry.tnx !== 'server') return;
    const { tnx } = entry;
    for (const line of String(text).split(/\r?\n/)) lines.push({ who: tnx, line: masked(tnx, line), at });
    if (entry.tnx === 'server' && String(text).startsWith('354')) {
      lines.push({ who: 'client', line: `(message of ${octets} octets)`, at });
    }
  };
  const logger = { trace: silent, debug: note, info: silent, warn: silent, error: silent, fatal: silent };
  return { lines, logger };
}

/** Hides what follows the mechanism in AUTH, and all the client says until the server is done with it (RFC 4954). */
function credentialsMask(): (who: 'client' | 'server', line: string) => string {
  let inAuth = false;
  return (who, line) => {
    if (who === 'server') {
      if (!line.startsWith('334')) inAuth = false;
      return line;
    }
    const [, verb] = /^(AUTH \S+)/i.exec(line) ?? [];
    if (verb === undefined) return inAuth ? '(not shown)' : line;
    inAuth = true;
    return line.length > verb.length ? `${verb} (not shown)` : line;
  };
}

function refusedConnection({ serverHost, serverIp, submission }: TransmitInput): Reply {
  const port = submission?.port ?? SMTP_PORT;
  const text = `connect to ${serverHost}[${serverIp}]:${port}: Connection refused`;
  return { code: 421, enhanced: '4.4.1', text };
}

/** What a client notes where the other side cannot do what it was told to do with it. */
function gaveUp(row: ClientRow, text: string): Omit<Transmission, 'dialogue'> {
  const reply = { code: 454, enhanced: '4.7.0', text };
  return { stage: row === 'no-auth' ? 'auth' : 'connect', reply, local: true, broken: false, ownRow: row };
}

function failed(error: ClientError, input: TransmitInput): Omit<Transmission, 'dialogue'> {
  if (error.code === undefined) throw new OwnFault(`sending failed: ${error.message}`, { cause: error });
  if (error.code === 'EENVELOPE' && error.response === undefined) {
    // The client will not put such an address on the wire (RFC 5321 section 4.1.2).
    const reply = { code: 553, enhanced: '5.1.3', text: `<${input.to}>: bad address syntax` };
    return { stage: 'rcpt', reply, local: true, broken: false, ownRow: null };
  }
  if (error.code === 'ETLS' && error.response !== undefined) {
    return gaveUp('no-starttls', `${input.serverHost} offers no STARTTLS`);
  }
  const stage = STAGE_OF[error.command ?? ''] ?? 'connect';
  const own = { ownRow: null };
  if (error.response === undefined)
    return { stage, reply: refusedConnection(input), local: true, broken: true, ...own };
  return { stage, reply: parseReply(error.response), local: false, broken: false, ...own };
}

function sendMessage(client: SMTPConnection, input: TransmitInput): Promise<string> {
  const from = input.mailFrom === '' ? (false as const) : input.mailFrom;
  // Said where the host offers SIZE (RFC 1870 section 3), as Postfix and Exim do.
  const envelope = { from, to: [input.to], size: input.raw.length };
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

/** Logs in (RFC 4954) with the first mechanism that both sides know. */
function logIn(client: SMTPConnection, { user, password }: { user: string; password: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    client.login({ user, credentials: { user, pass: password } }, (error) => (error ? reject(error) : resolve()));
  });
}

/**
 * What a client has no dialogue to show for: it speaks TLS where the other side does not, or the other way round, and
 * either waits in vain or reads nonsense.
 */
export function tlsMismatch(input: Pick<TransmitInput, 'serverHost' | 'submission'>): Transmission {
  const port = input.submission?.port ?? SMTP_PORT;
  const what =
    input.submission?.security === 'tls'
      ? 'no TLS handshake: the other side greets in the clear'
      : 'no greeting: the other side waits for a TLS handshake';
  return { ...gaveUp('tls-mismatch', `${input.serverHost}, port ${port}: ${what}`), dialogue: [] };
}

/** What the client demands of TLS: as a server among servers it takes what it gets, as it was told otherwise. */
function tlsOptions({ usesStartTls, submission }: TransmitInput) {
  if (submission === undefined) return { ignoreTLS: !usesStartTls, opportunisticTLS: true };
  switch (submission.security) {
    case 'none':
      return { ignoreTLS: true };
    case 'starttls':
      return { requireTLS: true };
    case 'tls':
      return { secure: true };
  }
}

let madeContext: SecureContext | null = null;

/** The same for all clients, none of which has a certificate of its own. */
function clientContext(): SecureContext {
  madeContext ??= createSecureContext();
  return madeContext;
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
    // A sending MTA that uses TLS where it can does not ask who the other side is (RFC 3207 section 4.1), and goes on
    // in the clear where the other side changes its mind. Koha's transport does not check certificates either: assumed.
    ...tlsOptions(input),
    tls: { rejectUnauthorized: false, secureContext: clientContext() },
    logger,
    transactionLog: true,
    socketCloseTimeout: 0,
  });
  try {
    await greet(client);
    const login = input.submission?.login ?? null;
    if (login !== null) {
      if (!client.allowsAuth) return { ...gaveUp('no-auth', `${input.serverHost} offers no AUTH`), dialogue: lines };
      await logIn(client, login);
    }
    const response = await sendMessage(client, input);
    const reply = parseReply(response);
    return { stage: 'data-end', reply, local: false, broken: false, dialogue: lines, ownRow: null };
  } catch (error) {
    return { ...failed(error as ClientError, input), dialogue: lines };
  } finally {
    await hangUp(client, socket);
  }
}
