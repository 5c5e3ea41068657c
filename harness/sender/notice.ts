import type { Draft } from '../model/delivery.ts';
import type { Instant } from '../model/dns.ts';
import type { CyberTools } from '../model/sender.ts';
import { identityOf } from './identity.ts';
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
}

/** One message of CyberTools, under the names its properties give it at this moment. */
export function noticeDraft(sender: CyberTools, input: NoticeInput): Draft {
  const { mailFrom, from, replyTo, route, helo } = identityOf(sender);
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
      headers: sender.extraHeaders,
      omits: sender.omits ?? [],
      text: wording.text,
      octets: input.octets ?? 0,
    },
  };
}
