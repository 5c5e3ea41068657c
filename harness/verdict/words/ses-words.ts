import type { RecordStatus } from '../../model/ses.ts';
import type { SesFacts } from '../facts/ses-facts.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

const CONSOLE = 'In the Amazon SES console, under Identities,';

const STATUS: Readonly<Record<RecordStatus, string>> = {
  pending: 'Pending: it looks for them for 72 hours',
  success: 'Success',
  'temporary-failure': 'TemporaryFailure: they were there and are missing',
  failed: 'Failed: it has stopped looking',
};

function restart(status: RecordStatus, what: string): string {
  return status === 'failed' ? ` Then set ${what} up again in the Amazon SES console, since it has given up.` : '';
}

function cnamesSentence({ people, domain, status, doubled, refused }: SesFacts['ses-cnames-missing']): string {
  const where =
    doubled.length === 0
      ? ''
      : ` They stand at ${listText(doubled)}: the DNS panel has appended ${domain} to a name that was complete.`;
  const effect = refused
    ? `so ${domain} is not verified, and every notice to ${listText(people)} is refused`
    : status === 'temporary-failure'
      ? `so receivers find no key for the signatures on notices to ${listText(people)}`
      : `so notices to ${listText(people)} carry no signature of ${domain}`;
  return `Amazon SES does not find the three CNAMEs of Easy DKIM for ${domain} (${STATUS[status]}), ${effect}.${where}`;
}

/** Words for what identities, records and lists of Amazon SES do to notices. */
export const SES_WORDS: WordsFor<keyof SesFacts> = {
  'ses-not-verified': ({ people, addresses, region, reply, why }) => ({
    sentence: `Amazon SES does not know ${listText(addresses)} as verified in ${region} (${reply}): nothing reaches ${listText(people)}. The catalogue marks the notices as failed and tells nobody.`,
    mend:
      why === 'link'
        ? `Open the link that Amazon mailed to ${listText(addresses)}, or verify the whole domain by Easy DKIM.`
        : `${CONSOLE} in the region ${region}, verify the domain of ${listText(addresses)} by Easy DKIM (three CNAMEs in its DNS); or write as an address that is verified there. MAIL FROM counts as From does.`,
    actor: 'vendor',
  }),
  'ses-sandbox': ({ people, region, reply }) => ({
    sentence: `The Amazon SES account is in the sandbox in ${region}: it sends to verified recipients alone, so nothing reaches ${listText(people)} (${reply}). A test to a verified address of your own works all the same.`,
    mend: 'Ask Amazon for production access (Account dashboard, “Request production access”), and wait for the answer before going live.',
    actor: 'vendor',
  }),
  'ses-cnames-missing': (facts) => ({
    sentence: cnamesSentence(facts),
    mend: `Publish ${listText(facts.records)}${facts.doubled.length === 0 ? '' : `; in the panel write each name without ${facts.domain}, and delete those that are there`}.${restart(facts.status, 'Easy DKIM')}`,
    actor: 'library-it',
  }),
  'ses-address-unsigned': ({ people, address, domain }) => ({
    sentence: `${address} was verified by itself, and such an identity has settings of its own: Easy DKIM and the MAIL FROM domain of ${domain} do not count for it, so notices to ${listText(people)} carry neither.`,
    mend: `${CONSOLE} delete the identity ${address}: that of ${domain} covers it.`,
    actor: 'vendor',
  }),
  'ses-unaligned': ({ people, address, domain }) => ({
    sentence: `Notices of ${address} to ${listText(people)} leave Amazon SES with a return path and a signature of amazonses.com alone: both pass, and neither counts for ${domain} where DMARC is asked.`,
    mend: `${CONSOLE} add ${domain} with Easy DKIM and publish its three CNAMEs, then give it a custom MAIL FROM domain such as notices.${domain}; delete the identity of the address afterwards.`,
    actor: 'vendor',
  }),
  'ses-mail-from-mx': ({ people, domain, status, record, refused }) => ({
    sentence: `The custom MAIL FROM domain ${domain} has not exactly one MX record that names Amazon SES (${STATUS[status]}), so ${refused ? `every notice is refused, and nothing reaches ${listText(people)}` : `notices to ${listText(people)} go with a return path in amazonses.com, which SPF does not count for your domain`}.`,
    mend: `Publish ${record} as its only MX, and beside it ${domain}. TXT "v=spf1 include:amazonses.com ~all".${restart(status, 'the MAIL FROM domain')}`,
    actor: 'library-it',
  }),
  'address-suppressed': ({ people, service, list, reason, since, other, told }) => ({
    sentence: `${service} accepted notices for ${listText(people)} and did not send them: the addresses are on ${list === 'account' ? 'the suppression list of the account' : 'its list of addresses that bounced for any of its customers'} since ${sinceText(reason, since)}${otherText(other)}. The catalogue says sent${told ? '; the library learns of it from the bounces' : ', and nobody at the library learns of it'}.`,
    mend: suppressedMend(list, reason, listText(people)),
    actor: 'library',
  }),
  'marked-as-spam': ({ people, receivers }) => ({
    sentence: `${listText(people)} marked a notice as spam, so later ones went to the spam folder at ${listText(receivers)}. No service tells anybody of that, and the catalogue says sent.`,
    mend: `Ask ${listText(people)} to move a notice out of the spam folder (“Not spam”) and to add the library’s address to their contacts.`,
    actor: 'patron',
  }),
  'feedback-not-forwarded': ({ people, service }) => ({
    sentence: `${service} keeps what comes back to it: bounces and away messages about notices to ${listText(people)} reach nobody.`,
    mend: `${CONSOLE} turn on Email Feedback Forwarding for the identity (Notifications), and let MAIL FROM, ReturnpathDefault in Koha, be an address that somebody reads.`,
    actor: 'vendor',
  }),
};

/** The account's own list overrides that of all customers (Developer Guide, account-level suppression list). */
function suppressedMend(list: 'account' | 'global', reason: 'bounce' | 'complaint', people: string): string {
  if (reason === 'complaint') {
    return `Ask ${people} whether notices are wanted and to mark one as “not spam”; then have the addresses taken off the list (Amazon SES console, Suppression list). Until then reach them by phone or letter. A footer that says why they get notices, and how to change that, keeps others from the spam button.`;
  }
  const right =
    list === 'account'
      ? 'have it taken off the list (Amazon SES console, Suppression list)'
      : "switch on the account's own suppression list, which takes the place of that of all customers, or wait: that one forgets an address after 14 days at most";
  return `Correct the addresses of ${people} in the patron records. If one is right after all, ${right}.`;
}

/** One list serves all who send through an account. */
function otherText(other: readonly string[]): string {
  return other.length === 0 ? '' : `; that was a notice of ${listText(other)}, which sends through the same account`;
}

function sinceText(reason: 'bounce' | 'complaint', since: readonly string[]): string {
  const what = reason === 'complaint' ? 'a message was marked as spam' : 'a message came back as undeliverable';
  return since.length === 0 ? `${what} before` : `${what} (${listText(since)})`;
}
