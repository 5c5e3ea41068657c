import type { SpfMend } from '../facts/shared.ts';
import type { FindingFacts } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';
import { quote } from './quote.ts';
import { lookupsText, mergedText } from './spf-words.ts';

type Codes =
  | 'spf-permerror'
  | 'spf-two-records'
  | 'spf-too-many-lookups'
  | 'spf-too-many-voids'
  | 'spf-include-broken'
  | 'spf-strings-cut'
  | 'spf-wrong-name'
  | 'spf-terms-after-all'
  | 'spf-plus-all'
  | 'vendor-include-broken';

/** Words about mistakes in an SPF record. */
export const SPF_RECORD_WORDS: WordsFor<Codes> = {
  'spf-permerror': (facts) => ({
    sentence: `The SPF record of ${facts.domain} is in error, so it permits nobody: ${quote(facts.problem)}. ${harmText(facts)}`,
    mend: `${mergedText(facts.domain, mendOf(facts))} Hold it against the old one first: a term that could not be read is written as it was probably meant, or left out.`,
    actor: 'library-it',
  }),
  'spf-two-records': (facts) => ({
    sentence: `${facts.domain} has ${facts.count} SPF records where there may be one, so that none of them counts. ${harmText(facts)}`,
    mend: mergedText(facts.domain, mendOf(facts)),
    actor: 'library-it',
  }),
  'spf-too-many-lookups': (facts) => ({
    sentence: `${lookupsSentence(facts)} ${harmText(facts)}`,
    mend: `${facts.circle.length === 0 ? 'Take out what is no longer used.' : 'Take out the term that leads back.'} ${mergedText(facts.domain, mendOf(facts))}${facts.impossible === '' ? ' Addresses written out have to be watched: they no longer follow their owners’ records.' : ''}`,
    actor: 'library-it',
  }),
  'spf-too-many-voids': (facts) => ({
    sentence: `The SPF record of ${facts.domain} asks for more than two names that are not there: ${quote(listText(facts.names))}. ${harmText(facts)}`,
    mend: `Take these names out, or have them published again. ${mergedText(facts.domain, mendOf(facts))}`,
    actor: 'library-it',
  }),
  'spf-include-broken': (facts) => ({
    sentence: `The SPF record of ${facts.domain} is in error at ${quote(facts.term)}: ${includeText(facts)}. ${harmText(facts)}`,
    mend: `${facts.meant === '' ? `Ask whoever runs ${facts.target}; until that is clear` : `It was meant to be ${facts.meant}, it seems`}: ${mergedText(facts.domain, mendOf(facts))}${droppedText(facts)}`,
    actor: 'library-it',
  }),
  'spf-strings-cut': (facts) => ({
    sentence: `A blank is missing between two strings of the SPF record of ${facts.domain}, which are joined without one: ${quote(facts.strings.map((text) => `"${text}"`).join(' '))}. ${metText(facts)}`,
    mend: `End each string but the last with a blank. ${mergedText(facts.domain, mendOf(facts))}`,
    actor: 'library-it',
  }),
  'spf-wrong-name': (facts) => ({
    sentence: `A record that permits the vendor’s servers stands at ${facts.foundAt}, where no receiver looks: it is asked for at ${facts.domain}. ${metText(facts)}`,
    mend: `${mergedText(facts.domain, mendOf(facts))} Take the record at ${facts.foundAt} away if nobody sends under that name.`,
    actor: 'library-it',
  }),
  'spf-terms-after-all': (facts) => ({
    sentence: `In the SPF record of ${facts.domain}, ${quote(listText(facts.terms))} ${facts.terms.length === 1 ? 'stands' : 'stand'} behind “all”, and what stands there is never looked at. ${metText(facts)}`,
    mend: mergedText(facts.domain, mendOf(facts)),
    actor: 'library-it',
  }),
  'spf-plus-all': (facts) => ({
    sentence: `The SPF record of ${facts.domain} ends in “+all” and so permits every machine in the world: notices pass, and so does whatever anybody sends in the library’s name. ${metText(facts)}`,
    mend: mergedText(facts.domain, mendOf(facts)),
    actor: 'library-it',
  }),
  'vendor-include-broken': (facts) => ({
    sentence: `The vendor’s own SPF record is in error, and with it that of everybody who includes it, ${facts.domain} among them: ${quote(facts.problem)}. ${harmText(facts)}`,
    mend: `Tell the vendor to mend the record of ${facts.vendor}. Until then, on the library’s own name server: ${mergedText(facts.domain, mendOf(facts))}${facts.impossible === '' ? ` Go back there to include:${facts.vendor} when it is mended, since the addresses do not follow a move.` : ''}`,
    actor: 'vendor',
  }),
};

/** So many terms show where the lookups go. */
const MOST_COSTS = 12;

/** A number means nothing where records lead in a circle. */
function lookupsSentence({ domain, lookupsBefore, costs, circle }: FindingFacts['spf-too-many-lookups']): string {
  const end = 'so it permits nobody who is not found before.';
  if (circle.length > 0) {
    return `The SPF record of ${domain} leads in a circle (${quote(circle.join(' → '))}): receivers stop after 10 DNS lookups, ${end}`;
  }
  const more = costs.length - MOST_COSTS;
  const told = listText(more > 0 ? [...costs.slice(0, MOST_COSTS), `${more} others`] : costs);
  return `The SPF record of ${domain} makes receivers ask the DNS ${lookupsText(lookupsBefore)} times and not the 10 times that are allowed, ${end} Its terms cost: ${told}.`;
}

function mendOf(facts: SpfMend): SpfMend {
  const { record, merged, dropped, first, impossible, lookupsBefore, lookupsAfter, ttl, sentBy } = facts;
  const mend = { record, merged, dropped, first, impossible, lookupsBefore, lookupsAfter, ttl };
  return sentBy === undefined ? mend : { ...mend, sentBy };
}

/** The library's own mail suffers from an error as the vendor's does; whether it was seen to is told. */
function harmText(facts: FindingFacts['spf-permerror']): string {
  const own = facts.ordinaryMail ? ' An ordinary message from the library’s own server met it too.' : '';
  return `${metText(facts)}${own}`;
}

function metText({ receivers, people }: { readonly receivers: readonly string[]; readonly people: readonly string[] }) {
  return `${listText(receivers)} met it with the mail to ${listText(people)}.`;
}

function includeText({ target, exists, problem }: FindingFacts['spf-include-broken']): string {
  return exists ? quote(problem) : `the domain ${target} does not exist`;
}

/** Whoever was included for a reason sends for the library, and is permitted by nothing else. */
function droppedText({ target, meant, impossible }: FindingFacts['spf-include-broken']): string {
  if (meant !== '' || impossible !== '') return '';
  return ` If ${target} stands for somebody who sends for the library, mail of theirs fails SPF without that term: ask them for the right one first.`;
}
