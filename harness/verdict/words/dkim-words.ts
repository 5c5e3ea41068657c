import type { DkimKeyFault } from '../../model/auth.ts';
import type { FindingFacts } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';

/** Words for signatures that are worth nothing. */
export const DKIM_WORDS: WordsFor<'dkim-key-unusable'> = {
  'dkim-key-unusable': (facts) => ({
    sentence: `The notices for ${listText(facts.people)} are signed for ${facts.domain}, and ${listText(facts.receivers)} could not use the key: ${TROUBLE[facts.fault](facts)}. Such a signature counts as none (RFC 6376 section 6.1).`,
    mend: mend(facts),
    actor: facts.byVendor ? 'vendor' : 'library-it',
  }),
};

type KeyFacts = FindingFacts['dkim-key-unusable'];

const TROUBLE: Readonly<Record<DkimKeyFault, (facts: KeyFacts) => string>> = {
  absent: ({ name }) => `there is no TXT record at ${name}`,
  revoked: ({ name }) => `the record at ${name} says that it was revoked (p= is empty)`,
  malformed: ({ name }) => `what stands at ${name} is no key record`,
  unfit: ({ name }) => `the record at ${name} is not for signatures like this one`,
  'bad-name': ({ name }) => `${name} is too long for a name in the DNS`,
  weak: ({ name }) => `the key at ${name} has fewer than 1024 bits`,
};

function mend({ fault, name, domain, server, record }: KeyFacts): string {
  const who = server === '' ? `the server that signs for ${domain}` : server;
  const publish = record === '' ? 'the public half of its key' : `\`${name}. IN TXT ${record}\``;
  const anew = `have ${who} make a new key of 2048 bits, publish its record under a selector of its own, and sign with it once that record can be seen`;
  switch (fault) {
    case 'revoked':
      return `If the key was withdrawn on purpose, ${anew}. If not, publish ${publish}.`;
    case 'weak':
    case 'bad-name':
      return `In this order: ${anew}.`;
    default:
      return `Publish ${publish}, as the only TXT record at that name. Receivers that asked before see it once the time to live of the old answer is over. Until then ${who} can leave off signing.`;
  }
}
