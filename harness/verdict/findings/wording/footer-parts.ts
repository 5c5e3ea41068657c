import { FOOTERS, type FooterPart } from '../../../model/wording.ts';
import type { Library } from '../../../model/world.ts';
import { addressIn, type Received } from './received.ts';

const LINK = /https?:\/\/\S+/i;
const OPT_OUT = /\bopt(?:ing)?[ -]?out\b|\bunsubscribe\b|\bno longer\b|\bstop\b/i;
const WHY = /\byou (?:are receiving|receive|have received|received|are getting|get|got)\b|\bbecause you\b/i;
const PREFERENCES = /\b(?:preferences|settings)\b/i;
const PHONE = /\+?\d[\d ().-]{5,}\d/;

/**
 * Parts of a footer that a notice lacks, of that footer of which it has most; none where one of the two is whole.
 *
 * The parts are told by what a reader sees: a link in a paragraph about opting out, the library's phone (any phone where
 * none is on file), why this comes, an address of the library by e-mail or by post, a word on preferences.
 */
export function missingParts(notice: Received, library: Library): readonly FooterPart[] {
  const [first = [], ...others] = FOOTERS.map((parts) => parts.filter((part) => !HAS[part](notice, library)));
  return others.reduce((least, one) => (one.length < least.length ? one : least), first);
}

const HAS: Readonly<Record<FooterPart, (notice: Received, library: Library) => boolean>> = {
  'opt-out': ({ text }) => paragraphs(text).some((one) => OPT_OUT.test(one) && LINK.test(one)),
  phone: ({ text }, { phone }) => {
    const digits = digitsOf(phone);
    return digits === '' ? PHONE.test(text) : digitsOf(text).includes(digits);
  },
  why: ({ text }) => WHY.test(text),
  address: (notice, { postal }) => {
    const text = notice.text.toLowerCase();
    const known = [addressIn(notice, 'Reply-To'), addressIn(notice, 'From'), postal[0] ?? ''];
    return known.some((one) => one !== '' && text.includes(one.toLowerCase()));
  },
  preferences: ({ text }) => PREFERENCES.test(text),
};

function paragraphs(text: string): readonly string[] {
  return text.split(/\n\s*\n/);
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}
