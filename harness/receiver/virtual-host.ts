import type { SMTPServer, SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { OwnFault } from '../model/fault.ts';
import type { Reply } from '../model/smtp.ts';
import type { Host } from '../model/world.ts';
import { PromptServer } from './prompt-server.ts';
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

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

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
 * An SMTP server for one virtual host. It never listens: the world's front hands it sockets that begin with a PROXY
 * line, and `nextVisit` says who is on the socket handed over last.
 */
export function virtualHost(host: Host, nextVisit: () => Visit, onFault: (fault: unknown) => void): SMTPServer {
  const { name, startTls } = host;
  const visits = new Map<string, Visit>();
  const visitOf = (session: SMTPServerSession): Visit => {
    const visit = visits.get(session.id);
    if (visit === undefined) throw new OwnFault(`a session of ${name} that nobody announced`);
    return visit;
  };
  return new PromptServer({
    name,
    useProxy: true,
    // Else smtp-server asks the machine's own resolver for the PTR of every client.
    disableReverseLookup: true,
    ...(startTls === null
      ? { disabledCommands: ['AUTH', 'STARTTLS'], hideSTARTTLS: true }
      : { disabledCommands: ['AUTH'], key: startTls.identity, cert: startTls.identity }),
    // Receivers give enhanced codes of their own, which smtp-server's must not precede.
    hideENHANCEDSTATUSCODES: true,
    // One command, one reply: a dialogue that can be read.
    hidePIPELINING: true,
    heloResponse: '%s',
    logger: false,
    onConnect(session, done) {
      const visit = nextVisit();
      visits.set(session.id, visit);
      give(() => visit.reception.connect(), visit, done, onFault);
    },
    onMailFrom(address, session, done) {
      const visit = visitOf(session);
      visit.seen.mailFrom = address.address;
      const { hostNameAppearsAs, secure } = session;
      give(() => visit.reception.mail(address.address, hostNameAppearsAs, secure), visit, done, onFault);
    },
    onRcptTo(address, session, done) {
      const visit = visitOf(session);
      visit.seen.to = address.address;
      give(() => visit.reception.rcpt(address.address), visit, done, onFault);
    },
    onData(stream, session, done) {
      const visit = visitOf(session);
      give(async () => visit.reception.data(await readAll(stream)), visit, done, onFault);
    },
    onClose(session) {
      visits.delete(session.id);
    },
  });
}
