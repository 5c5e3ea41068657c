import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { OwnFault } from '../model/fault.ts';
import { IMPLICIT_TLS_PORT, SMTP_PORT, type Reply } from '../model/smtp.ts';
import type { Host } from '../model/world.ts';
import { PromptServer } from './prompt-server.ts';
import { readMessage } from './read-message.ts';
import type { Reception, SeenTransaction } from './reception.ts';

/** One connection that is about to say hello: who receives it, and the note about it. */
export interface Visit {
  readonly reception: Reception;
  readonly seen: SeenTransaction;
}

type Done = (error?: Error | null, message?: string) => void;

function wireLines(reply: Reply): string[] {
  return reply.text.split('\n').map((line) => (reply.enhanced === null ? line : `${reply.enhanced} ${line}`));
}

function refusal(reply: Reply): Error {
  const lines = wireLines(reply);
  // smtp-server answers with several lines only where `message` is an array.
  return Object.assign(new Error(), { responseCode: reply.code, message: lines.length === 1 ? lines[0] : lines });
}

/** Nobody hears it any more. */
const CLIENT_LEFT: Reply = { code: 421, enhanced: '4.4.2', text: 'The client left in the middle of the message' };

/** What was found out about one message must not decide about the next: a connection carries one. */
const ONE_MESSAGE: Reply = { code: 421, enhanced: '4.7.0', text: 'One message a connection' };

type Answering = () => Reply | null | Promise<Reply | null>;

/**
 * Gives a reply on the wire; a fault of ours, thrown or rejected, is told apart from it, so that it can never look like
 * a verdict.
 */
function give(answer: Answering, visit: Visit, done: Done, onFault: (fault: unknown) => void): void {
  const reply = Promise.resolve().then(answer);
  reply.then(
    (value) => {
      if (value !== null) visit.seen.code = value.code;
      if (value === null) done(null);
      else if (value.code < 400) done(null, wireLines(value).join(' '));
      else done(refusal(value));
    },
    (fault: unknown) => {
      onFault(fault);
      done(refusal({ code: 451, enhanced: '4.3.0', text: 'Fault of the test harness' }));
    },
  );
}

/**
 * What a host offers at one of its ports. Where mail is submitted a name and a password are taken, in the clear as well:
 * whether that will do is for the receiver's rows to say, as is what becomes of mail without them.
 */
function serviceOptions({ startTls, submission }: Host, port: number) {
  if (port !== SMTP_PORT && submission !== undefined) {
    const { identity } = submission;
    const login = { authMethods: ['PLAIN', 'LOGIN'], authOptional: true, allowInsecureAuth: true };
    return { ...login, key: identity, cert: identity, secure: port === IMPLICIT_TLS_PORT };
  }
  if (startTls === null) return { disabledCommands: ['AUTH', 'STARTTLS'], hideSTARTTLS: true };
  return { disabledCommands: ['AUTH'], key: startTls.identity, cert: startTls.identity };
}

/** What smtp-server does at a port of a host, whoever receives there. */
function options(host: Host, port: number) {
  return {
    name: host.name,
    useProxy: true,
    // Else smtp-server asks the machine's own resolver for the PTR of every client.
    disableReverseLookup: true,
    ...serviceOptions(host, port),
    // Receivers give enhanced codes of their own, which smtp-server's must not precede.
    hideENHANCEDSTATUSCODES: true,
    // Offers SIZE without a number (RFC 1870 section 4): what is too much is for the receiver's rows to say.
    size: Number.MAX_SAFE_INTEGER,
    hideSize: true,
    // One command, one reply: a dialogue that can be read.
    hidePIPELINING: true,
    heloResponse: '%s',
    // One recipient a transaction: a second one would be taken for the one that was judged.
    maxRecipients: 1,
    logger: false,
  };
}

/** Octets that the client announced (RFC 1870 section 3); smtp-server has checked that they are digits. */
function declaredSize(args: unknown): number | null {
  const size: unknown = typeof args === 'object' && args !== null && 'SIZE' in args ? args.SIZE : undefined;
  return typeof size === 'string' && size !== '' ? Number(size) : null;
}

async function answerMessage({ reception }: Visit, stream: SMTPServerDataStream): Promise<Reply> {
  const raw = await readMessage(stream);
  return raw === null ? CLIENT_LEFT : reception.data(raw);
}

/** Who is on which connection, and whose message has come. */
class Visits {
  readonly #host: string;
  readonly #visits = new Map<string, Visit>();
  readonly #served = new Set<string>();

  constructor(host: string) {
    this.#host = host;
  }

  begin({ id }: SMTPServerSession, visit: Visit): void {
    this.#visits.set(id, visit);
  }

  of({ id }: SMTPServerSession): Visit {
    const visit = this.#visits.get(id);
    if (visit === undefined) throw new OwnFault(`a session of ${this.#host} that nobody announced`);
    return visit;
  }

  serve({ id }: SMTPServerSession): void {
    this.#served.add(id);
  }

  isServed({ id }: SMTPServerSession): boolean {
    return this.#served.has(id);
  }

  end({ id }: SMTPServerSession): void {
    this.#visits.delete(id);
    this.#served.delete(id);
  }
}

/**
 * An SMTP server for one port of a virtual host. It never listens: the world's front hands it sockets that begin with a PROXY
 * line, and `nextVisit` says who is on the socket handed over last.
 */
export function virtualHost(
  host: Host,
  port: number,
  nextVisit: () => Visit,
  onFault: (fault: unknown) => void,
): SMTPServer {
  const visits = new Visits(host.name);
  const server = new PromptServer({
    ...options(host, port),
    onConnect(session, done) {
      const visit = nextVisit();
      visits.begin(session, visit);
      give(() => visit.reception.connect(), visit, done, onFault);
    },
    onAuth({ username, password }, session, done) {
      const visit = visits.of(session);
      const login = { user: username ?? '', password: password ?? '' };
      const answer = (): Reply | null => visit.reception.auth(login, session.hostNameAppearsAs, session.secure);
      give(answer, visit, (error) => (error ? done(error) : done(null, { user: login.user })), onFault);
    },
    onMailFrom(address, session, done) {
      const visit = visits.of(session);
      if (visits.isServed(session)) {
        done(refusal(ONE_MESSAGE));
        return;
      }
      visit.seen.mailFrom = address.address;
      const { hostNameAppearsAs, secure } = session;
      const size = declaredSize(address.args);
      give(() => visit.reception.mail(address.address, hostNameAppearsAs, secure, size), visit, done, onFault);
    },
    onRcptTo(address, session, done) {
      const visit = visits.of(session);
      visit.seen.to = address.address;
      give(() => visit.reception.rcpt(address.address), visit, done, onFault);
    },
    onData(stream, session, done) {
      const visit = visits.of(session);
      visits.serve(session);
      give(() => answerMessage(visit, stream), visit, done, onFault);
    },
    onClose(session) {
      visits.end(session);
    },
  });
  // A client that breaks off ends its own session. It is told here because it would end the process.
  server.on('error', () => {});
  return server;
}
