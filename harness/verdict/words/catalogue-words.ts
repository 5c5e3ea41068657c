import type { AddressSlip } from '../../standards/address-slip.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

type Codes =
  | 'notices-not-at-night'
  | 'patron-without-address'
  | 'unusable-address'
  | 'not-overdue'
  | 'opac-search-not-power'
  | 'opac-nothing-saved'
  | 'mistyped-address-stranger'
  | 'no-such-mailbox'
  | 'mailbox-unusable'
  | 'properties-contradict'
  | 'c1-claim-refuted'
  | 'document-would-stop';

const WHAT_SLIPPED: Readonly<Record<AddressSlip, string>> = {
  'several-addresses': ' but several in one field',
  'display-name': ' alone: it stands in angle brackets',
  mailto: ' alone: “mailto:” stands in front of it',
  'invisible-character': ': it has a character that cannot be seen',
  'two-ats': ': it has more than one @',
  'no-at': ': it has no @',
  'comma-for-dot': ': it has a comma where a dot belongs',
  space: ': it has a space in it',
  'beyond-ascii': ' that every mail server takes: in front of the @ it has letters beyond ASCII',
  other: '',
};

const SLIP_MENDS: Readonly<Record<AddressSlip, string>> = {
  'several-addresses': 'Keep one address in the e-mail field of the patron record: the one that the patron reads.',
  'display-name': 'Keep in the patron record what stands between the angle brackets, without them.',
  mailto: 'Take mailto: away from the address in the patron record.',
  'invisible-character':
    'Delete the address in the patron record and type it anew: what cannot be seen came in with a copy.',
  'two-ats': 'Correct the address in the patron record: it has one @ only.',
  'no-at': 'Correct the address in the patron record, or, where the patron has none, leave the field empty.',
  'comma-for-dot': 'Write a dot for the comma in the address in the patron record.',
  space: 'Take the space out of the address in the patron record; ask the patron where it may stand for a letter.',
  'beyond-ascii': 'Ask the patron for another address: few mail systems write to such a one (RFC 6531).',
  other: 'Correct the address in the patron record: one name, one @, one domain.',
};

/** Words for what the library sets and does in its catalogue. */
export const CATALOGUE_WORDS: WordsFor<Codes> = {
  'notices-not-at-night': ({ people }) => ({
    sentence: `The nightly job sends nothing to ${listText(people)}, because notices are not set to go at night.`,
    mend: 'Set Circulation->Notices->Formats Editor->Automatically Send Notices by E-mail to At Night.',
    actor: 'library',
  }),
  'patron-without-address': ({ people }) => ({
    sentence: `${listText(people)} has no e-mail address on file and gets no notice by e-mail.`,
    mend: 'Enter an e-mail address in the patron record, or print the notice.',
    actor: 'library',
  }),
  'unusable-address': ({ people, addresses, slip }) => ({
    sentence: `What is on file for ${listText(people)} is no e-mail address${WHAT_SLIPPED[slip]}: ${listText(addresses)}.`,
    mend: SLIP_MENDS[slip],
    actor: 'library',
  }),
  'not-overdue': ({ people }) => ({
    sentence: `Nothing that ${listText(people)} has on loan is overdue that night, so there is no notice.`,
    mend: 'For a test, lend with Loan Item with Override and a Date of Loan long ago.',
    actor: 'library',
  }),
  'opac-search-not-power': () => ({
    sentence: 'The public catalogue sent nothing: its search method is not Power, so no citation can be collected.',
    mend: 'Set the Search Method to Power, collect a citation in SAVED RESULTS, and send again.',
    actor: 'library-it',
  }),
  'opac-nothing-saved': () => ({
    sentence: 'The public catalogue sent nothing: no citation is in SAVED RESULTS.',
    mend: 'Select a citation, return to Main, and send again.',
    actor: 'library-it',
  }),
  'mistyped-address-stranger': ({ people, addresses }) => ({
    sentence: `Notices for ${listText(people)} reach a stranger at ${listText(addresses)}, who learns what they have borrowed; no bounce will ever say so.`,
    mend: 'Ask the patron for the address by another way, such as telephone, and correct the patron record.',
    actor: 'library',
  }),
  'no-such-mailbox': ({ people, addresses, learns }) => ({
    sentence: `The address on file for ${listText(people)} does not exist (${listText(addresses)}); ${listText(learns.map(learnerName))} ${learns.length === 1 ? 'learns' : 'learn'} of it.`,
    mend: 'Ask the patron for the right address and correct the patron record.',
    actor: 'library',
  }),
  'mailbox-unusable': ({ people, addresses }) => ({
    sentence: `The mailbox of ${listText(people)} takes no mail at present (${listText(addresses)}): it is full, or its account is disabled.`,
    mend: 'Reach the patron by another way and ask for another address, or for the mailbox to be emptied.',
    actor: 'patron',
  }),
  'properties-contradict': ({ relay, dnsRecords, mailFrom, server }) => ({
    sentence: `Two properties contradict one another: relaying is ${relay ? 'TRUE' : 'FALSE'} while the DNS TXT records property is ${dnsRecords === 'n/a' ? 'Not applicable' : dnsRecords}. Mail goes ${relay ? `to ${server}` : 'straight to the receivers'} with MAIL FROM ${mailFrom}.`,
    mend: relay
      ? 'Where the library’s server relays (B2), set the DNS TXT records property to “Not applicable since e-mail server relays”; where it does not, set relaying to FALSE.'
      : 'Where nothing relays, set the DNS TXT records property to TRUE once the SPF record is published (B1), and to FALSE until then.',
    actor: 'library',
  }),
  'c1-claim-refuted': ({ address, fate, rule }) => ({
    sentence: `The vendor’s document says the test to a personal address “will always work”; the one to ${address} ended as ${fate}${rule === '' ? '' : ` (${rule})`}.`,
    mend: 'Do not take one of the two C1 tests for the other: both must succeed, and each answers for its own receiver only.',
    actor: 'nobody',
  }),
  'document-would-stop': ({ tests }) => ({
    sentence: `The vendor’s document would have stopped after C1, where not everything succeeded (${tests.join('; ')}); C2 was played all the same.`,
    mend: 'Mend what C1 shows first; what C2 shows here holds beside it.',
    actor: 'nobody',
  }),
};

function learnerName(learner: string): string {
  return learner === 'nobody' ? learner : `the ${learner}`;
}
