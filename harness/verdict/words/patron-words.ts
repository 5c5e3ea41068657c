import type { PatronFacts } from '../facts/patron-facts.ts';
import type { WordsFor } from '../words.ts';
import { countText, listText, numberText } from './lists.ts';

/** `12 of 1,903 patrons`. */
function part(patrons: number, of: number): string {
  return `${numberText(patrons)} of ${countText(of, 'patron')}`;
}

function named(lines: readonly string[], rows: number): string {
  const more = rows > lines.length ? ' and more' : '';
  return `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more}`;
}

/** Words for what an address export tells. */
export const PATRON_WORDS: WordsFor<keyof PatronFacts> = {
  'patrons-touched': ({ act, fates }) => ({
    sentence: `Notices of ${act}: ${fates.join('; ')}.`,
    mend: 'Mend first what keeps the most patrons from their notices: the other findings name the cause at each of these receivers.',
    actor: 'library',
  }),
  'patrons-not-played': ({ act, patrons, of, receivers }) => ({
    sentence: `Nothing is known of the notices of ${act} for ${part(patrons, of)}: none was played to ${listText(receivers)}, or only such as ended as they did because of the person.`,
    mend: 'Add a person with a mailbox in order at each of these receivers to the scenario.',
    actor: 'scenario-author',
  }),
  'export-addresses-bad': ({ file, patrons, of, kinds }) => ({
    sentence: `In ${file} the address in use of ${part(patrons, of)} is no e-mail address: ${kinds.join('; ')}.`,
    mend: 'Correct them in the patron records, one address to a field: until then these patrons get nothing by e-mail.',
    actor: 'library',
  }),
  'export-domains-without-mail': ({ file, patrons, of, domains }) => ({
    sentence: `In ${file} ${part(patrons, of)} ${patrons === 1 ? 'has an address' : 'have addresses'} at domains that take no mail: ${listText(domains)}.`,
    mend: 'Ask these patrons for their address: most such domains are slips of the pen, such as gmial.com.',
    actor: 'library',
  }),
  'export-domains-unknown': ({ file, patrons, of, domains }) => ({
    sentence: `In ${file} ${part(patrons, of)} ${patrons === 1 ? 'has an address' : 'have addresses'} at domains of which the scenario says nothing${domains.length === 0 ? '' : `: ${listText(domains)}`}.`,
    mend: 'Nothing is wrong with them as far as is known. To count them in, add a site for the domain, or to `zones` what it holds, `name NXDOMAIN` where it does not exist.',
    actor: 'scenario-author',
  }),
  'export-duplicates': ({ file, patrons, of, exact }) => ({
    sentence: `In ${file} ${exact ? '' : 'at least '}${part(patrons, of)} ${patrons === 1 ? 'has' : 'have'} an address that an earlier patron has too.`,
    mend: 'A family may share one. Otherwise look for patrons with two records. Where one of them marks a notice as spam, all of them lose theirs.',
    actor: 'library',
  }),
  'export-formulas': ({ file, rows, lines }) => ({
    sentence: `In ${file} ${countText(rows, 'row')} ${rows === 1 ? 'has a cell' : 'have cells'} that a spreadsheet would run as a formula (${named(lines, rows)}). Here they are text.`,
    mend: 'Do not open the file in a spreadsheet before these patron records are looked at: somebody typed that.',
    actor: 'library',
  }),
  'export-rows-uneven': ({ file, rows, lines }) => ({
    sentence: `In ${file} ${countText(rows, 'row')} ${rows === 1 ? 'has' : 'have'} more cells than there are columns (${named(lines, rows)}) and ${rows === 1 ? 'is' : 'are'} not counted.`,
    mend: 'Put quotes around cells that have the separator in them, or export again with the quotes the database sets.',
    actor: 'library',
  }),
  'export-columns-guessed': ({ file, header }) => ({
    sentence: `The first line of ${file} ${header === 'missing' ? 'names no columns' : 'names other columns than the reports do'}, so they were taken in the order of the report that has as many.`,
    mend: 'Write `email,emailpro,B_email`, or `firstname,surname,email,emailpro,B_email`, into the first line.',
    actor: 'library',
  }),
};
