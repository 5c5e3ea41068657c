import type { SpfMend } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { durationText, listText } from './lists.ts';

type Codes =
  'spf-fails-for-sender' | 'only-some-addresses-listed' | 'dns-true-without-spf' | 'dns-false-though-published';

/** RFC 7208 section 4.6.4. */
const LOOKUP_LIMIT = 10;

/** Words about the library's SPF record. */
export const SPF_WORDS: WordsFor<Codes> = {
  'spf-fails-for-sender': ({ people, domain, result, addresses, receivers, ...mend }) => ({
    sentence: `The SPF record of ${domain} does not permit ${listText(addresses)} to send its mail: ${listText(receivers)} found ${result} for the mail to ${listText(people)}.`,
    mend: mergedText(domain, mend),
    actor: 'library-it',
  }),
  'only-some-addresses-listed': ({ domain, listed, missing, ...mend }) => ({
    sentence: `The SPF record of ${domain} permits ${listText(listed)} and not ${listText(missing)}, between which the vendor alternates: some notices fail, others do not.`,
    mend: mergedText(domain, mend),
    actor: 'library-it',
  }),
  'dns-true-without-spf': ({ domain, addresses, ...mend }) => ({
    sentence: `The DNS TXT records property says TRUE, but the SPF record of ${domain} does not permit ${listText(addresses)} yet.`,
    mend: `Set the property back to FALSE until the record is published. ${mergedText(domain, mend)}`,
    actor: 'library',
  }),
  'dns-false-though-published': ({ domain, record }) => ({
    sentence: `The SPF record of ${domain} permits the vendor’s servers (${record}), but the DNS TXT records property still says FALSE: notices go out under the vendor’s address, and answers to it are lost.`,
    mend: 'Set “The above e-mail addresses’ e-mail server DNS TXT records” to TRUE.',
    actor: 'library',
  }),
};

/** Always the whole record: whoever is given a bare term may publish it as a second record, which breaks both. */
export function mergedText(domain: string, { record, merged, lookupsBefore, lookupsAfter, ttl }: SpfMend): string {
  const place = record === '' ? `Publish this as the one SPF record of ${domain}` : placeText(domain, record);
  const over = lookupsAfter > LOOKUP_LIMIT ? ' That is over the limit of 10: take out other includes first.' : '';
  return `${place}: ${merged} — DNS lookups of 10: ${lookupsBefore} before, ${lookupsAfter} after.${over}${waitText(ttl)} Then send one ordinary e-mail from the library’s own server to an address outside as well.`;
}

/** Receivers that asked lately keep the old answer until its time to live is over. */
function waitText(ttl: number): string {
  return ttl === 0 ? '' : ` Wait ${durationText(ttl)}, for so long the old answer may be remembered.`;
}

function placeText(domain: string, record: string): string {
  const several = record.includes('\n');
  return `Replace the SPF ${several ? 'records' : 'record'} of ${domain} by this one, with nothing beside it`;
}
