import type { FindingFacts } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';
import { quote } from './quote.ts';

type Codes =
  | 'mx-not-responsible'
  | 'answer-mailbox-missing'
  | 'patron-domain-unreachable'
  | 'vendor-spf-fails'
  | 'bounce-without-helo-spf'
  | 'nothing-to-send';

/** Words for what makes mail fail at either end: addresses that lead nowhere, and senders that do not identify themselves. */
export const CAUSE_WORDS: WordsFor<Codes> = {
  'mx-not-responsible': ({ people, domain, server, host, reply, flows, ofLibrary }) => ({
    sentence: `The MX record of ${domain} leads to ${host} (${server}), which takes no mail for ${domain} (${reply}): lost for ${listText(people)} (${flows.join('; ')}).`,
    mend: ofLibrary
      ? `Publish an MX record for ${domain} that leads to the server which has its mailboxes, or add ${domain} to the domains that ${host} takes mail for.`
      : `Nobody at the library can mend that. Ask the patron for another address, by telephone or at the desk, and correct the patron record.`,
    actor: ofLibrary ? 'library-it' : 'library',
  }),
  'answer-mailbox-missing': ({ people, mailbox, properties, reply, flows }) => ({
    sentence: `Mail for the library goes to ${mailbox}, and there is no such mailbox: lost for ${listText(people)} (${flows.join('; ')}; ${reply}).`,
    mend:
      properties.length === 0
        ? `Create the mailbox ${mailbox}, or an alias of that name which leads to a mailbox the library reads.`
        : `Correct ${listText(properties.map((property) => `“${property}”`))}, which ${properties.length === 1 ? 'says' : 'say'} ${mailbox}, or create that mailbox.`,
    actor: properties.length === 0 ? 'library-it' : 'library',
  }),
  'patron-domain-unreachable': ({ people, domain, addresses, why, learns, ofLibrary }) => ({
    sentence: `Notices to ${listText(addresses)} cannot be delivered, since ${why} (${domain}): nothing reaches ${listText(people)}, and ${listText(learns.map(learnerName))} ${learns.length === 1 ? 'learns' : 'learn'} of it.`,
    mend: ofLibrary
      ? `Publish an MX record for ${domain} that leads to its mail server.`
      : 'Compare the address with what the patron wrote down, ask by telephone for the right one, and correct the patron record.',
    actor: ofLibrary ? 'library-it' : 'library',
  }),
  'vendor-spf-fails': ({ people, domain, addresses, result, receivers, record, merged }) => ({
    sentence: `The vendor’s own SPF record of ${domain} does not permit ${listText(addresses)} to send its mail${record === '' ? ', since there is none' : ` (${quote(record.replaceAll('\n', '; '))})`}: ${listText(receivers)} found ${result} and kept back notices for ${listText(people)}.`,
    mend: `Ask the vendor to ${publishText(domain, addresses, merged)}.`,
    actor: 'vendor',
  }),
  'bounce-without-helo-spf': (facts) => heloWords(facts),
  'nothing-to-send': ({ acts }) => ({
    sentence: `Nothing was sent${acts.length === 0 ? '' : ` in ${listText(acts)}`}, since there was nobody to write to, so nothing can be said about the set-up.`,
    mend: 'Give somebody in `people` an overdue loan (`loan: { item: …, due: … }`), or add `c1-staff` to the acts.',
    actor: 'scenario-author',
  }),
};

function heloWords(facts: FindingFacts['bounce-without-helo-spf']) {
  const { people, domain, addresses, result, receivers, flows, runBy, merged } = facts;
  const actor = runBy === 'vendor' ? 'vendor' : runBy === 'library' ? 'library-it' : 'nobody';
  const who = {
    vendor: 'Ask the vendor to',
    'library-it': 'On the library’s own name server,',
    nobody: `${runBy} can`,
  };
  return {
    sentence: `Mail from the null sender is judged by the EHLO name, and SPF for ${domain} says ${result} of ${listText(addresses)}: ${listText(receivers)} kept out mail about ${listText(people)} (${flows.join('; ')}).`,
    mend: `${who[actor]} ${publishText(domain, addresses, merged)}.`,
    actor,
  } as const;
}

function publishText(domain: string, addresses: readonly string[], merged: string): string {
  return merged === ''
    ? `put the SPF record of ${domain} right, so that it permits ${listText(addresses)}`
    : `publish \`${merged}\` as the one SPF record of ${domain}`;
}

function learnerName(learner: string): string {
  return learner === 'nobody' ? learner : `the ${learner}`;
}
