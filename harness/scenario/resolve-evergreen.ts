import type { Evergreen } from '../model/sender.ts';
import type { Part } from '../source/part.ts';
import { complain, type Ground } from './ground.ts';
import type { EvergreenSettings } from './shape/evergreen-shape.ts';

export const BARE_EVERGREEN = {
  kind: 'evergreen',
  bouncedEmails: '',
  libraryEmail: '',
  senderAddress: '',
  smtpServer: 'localhost',
} as const;

/** What is set anew replaces what was, key by key. */
export function withEvergreenSettings(evergreen: Evergreen, { value }: Part<EvergreenSettings>): Evergreen {
  return {
    ...evergreen,
    bouncedEmails: value['org.bounced_emails'] ?? evergreen.bouncedEmails,
    libraryEmail: value['lib.email'] ?? evergreen.libraryEmail,
    senderAddress: value.email_notify?.sender_address ?? evergreen.senderAddress,
    smtpServer: value.email_notify?.smtp_server ?? evergreen.smtpServer,
  };
}

/** Without an address to write from there is nothing to play. */
export function completeEvergreen(ground: Ground, evergreen: Evergreen, owner: Part<unknown>): Evergreen | null {
  const { bouncedEmails, libraryEmail, senderAddress } = evergreen;
  if ([bouncedEmails, libraryEmail, senderAddress].some((address) => address !== '')) return evergreen;
  const problem = 'Neither the scenario nor its population sets an address for Evergreen to write from.';
  complain(ground, owner, { problem, mend: 'Add `org.bounced_emails: library@acme.org` under `sender`.' }, 'key');
  return null;
}
