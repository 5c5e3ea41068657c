import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

type Codes =
  'misdirected-replies-unread' | 'bounces-unread' | 'away-messages-unread' | 'reply-domain-unreachable' | 'silent-loss';

const THREE_WAYS =
  'let the library’s domain allow the vendor’s servers (B1), let the library’s own server relay (B2), or send under a new domain of the library’s (B3)';

/** Words for what is lost on the way back. */
export const ANSWER_WORDS: WordsFor<Codes> = {
  'misdirected-replies-unread': ({ people, mailboxes }) => ({
    sentence: `Answers of ${listText(people)}, whose mail program ignores Reply-To, go to ${listText(mailboxes)}, which the library never sees.`,
    mend: `If such answers must be read, ${THREE_WAYS}, so that From is an address the library reads. Otherwise tell patrons to answer to the address in the text.`,
    actor: 'library',
  }),
  'bounces-unread': ({ people, mailboxes }) => ({
    sentence: `The reports that notices for ${listText(people)} could not be delivered go to ${listText(mailboxes)}, which the library never sees: a wrong address stays wrong.`,
    mend: `To get these reports, ${THREE_WAYS}, so that MAIL FROM is an address the library reads.`,
    actor: 'library',
  }),
  'away-messages-unread': ({ people, mailboxes }) => ({
    sentence: `Away messages of ${listText(people)} go to ${listText(mailboxes)}, which the library never sees.`,
    mend: `Usually this can be tolerated; who needs them can ${THREE_WAYS}. Asking the vendor to set \`Auto-Submitted: auto-generated\` would only make responders that follow RFC 3834 stay silent.`,
    actor: 'library',
  }),
  'reply-domain-unreachable': ({ people, domain, why, flows }) => ({
    sentence: `Mail back to ${domain} cannot be delivered, since ${why}: lost for ${listText(people)} (${flows.join('; ')}).`,
    mend: `Publish an MX record for ${domain} that leads to a mail server the library reads, or use an address of a domain that has one.`,
    actor: 'library-it',
  }),
  'silent-loss': ({ count, flows }) => ({
    sentence: `${count === 1 ? '1 message is' : `${count} messages are`} lost and nobody learns of it: ${flows.join('; ')}.`,
    mend: 'Look at the other findings for these messages; until they are mended, do not take silence for delivery.',
    actor: 'library',
  }),
};
