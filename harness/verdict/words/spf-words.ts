import { DEEPEST, ENDLESS } from '../../standards/spf/cost.ts';
import type { SpfMend } from '../facts/shared.ts';
import type { WordsFor } from '../words.ts';
import { durationText, listText } from './lists.ts';
import { quote } from './quote.ts';

type Codes =
  'spf-fails-for-sender' | 'only-some-addresses-listed' | 'dns-true-without-spf' | 'dns-false-though-published';

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
    mend: `Set the property back to FALSE until the record is published${mend.impossible === '' && mend.ttl > 0 ? ' and the old answer is forgotten' : ''}. ${mergedText(domain, mend)}${mend.impossible === '' ? ` ${mend.ttl === 0 ? 'Then' : 'Only after that wait'} set the property to TRUE again.` : ''}`,
    actor: 'library',
  }),
  'dns-false-though-published': ({ domain, record }) => ({
    sentence: `The SPF record of ${domain} permits the vendor’s servers (${quote(record)}), but the DNS TXT records property still says FALSE: notices go out under the vendor’s address, and answers to it are lost.`,
    mend: 'Set “The above e-mail addresses’ e-mail server DNS TXT records” to TRUE.',
    actor: 'library',
  }),
};

/**
 * Always the whole record: whoever is given a bare term may publish it as a second record, which breaks both. No record
 * at all where none was found that does what it should.
 */
export function mergedText(domain: string, mend: SpfMend): string {
  const { record, merged, lookupsBefore, lookupsAfter, ttl, impossible, sentBy } = mend;
  if (impossible !== '') {
    return `There is no record to advise that permits all it should and is no error: ${impossible}. The SPF record of ${domain} now reads: ${record === '' ? 'nothing' : quote(record)}`;
  }
  const place = record === '' ? `Publish this as the one SPF record of ${domain}` : placeText(domain, record);
  return `${place}: ${merged} — DNS lookups of 10: ${lookupsText(lookupsBefore)} before, ${lookupsAfter} after.${changesText(mend)}${waitText(ttl)} Then send one ordinary e-mail ${sentBy === undefined ? 'from the library’s own server' : `in the name of ${domain} from ${sentBy}, which sends for it,`} to an address outside as well.`;
}

/** Where nobody counts on, as in a circle, so many are certain. */
export function lookupsText(lookups: number): string {
  return lookups >= ENDLESS ? `more than ${DEEPEST}` : String(lookups);
}

/** The first term that matches decides (RFC 7208 section 4.6.2). */
function changesText({ dropped, first }: SpfMend): string {
  const out =
    dropped.length === 0
      ? ''
      : ` ${listText(dropped)} had to go: ${dropped.length === 1 ? 'it' : 'they'} stood in the way or ended in an error.`;
  const order = first.length === 0 ? '' : ` ${listText(first)} must stand first: the first term that matches decides.`;
  return `${out}${order}`;
}

/** Receivers that asked lately keep the old answer until its time to live is over. */
function waitText(ttl: number): string {
  return ttl === 0 ? '' : ` Wait ${durationText(ttl)}, for so long the old answer may be remembered.`;
}

function placeText(domain: string, record: string): string {
  const several = record.includes('\n');
  return `Replace the SPF ${several ? 'records' : 'record'} of ${domain} by this one, with nothing beside it`;
}
