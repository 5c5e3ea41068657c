import type { Alteration, LoginFact } from '../model/receiver.ts';
import type { Instant } from '../model/dns.ts';
import { fieldsNamed, parseHeader } from '../standards/header.ts';

/** A message on its way from one host to the next. */
export interface Passing {
  readonly mailFrom: string;
  readonly raw: Buffer;
  /** When it leaves. */
  readonly at: Instant;
}

export interface AlterContext {
  readonly login: LoginFact;
  /** The service's limit; 0 is none. */
  readonly messagesPerMinute: number;
}

const MINUTE = 60_000;

/** What a host makes of a message before it passes it on, one alteration after the other. */
export function alter(passing: Passing, alterations: readonly Alteration[], context: AlterContext): Passing {
  return alterations.reduce((now, alteration) => altered(now, alteration, context), passing);
}

function altered(passing: Passing, alteration: Alteration, { login, messagesPerMinute }: AlterContext): Passing {
  switch (alteration) {
    case 'from-becomes-account':
      return { ...passing, raw: withFrom(passing.raw, ownAddress(login)) };
    case 'mail-from-becomes-account':
      return { ...passing, mailFrom: ownAddress(login) };
    case 'held-over': {
      const minutes = messagesPerMinute > 0 ? Math.floor(login.lastMinute / messagesPerMinute) : 0;
      return { ...passing, at: passing.at + minutes * MINUTE };
    }
  }
}

function ownAddress({ addresses, user }: LoginFact): string {
  return addresses.find((address) => !address.startsWith('*')) ?? user;
}

/** Puts another address into From; what stood there goes into X-Google-Original-From, as Gmail does it. */
function withFrom(raw: Buffer, address: string): Buffer {
  const [field] = fieldsNamed(parseHeader(raw), 'From');
  if (field === undefined) return raw;
  const text = raw.toString('latin1');
  return Buffer.from(
    text.replace(field.raw, `From: ${address}\r\nX-Google-Original-From: ${field.value}\r\n`),
    'latin1',
  );
}
