import type { FooterPart } from '../../model/wording.ts';
import type { WordingFacts } from '../facts/wording-facts.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

/** A part of the footer, as it is written. */
const PARTS: Readonly<Record<FooterPart, string>> = {
  'opt-out': 'a link for opting out of what is not mandatory',
  phone: 'the library’s phone',
  why: 'why the patron receives this',
  address: 'an address of the library',
  preferences: 'where notification preferences are set',
};

function isPart(text: string): text is FooterPart {
  return text in PARTS;
}

/** Words for what the words and the header of a notice lack. */
export const WORDING_WORDS: WordsFor<keyof WordingFacts> = {
  'reply-to-misspelt': ({ people, system, field, replyTo, header }) => ({
    sentence: `${system} writes the reply address into a field called ${field}, which no mail program knows: ${listText(people)} answer to ${header} and not to ${replyTo}.`,
    mend: `Ask whoever looks after ${system} to write Reply-To; a Koha is updated for that. Until then, make From an address that the library reads.`,
    actor: 'vendor',
  }),
  'careless-header': ({ people, defects }) => ({
    sentence: `The header of the notices for ${listText(people)} is not in order: ${listText(defects)}. Filters count that against a message, each in its own secret way, which no fate here rests on.`,
    mend: 'Ask whoever looks after the catalogue to write these fields as RFC 5322 section 3.6 and RFC 2045 have them.',
    actor: 'vendor',
  }),
  'subject-defect': ({ people, defects }) => ({
    sentence: `The subject of the notices for ${listText(people)}: ${listText(defects)}. Patrons overlook such mail or take it for spam, and filters look at subjects too; no fate here rests on it.`,
    mend: 'Give the notices a short subject of their own that says what they are about, such as “Library: items overdue”.',
    actor: 'library',
  }),
  'footer-incomplete': ({ people, missing }) => ({
    sentence: `The notices for ${listText(people)} lack ${listText(missing.map((part) => (isPart(part) ? PARTS[part] : part)))}: a patron who does not know why they come marks them as spam. No fate here rests on it.`,
    mend: 'Add one of two footers to every template: how to opt out, by link, with the phone to ask at; or why this comes, an address to write to, and where preferences are set.',
    actor: 'library',
  }),
  'reply-line-missing': ({ people, from, replyTo, says }) => ({
    sentence: `The text of the notices for ${listText(people)} ${says === '' ? 'does not say where to answer' : `asks for answers to ${says}`}: whose mail program ignores Reply-To answers to ${from} and cannot know of ${replyTo}.`,
    mend: `Put “Please send all replies to ${replyTo}” at the top of every template, or make From the same address.`,
    actor: 'library',
  }),
  'auto-submitted-missing': ({ people, responders, mailboxes }) => ({
    sentence: `The notices do not say that a machine wrote them, so the responder of ${listText(people)} (${listText(responders)}) answered, to ${listText(mailboxes)}.`,
    mend: 'Set `Auto-Submitted: auto-generated` on every notice (RFC 3834 section 5): responders that go by RFC 3834 then stay silent.',
    actor: 'vendor',
  }),
  'unsubscribe-missing': ({ people, fields }) => ({
    sentence: `A mailing went to ${listText(people)} without ${listText(fields)}, which Gmail and Yahoo ask of everybody who sends much since 2024 (one-click unsubscription, RFC 8058).`,
    mend: 'Send mailings with a tool that is made for them: it sets both fields and keeps the list. A catalogue’s own tools are not.',
    actor: 'library',
  }),
  'unsubscribe-on-notice': ({ people }) => ({
    sentence: `The notices for ${listText(people)} offer to unsubscribe by List-Unsubscribe, though they are about the patron’s own items: one click at the provider’s button may end holds and overdue notices too.`,
    mend: 'Leave List-Unsubscribe to mailings; for notices, a link to the preferences in the footer is enough.',
    actor: 'vendor',
  }),
};
