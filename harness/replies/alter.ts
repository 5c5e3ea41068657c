import type { Alteration, LoginFact } from '../model/receiver.ts';
import type { SesFact } from '../model/ses.ts';
import type { Signing, Site } from '../model/world.ts';
import type { Instant } from '../model/dns.ts';
import { fieldsNamed, parseHeader } from '../standards/header.ts';
import { alteredBySes } from './ses-alter.ts';

/** A message on its way from one host to the next. */
export interface Passing {
  readonly mailFrom: string;
  readonly to: string;
  readonly raw: Buffer;
  /** When it leaves. */
  readonly at: Instant;
  /** Keys it is signed with; absent: as its site signs. */
  readonly signing?: readonly Signing[];
}

export interface AlterContext {
  readonly login: LoginFact;
  /** The service's limit; 0 is none. */
  readonly messagesPerMinute: number;
  /** What Amazon SES knows of it; null elsewhere. */
  readonly ses: SesFact | null;
  readonly site: Site;
}

const MINUTE = 60_000;

/** What a gateway adds. Where it lands does not matter: any octet more breaks a body hash. */
const DISCLAIMER = '-- \r\nThis message came from outside the organization.\r\n';

/** What a host makes of a message before it passes it on, one alteration after the other. */
export function alter(passing: Passing, alterations: readonly Alteration[], context: AlterContext): Passing {
  return alterations.reduce((now, alteration) => altered(now, alteration, context), passing);
}

function altered(passing: Passing, alteration: Alteration, context: AlterContext): Passing {
  const { login, messagesPerMinute } = context;
  switch (alteration) {
    case 'from-becomes-account':
      return { ...passing, raw: withFrom(passing.raw, ownAddress(login)) };
    case 'mail-from-becomes-account':
      return { ...passing, mailFrom: ownAddress(login) };
    case 'held-over': {
      const minutes = messagesPerMinute > 0 ? Math.floor(login.lastMinute / messagesPerMinute) : 0;
      return { ...passing, at: passing.at + minutes * MINUTE };
    }
    case 'disclaimer':
      return { ...passing, raw: Buffer.concat([passing.raw, Buffer.from(DISCLAIMER, 'latin1')]) };
    case 'ses-header':
    case 'ses-return-path':
    case 'ses-signatures':
    case 'feedback-to-submitter':
      return alteredBySes(passing, alteration, context);
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
