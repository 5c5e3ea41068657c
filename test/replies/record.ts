import type { DeliveryEnd, DeliveryRecord, Draft, Transaction } from '../../harness/model/delivery.ts';
import type { Facts } from '../../harness/model/receiver.ts';
import type { State } from '../../harness/model/state.ts';
import { AT } from '../sender/world.ts';

export const EMPTY: State = {
  cache: new Map(),
  answered: new Map(),
  ils: [],
  silences: [],
  volumes: [],
  submissions: [],
  greylist: new Map(),
  arrivals: [],
  departed: new Set(),
};

/** A notice as a receiver stored it; each line of `header` replaces the field of its name, or adds one. */
export function stored(
  header: readonly string[] = [],
  body = 'Please send all replies to body@acme.org\r\n\r\nDue.\r\n',
): Buffer {
  const fields = new Map([
    ['return-path', 'Return-Path: <envelope@acme.org>'],
    ['from', 'From: author@acme.org'],
    ['reply-to', 'Reply-To: answers@acme.org'],
    ['to', 'To: J_Doe@gmail.com'],
    ['subject', 'Subject: Library Notice'],
    ['message-id', 'Message-ID: <n1@acme.org>'],
  ]);
  for (const line of header) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase();
    if (line.endsWith(': -')) fields.delete(name);
    else fields.set(name, line);
  }
  return Buffer.from(`${[...fields.values()].join('\r\n')}\r\n\r\n${body}`, 'utf8');
}

export const DRAFT: Draft = {
  flow: { flow: 'notice', person: 'J. Doe', act: 'c2' },
  causedBy: 'c2',
  site: 'vendor',
  mailFrom: 'envelope@acme.org',
  to: 'J_Doe@gmail.com',
  at: AT,
  route: { kind: 'mx' },
  helo: null,
  content: {
    kind: 'text',
    from: { name: '', address: 'draft@draft.example' },
    to: { name: '', address: 'J_Doe@gmail.com' },
    replyTo: 'draft@draft.example',
    subject: 'draft',
    headers: {},
    text: 'Please send all replies to draft@draft.example\n',
  },
};

export function facts(more: Partial<Facts> = {}): Facts {
  return {
    clientIp: '54.213.10.152',
    helo: 'mail1.cybertoolsforlibraries.net',
    mailFrom: 'envelope@acme.org',
    rcpt: 'J_Doe@gmail.com',
    serverHost: 'mx.google.com',
    iprev: null,
    recipient: 'ok',
    ownHelo: null,
    ownMailFrom: null,
    ownHeaderFrom: null,
    allowedIp: false,
    mailServer: null,
    spf: null,
    dkim: null,
    dmarc: null,
    headerFrom: null,
    pctApplied: true,
    ...more,
  } as Facts;
}

export const ARRIVED = AT + 5000;

export interface RecordInput {
  readonly draft?: Partial<Draft>;
  readonly transaction?: Partial<Transaction>;
  readonly end?: DeliveryEnd;
}

export function record({ draft = {}, transaction = {}, end }: RecordInput = {}): DeliveryRecord {
  return {
    delivery: {
      id: 'd1',
      draft: { ...DRAFT, ...draft },
      raw: Buffer.from('From: sent@acme.org\r\nSubject: as sent\r\n\r\nbody\r\n'),
      clientIp: '54.213.10.152',
      clientIps: ['54.213.10.152'],
      clientHost: 'mail1.cybertoolsforlibraries.net',
      clientHelo: 'mail1.cybertoolsforlibraries.net',
    },
    transactions: [
      {
        attempt: { at: ARRIVED, stage: 'data-end', reply: { code: 250, enhanced: '2.0.0', text: 'OK' }, local: false },
        serverIp: '142.250.101.27',
        serverHost: 'mx.google.com',
        serverSite: 'google',
        dialogue: [],
        dns: [],
        facts: facts(),
        decision: null,
        stored: stored(),
        undeclared: [],
        localRule: null,
        ...transaction,
      },
    ],
    end: end ?? { kind: 'decided', outcome: 'inbox' },
  };
}
