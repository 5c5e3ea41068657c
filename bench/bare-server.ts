import type { AddressInfo } from 'node:net';
import { authenticate, type DNSResolver } from 'mailauth';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { answer } from '../harness/dns/answer.ts';
import type { Answer, RecordType, ZoneSet } from '../harness/model/dns.ts';
import { mailauthResolver } from '../harness/receiver/mailauth.ts';
import { PromptServer } from '../harness/receiver/prompt-server.ts';
import type { Server } from './server.ts';

/** Answers from memory: each question is looked up in the zones once, whatever the message. */
function memoryResolver(zones: ZoneSet): DNSResolver {
  const known = new Map<string, Answer>();
  return mailauthResolver((name, type: RecordType) => {
    const key = `${type} ${name}`;
    const given = known.get(key) ?? answer(zones, { name, type });
    known.set(key, given);
    return given;
  });
}

async function judge(stream: SMTPServerDataStream, session: SMTPServerSession, resolver: DNSResolver) {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const { mailFrom } = session.envelope;
  return authenticate(Buffer.concat(chunks), {
    ip: session.remoteAddress,
    helo: session.hostNameAppearsAs || '',
    sender: mailFrom === false ? '' : mailFrom.address,
    mta: 'mx.example',
    resolver,
  });
}

/**
 * The least that judges mail: smtp-server with mailauth's `authenticate` in onData. It greets at once, as the hosts of
 * the harness do; with smtp-server's own wait of 100 ms it would be slower, and nothing else in it is.
 */
export async function openBareServer(zones: ZoneSet): Promise<Server> {
  const resolver = memoryResolver(zones);
  const server = new PromptServer({
    useProxy: true,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    hideSTARTTLS: true,
    logger: false,
    onData(stream, session, done) {
      judge(stream, session, resolver).then(({ dmarc }) => {
        const refused =
          dmarc !== undefined && dmarc !== false && dmarc.policy === 'reject' && dmarc.status.result === 'fail';
        done(refused ? Object.assign(new Error('refused by DMARC policy'), { responseCode: 550 }) : null);
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
