import type { WordsFor } from '../words.ts';
import { countText, listText } from './lists.ts';

type Codes = 'undeclared-name' | 'mail-loop' | 'assumed-fate';

/** Words for what concerns the scenario itself. */
export const RUN_WORDS: WordsFor<Codes> = {
  'undeclared-name': ({ name, type, askedBy, zoneLine }) => ({
    sentence: `not in the scenario: ${name} ${type}, asked by ${listText(askedBy)}. Whatever hangs on it is inconclusive.`,
    mend: `Add to \`zones\` what the name really holds, for example \`${zoneLine}\`, or \`${name}. NXDOMAIN\` where it does not exist.`,
    actor: 'scenario-author',
  }),
  'mail-loop': ({ flows, between }) => ({
    sentence: `Mail goes round in circles${between.length === 0 ? '' : ` between ${listText(between)}`} (${flows.join('; ')}) and was cut off.`,
    mend: 'Break the circle: one of the forwards or relays must deliver into a mailbox of its own; a responder must write from the null sender and stay silent on mail that says Auto-Submitted (RFC 3834).',
    actor: 'library-it',
  }),
  'assumed-fate': ({ count, flows, rules }) => ({
    sentence: `${countText(count, 'fate')} ${count === 1 ? 'hangs' : 'hang'} on something assumed, without a source: ${flows.join('; ')}${rules.length === 0 ? '' : ` (rules: ${listText(rules)})`}.`,
    mend: 'Test these with one real message, or set in the scenario what is known of the server.',
    actor: 'nobody',
  }),
};
