import type { FindingFacts } from '../findings/finding.ts';
import type { IntakeFacts } from '../facts/intake-facts.ts';
import type { Words, WordsFor } from '../words.ts';
import { durationText, listText, numberText } from './lists.ts';

/** Words for what receivers ask before they take a message. */
export const INTAKE_WORDS: WordsFor<keyof IntakeFacts> = {
  blocklisted: blocklistedWords,
  'domain-blocklisted': ({ people, domain, receivers, model }) => ({
    sentence: `Notices for ${listText(people)} are refused by ${listText(receivers)}: ${domain} is on Spamhaus’s list of domains (dbl.spamhaus.org).${modelText(model)}`,
    mend: `Find out what was sent in the name of ${domain}, or what its web site was used for, and end it. Then ask for removal at https://check.spamhaus.org/.`,
    actor: 'library-it',
  }),
  'blocklist-unanswered': ({ zone, answer, receivers }) => ({
    sentence: `${zone} gave ${listText(receivers)} ${answer === '' ? 'no answer' : `the error code ${answer}`} instead of saying whether the address is listed, so that nobody was refused for it.`,
    mend: `Whoever runs that server should ask the list through a resolver of its own, with a key where the list demands one; 127.255.255.x is never a listing.`,
    actor: 'library-it',
  }),
  greylisted: greylistedWords,
  'receiving-limit-reached': limitWords,
  'message-too-large': ({ people, octets, limit, receivers }) => ({
    sentence: `What was sent for ${listText(people)} has ${numberText(octets)} octets, and the limit at ${listText(receivers)} is ${numberText(limit)}.`,
    mend: 'Send less at once, such as fewer results or a report in parts, or put the file where it can be fetched and send the link. Attachments grow by a third when they are encoded for the mail.',
    actor: 'library',
  }),
  'header-defect': ({ people, fields, receivers, byVendor }) => ({
    sentence: `Notices for ${listText(people)} are refused by ${listText(receivers)}, because their header is not as RFC 5322 asks: ${listText(fields)}.`,
    mend: `Have each notice written with exactly one From with an address, one Date and one Message-ID (RFC 5322 section 3.6). Look for what changes the header on its way, such as a script or a relay.`,
    actor: byVendor ? 'vendor' : 'library-it',
  }),
};

/** Where to ask for removal, by the list. Read 2026-11. */
const REMOVAL: readonly (readonly [RegExp, string])[] = [
  [/spamhaus\.org$/, 'at https://check.spamhaus.org/'],
  [/barracudacentral\.org$/, 'at https://www.barracudacentral.org/rbl/removal-request'],
  [/uceprotect\.net$/, 'of UCEPROTECT only by waiting: an address is taken off after seven days without new reports'],
];

function blocklistedWords({
  people,
  addresses,
  zone,
  listing,
  receivers,
  byVendor,
  model,
}: FindingFacts['blocklisted']): Words {
  const list = zone === '' ? 'its own blocklist' : `the blocklist ${zone}${listingText(listing)}`;
  const way = REMOVAL.find(([pattern]) => pattern.test(zone))?.[1];
  const ask = zone === '' ? 'by the link or the address in the reply' : (way ?? `from those who run ${zone}`);
  const cause =
    listing === 'pbl'
      ? 'The list has lines for private customers, on which no mail server belongs: send through the provider’s server, or have the provider take the address off.'
      : 'First end what brought the address there, such as a machine or an account that somebody else uses, or a mailing to old addresses: else it comes back.';
  return {
    sentence: `All mail from ${listText(addresses)} is refused by ${listText(receivers)}, and with it the notices for ${listText(people)}: the address is on ${list}. No SPF, DKIM or DMARC record changes that.${modelText(model)}`,
    mend: `${cause} Then ask for removal ${ask}.`,
    actor: byVendor ? 'vendor' : 'library-it',
  };
}

/** What is said where the story's own numbers have brought somebody on a list. */
function modelText(model: boolean): string {
  return model ? ' That it came to be on that list is a model (docs/reputation.md).' : '';
}

function listingText(listing: string): string {
  return ['sbl', 'css', 'xbl', 'drop', 'pbl', 'bcl'].includes(listing) ? ` (${listing.toUpperCase()})` : '';
}

function greylistedWords({ people, receivers, late, minutes, delay }: FindingFacts['greylisted']): Words {
  const why = `whom ${listText(receivers)} does not know yet is put off (greylisting), and the same message is taken from ${durationText(delay)} later on`;
  if (late) {
    return {
      sentence: `Notices for ${listText(people)} came ${minutes} minutes late: ${why}. Nothing is lost, and the next ones come at once.`,
      mend: 'Nothing has to be done. A sender that retries sooner makes the delay shorter; the receiver can list the sender’s addresses as known.',
      actor: 'vendor',
    };
  }
  return {
    sentence: `Notices for ${listText(people)} never arrived: ${why}, but the sending server did not try again in time.`,
    mend: 'Have the sending server try again after a few minutes, for some days (RFC 5321 section 4.5.4.1), as every mail server does. Until then the receiver can list the sender’s addresses as known.',
    actor: 'vendor',
  };
}

function limitWords({
  people,
  receivers,
  late,
  addresses,
  ofRecipient,
}: FindingFacts['receiving-limit-reached']): Words {
  const what = ofRecipient ? 'for that recipient' : `from ${listText(addresses)}`;
  return {
    sentence: `Notices for ${listText(people)} ${late ? 'came late' : 'were never delivered'}, because the limit for mail ${what} was used up at ${listText(receivers)}.`,
    mend: 'Spread a large batch over several hours, and try again after a while instead of at once. A receiver raises what it takes as it comes to know a sender who bothers nobody.',
    actor: 'vendor',
  };
}
