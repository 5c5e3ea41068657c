import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

type Codes = 'mail-diverted' | 'sender-address-unusable' | 'patron-record-deleted' | 'notices-turned-off' | 'not-due';

/** Words for what a library sets in Koha, and what Koha keeps back. */
export const KOHA_WORDS: WordsFor<Codes> = {
  'mail-diverted': ({ people, address }) => ({
    sentence: `SendAllEmailsTo is set, so every notice goes to ${address}: nothing reaches ${listText(people)}, and Koha says sent.`,
    mend: 'Empty the system preference SendAllEmailsTo: it is for test systems.',
    actor: 'library',
  }),
  'sender-address-unusable': ({ people, failure, address, settings }) => ({
    sentence: `${address === '' ? 'Koha has no address to write from' : `${address}, which Koha is set to use, is no e-mail address`}: every notice fails (${failure}), and nothing reaches ${listText(people)}.`,
    mend: `${address === '' ? 'Set one of' : 'Correct'} ${listText(settings)}.`,
    actor: 'library',
  }),
  'patron-record-deleted': ({ people }) => ({
    sentence: `The records of ${listText(people)} were deleted while notices waited in the queue, which fail with INVALID_BORNUMBER.`,
    mend: 'Nothing needs mending: there is nobody to write to.',
    actor: 'nobody',
  }),
  'notices-turned-off': ({ people }) => ({
    sentence: `${listText(people)} turned these notices off in the messaging preferences, so none is made.`,
    mend: 'Nothing needs mending: it is the patron’s wish.',
    actor: 'nobody',
  }),
  'not-due': ({ people }) => ({
    sentence: `Nothing that ${listText(people)} has on loan is due within the days that the job looks at, so there is no notice.`,
    mend: 'For a test, lend something that is due tomorrow.',
    actor: 'library',
  }),
};
