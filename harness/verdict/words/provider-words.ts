import type { FindingFacts } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

type Codes = 'bulk-requirements' | 'from-is-freemail' | 'legacy-address-check' | 'mailbox-closed-to-outsiders';

/** Words for what a provider asks of those who send it much, and for groups that only insiders may write to. */
export const PROVIDER_WORDS: WordsFor<Codes> = {
  'bulk-requirements': (facts) => ({
    sentence: `To ${listText(facts.receivers)} ${facts.domain} is a bulk sender (${facts.messagesPerDay} messages a day, as the scenario declares), of whom more is asked than of others. Mail to ${listText(facts.people)} was refused, because it lacks ${listText(facts.missing)}. Everybody who sends as ${facts.domain} is counted together.`,
    mend: bulkMend(facts),
    actor: facts.ofVendor ? 'library' : 'library-it',
  }),
  'from-is-freemail': ({ people, address, domain, provider, receivers, byVendor }) => ({
    sentence: `The From address ${address} lies in ${domain}, a domain of ${provider}: nobody at the library can permit the vendor’s servers there. Concerned: mail to ${listText(people)}, met by ${listText(receivers)}.`,
    mend: byVendor
      ? 'Use a From address in a domain of the library’s own (B1, or B3 with a new domain), or go back to the default set-up by setting “The above e-mail addresses’ e-mail server DNS TXT records” to FALSE; the present address can stay as Reply-To.'
      : 'Use a From address in a domain of the library’s own as branchemail, with the records that the sending service asks for; the present address can stay as branchreplyto.',
    actor: 'library',
  }),
  'legacy-address-check': (facts) => ({
    sentence: `${listText(facts.receivers)} compares the sending address with the mail servers of the MAIL FROM domain: ${listText(facts.addresses)} ${facts.addresses.length === 1 ? 'is' : 'are'} not among those of ${facts.domain}, so mail to ${listText(facts.people)} was kept back, whatever SPF says.`,
    mend: facts.byVendor
      ? 'Have the library’s own mail server relay the notices (B2), or use the default set-up, in which MAIL FROM is the vendor’s: both satisfy such a receiver. B1 never can, since the vendor’s servers are not the library’s mail servers.'
      : `Have the notices leave from an address that is a mail server (MX) of ${facts.domain}, or use the default set-up, in which the vendor’s servers send in the vendor’s name. No SPF record changes what such a receiver sees.`,
    actor: 'library',
  }),
  'mailbox-closed-to-outsiders': ({ people, mailbox, server, flows }) => ({
    sentence: `${mailbox} is a group or list that takes mail of its own organization only, and ${server} returns or refuses what comes from outside: lost for ${listText(people)} (${flows.join('; ')}). A test from a colleague’s desk does not show it.`,
    mend: `Let ${mailbox} take mail from people outside the organization (in Microsoft 365: “Allow external senders to email this group”; in Google Groups: “Anyone on the web can post”), then send one message to it from a private address.`,
    actor: 'library-it',
  }),
};

/** A domain of the library's own is counted by itself; what a sender cannot do is not asked of it. */
function bulkMend({
  domain,
  receivers,
  missing,
  ofVendor,
  relayed,
  canSign,
}: FindingFacts['bulk-requirements']): string {
  const test = `Afterwards repeat C1 to an address at ${listText(receivers)}.`;
  if (ofVendor) {
    return `Have the notices sent in the name of the library’s own domain (B1: its SPF record permits the vendor’s servers, or B2: its own server relays). That domain is counted by itself, and one library stays far below the limit. ${test}`;
  }
  const ownServer = relayed
    ? `have the library’s own server sign with a DKIM key of ${domain}`
    : 'hand the notices to the library’s own server, which signs';
  const signing = canSign && !relayed ? `sign with a DKIM key of ${domain}` : ownServer;
  const steps = [
    ...(missing.includes('TLS')
      ? ['let the sending servers use STARTTLS wherever it is offered (Postfix: `smtp_tls_security_level = may`)']
      : []),
    ...(missing.includes('SPF') ? [`let the SPF record of ${domain} permit the sending servers`] : []),
    ...(missing.includes('DKIM') ? [signing] : []),
    ...(missing.includes('a DMARC record') ? [`publish “v=DMARC1; p=none” at _dmarc.${domain}`] : []),
    ...(missing.includes('alignment with From') ? [`use a MAIL FROM in ${domain}`] : []),
  ];
  return `In this order: ${steps.join('; then ')}. ${test}`;
}
