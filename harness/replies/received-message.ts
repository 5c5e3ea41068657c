import { addressesIn, fieldsNamed, parseHeader } from '../standards/header.ts';
import { bodyText } from '../standards/body-text.ts';

/** A message as a reader or a responder finds it in the mailbox: what the receiver stored, and nothing else. */
export interface ReceivedMessage {
  /** Address in Return-Path (RFC 5321 section 4.4); '' for the null sender, null without the field. */
  readonly returnPath: string | null;
  /** First address in From; null without one. */
  readonly from: string | null;
  /** First address in Reply-To; null without one. */
  readonly replyTo: string | null;
  /** Addresses in To and Cc, lower-case. */
  readonly addressed: readonly string[];
  readonly subject: string;
  readonly messageId: string | null;
  readonly references: string | null;
  /** All values of a field, unfolded and trimmed, in order. */
  readonly values: (name: string) => readonly string[];
  /** Whether any field name begins so; lower-case. */
  readonly hasFieldLike: (beginning: string) => boolean;
  /** The body as text, decoded; '' where it is not text. */
  readonly text: string;
}

function returnPathOf(value: string | undefined): string | null {
  return value === undefined ? null : value.replace(/^<(.*)>$/, '$1').trim();
}

/** Reads a stored message (RFC 5322). */
export function readMessage(raw: Buffer): ReceivedMessage {
  const fields = parseHeader(raw);
  const values = (name: string): string[] => fieldsNamed(fields, name).map((field) => field.value);
  const addresses = (name: string): string[] =>
    values(name)
      .flatMap((value) => addressesIn(value))
      .map((one) => one.address)
      .filter((address) => address !== '');
  return {
    returnPath: returnPathOf(values('Return-Path')[0]),
    // Taken apart where somebody asks: most messages are read by nobody who answers.
    get from() {
      return addresses('From')[0] ?? null;
    },
    get replyTo() {
      return addresses('Reply-To')[0] ?? null;
    },
    get addressed() {
      return [...addresses('To'), ...addresses('Cc')].map((address) => address.toLowerCase());
    },
    subject: values('Subject')[0] ?? '',
    messageId: values('Message-ID')[0] ?? null,
    references: values('References')[0] ?? null,
    values,
    hasFieldLike: (beginning) => fields.some((field) => field.name.toLowerCase().startsWith(beginning)),
    get text() {
      return bodyText(raw, values('Content-Type')[0] ?? 'text/plain', values('Content-Transfer-Encoding')[0] ?? '7bit');
    },
  };
}
