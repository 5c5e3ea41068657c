import type { FindingFacts } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

type Codes = 'bulk-requirements' | 'mailbox-closed-to-outsiders';

/** Words for what a provider asks of those who send it much, and for groups that only insiders may write to. */
export const PROVIDER_WORDS: WordsFor<Codes> = {
  'bulk-requirements': (facts) => ({
    sentence: `To ${listText(facts.receivers)} ${facts.domain} is a bulk sender (${facts.messagesPerDay} messages a day, as the scenario declares), of whom more is asked than of others. Mail to ${listText(facts.people)} was refused, because it lacks ${listText(facts.missing)}. Everybody who sends as ${facts.domain} is counted together.`,
    mend: bulkMend(facts),
    actor: facts.ofVendor ? 'library' : 'library-it',
  }),
  'mailbox-closed-to-outsiders': ({ people, mailbox, server, flows }) => ({
    sentence: `${mailbox} is a group or list that takes mail of its own organization only, and ${server} returns or refuses what comes from outside: lost for ${listText(people)} (${flows.join('; ')}). A test from a colleague’s desk does not show it.`,
    mend: `Let ${mailbox} take mail from people outside the organization (in Microsoft 365: “Allow external senders to email this group”; in Google Groups: “Anyone on the web can post”), then send one message to it from a private address.`,
    actor: 'library-it',
  }),
};

/** A domain of the library's own is counted by itself; what a sender cannot do is not asked of it. */
function bulkMend({ domain, receivers, missing, ofVendor, canSign }: FindingFacts['bulk-requirements']): string {
  const test = `Afterwards repeat C1 to an address at ${listText(receivers)}.`;
  if (ofVendor) {
    return `Have the notices sent in the name of the library’s own domain (B1: its SPF record permits the vendor’s servers, or B2: its own server relays). That domain is counted by itself, and one library stays far below the limit. ${test}`;
  }
  const signing = canSign
    ? `sign with a DKIM key of ${domain}`
    : 'hand the notices to the library’s own server, which signs';
  const steps = [
    ...(missing.includes('TLS') ? ['let the sending servers use STARTTLS wherever it is offered'] : []),
    ...(missing.includes('SPF') ? [`let the SPF record of ${domain} permit the sending servers`] : []),
    ...(missing.includes('DKIM') ? [signing] : []),
    ...(missing.includes('a DMARC record') ? [`publish “v=DMARC1; p=none” at _dmarc.${domain}`] : []),
    ...(missing.includes('alignment with From') ? [`use a MAIL FROM in ${domain}`] : []),
  ];
  return `In this order: ${steps.join('; then ')}. ${test}`;
}
