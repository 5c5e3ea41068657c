import type { FindingFacts } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

type Codes =
  'misdirected-replies-unread' | 'bounces-unread' | 'away-messages-unread' | 'reply-domain-unreachable' | 'silent-loss';

const WAYS = {
  B1: 'let the library’s domain allow the vendor’s servers (B1)',
  B2: 'let the library’s own server relay (B2)',
  B3: 'send under a new domain of the library’s (B3)',
} as const;

/** Words for what is lost on the way back. */
export const ANSWER_WORDS: WordsFor<Codes> = {
  'misdirected-replies-unread': ({ people, mailboxes, ...now }) => ({
    sentence: `Answers of ${listText(people)}, whose mail program ignores Reply-To, go to ${listText(mailboxes)}, which the library never sees.`,
    mend: `If such answers must be read, ${howToRead(mailboxes, now, 'From')}. Otherwise tell patrons to answer to the address in the text.`,
    actor: 'library',
  }),
  'bounces-unread': ({ people, mailboxes, ofForwards, ...now }) => ({
    sentence: `The reports that notices for ${listText(people)} could not be delivered go to ${listText(mailboxes)}, which the library never sees: a wrong address stays wrong.`,
    mend: [
      ...howToGetReports(
        mailboxes.filter((mailbox) => !ofForwards.includes(mailbox)),
        now,
      ),
      ...unreadable(ofForwards),
    ].join(' '),
    actor: 'library',
  }),
  'away-messages-unread': ({ people, mailboxes, ...now }) => ({
    sentence: `Away messages of ${listText(people)} go to ${listText(mailboxes)}, which the library never sees.`,
    mend: `Usually this can be tolerated; who needs them can ${howToRead(mailboxes, now, 'MAIL FROM')}. Asking the vendor to set \`Auto-Submitted: auto-generated\` would only make responders that follow RFC 3834 stay silent.`,
    actor: 'library',
  }),
  'reply-domain-unreachable': ({ people, domain, why, exists, flows }) => ({
    sentence: `Mail back to ${domain} cannot be delivered, since ${why}: lost for ${listText(people)} (${flows.join('; ')}).`,
    mend: exists
      ? `Publish an MX record for ${domain} that leads to a mail server the library reads, or use an address of a domain that has one.`
      : `See that ${domain} is written right. If it is the library’s own, renew it at its registrar first: nothing can be published in a domain that does not exist. Otherwise use an address of a domain that has a mail server.`,
    actor: 'library-it',
  }),
  'silent-loss': ({ count, flows }) => ({
    sentence: `${count === 1 ? '1 message is' : `${count} messages are`} lost and nobody learns of it: ${flows.join('; ')}.`,
    mend: 'Look at the other findings for these messages; until they are mended, do not take silence for delivery.',
    actor: 'library',
  }),
};

function howToGetReports(
  mailboxes: readonly string[],
  now: Pick<FindingFacts['bounces-unread'], 'ofVendor' | 'ways'>,
): readonly string[] {
  return mailboxes.length === 0 ? [] : [`To get these reports, ${howToRead(mailboxes, now, 'MAIL FROM')}.`];
}

function unreadable(ofForwards: readonly string[]): readonly string[] {
  if (ofForwards.length === 0) return [];
  return [
    `${listText(ofForwards)} ${ofForwards.length === 1 ? 'belongs' : 'belong'} to a patron’s own forward, so that the library cannot get reports from there: ask the patron for the address where the mail is really read, and put it into the patron record.`,
  ];
}

/** Another set-up than the one in use; where the mailbox is none of the vendor's, somebody can simply read it. */
function howToRead(
  mailboxes: readonly string[],
  { ofVendor, ways }: Pick<FindingFacts['bounces-unread'], 'ofVendor' | 'ways'>,
  field: string,
): string {
  if (!ofVendor) return `have ${listText(mailboxes)} read, or forwarded to a mailbox that the library reads`;
  if (ways.length === 0) {
    return `write as an address of the library’s own domain through a server that sends for it, so that ${field} is an address the library reads`;
  }
  const others = (['B1', 'B2', 'B3'] as const).filter((way) => !ways.includes(way)).map((way) => WAYS[way]);
  const last = others.at(-1) ?? '';
  const listed = others.length < 3 ? others.join(' or ') : `${others.slice(0, -1).join(', ')}, or ${last}`;
  return `${listed}, so that ${field} is an address the library reads`;
}
