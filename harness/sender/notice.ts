import type { Draft } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import type { SenderSystem } from '../model/sender.ts';
import type { Identity } from './identity.ts';
import type { Wording } from './wording.ts';

export interface NoticeInput {
  readonly act: string;
  readonly person: string;
  /** As typed; blanks around it are no part of it. */
  readonly to: string;
  readonly at: Instant;
  readonly wording: Wording;
  /** See `Content`. */
  readonly octets?: number;
  /** Header fields before those that all its messages have. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One message of a catalogue, under the names it has at this moment. */
export function noticeDraft(sender: SenderSystem, identity: Identity, input: NoticeInput): Draft {
  const { mailFrom, from, replyTo, route, helo } = identity;
  const { act, person, at, wording } = input;
  const to = input.to.trim();
  return {
    flow: { flow: 'notice', person, act },
    causedBy: act,
    site: sender.site,
    mailFrom,
    to,
    at,
    route,
    helo,
    content: {
      kind: 'text',
      from: { name: '', address: from },
      to: { name: '', address: to },
      replyTo,
      subject: wording.subject,
      headers: { ...input.headers, ...sender.extraHeaders },
      omits: sender.omits ?? [],
      text: wording.text,
      octets: input.octets ?? 0,
    },
  };
}
