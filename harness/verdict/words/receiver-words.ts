import type { FindingFacts } from '../findings/finding.ts';
import type { Words, WordsFor } from '../words.ts';
import { listText } from './lists.ts';
import { quote } from './quote.ts';

type Codes =
  | 'dmarc-reject'
  | 'dmarc-quarantine'
  | 'from-changed-envelope-not'
  | 'own-domain-blocked'
  | 'server-unreachable'
  | 'temporary-dns-failure';

/** Words for what receivers and relays do with notices. */
export const RECEIVER_WORDS: WordsFor<Codes> = {
  'dmarc-reject': (facts) => dmarcWords(facts, 'refused'),
  'dmarc-quarantine': (facts) => dmarcWords(facts, 'put aside'),
  'from-changed-envelope-not': ({ header, mailFrom, setting }) => ({
    sentence: `Notices say From ${header}, but their envelope is still from ${mailFrom}: receivers ask SPF of the vendor’s domain, so a change of the library’s SPF record has no effect, and bounces go to the vendor.`,
    mend:
      setting === undefined
        ? `Ask the vendor to use ${header} as MAIL FROM too.`
        : `Set ${setting} to ${header} too, and let the SPF record of that domain permit the servers that send.`,
    actor: setting === undefined ? 'vendor' : 'library',
  }),
  'own-domain-blocked': ({ people, receivers, addresses, authenticated }) => ({
    sentence: `${listText(receivers)} keeps back notices for ${listText(people)}, because they come from outside in the name of the domain it protects.`,
    mend: `${authenticated ? 'In' : 'First let SPF pass for these notices. Only if they are still kept back, in'} the gateway allow ${listText(addresses)} by IP address or by a connector. Do not allow the From address: anybody can write that.`,
    actor: 'library-it',
  }),
  'server-unreachable': ({ people, server, reply }) => ({
    sentence: `No connection to ${server} ever came about, until the queue gave up: ${listText(people)} (${reply}).`,
    mend: `See that ${server} is the right name, that its address is right, and that it takes mail from outside on port 25.`,
    actor: 'library-it',
  }),
  'temporary-dns-failure': temporaryDnsWords,
};

/** CNAME records in a circle are a mistake in the zone, which no other name server mends. */
function temporaryDnsWords(facts: FindingFacts['temporary-dns-failure']): Words {
  const { people, names, aliases, healed, attempts } = facts;
  const circle = aliases.length === 0 ? '' : ` The CNAME records there come to no end: ${quote(listText(aliases))}.`;
  const servers = listText(names.map((name) => name.replace(/^\S+ /, '')));
  return {
    sentence: healed
      ? `Mail for ${listText(people)} had to wait for a name server (${listText(names)}) and was decided at attempt ${attempts}.${circle}`
      : `Name servers did not answer for ${listText(names)} until the queue gave up: mail of ${listText(people)} was never delivered.${circle}`,
    mend:
      aliases.length === 0
        ? `Have the name servers behind ${servers} looked after: a second one in another network keeps such a fault from mattering.`
        : `Have the CNAME records behind ${servers} put right: each has to lead to a name that has the records which are asked for (RFC 1034 section 3.6.2).`,
    actor: 'library-it',
  };
}

/** An aligned SPF pass satisfies DMARC; so does a signature, where the sender can sign at all. */
function dmarcWords(facts: FindingFacts['dmarc-reject'], done: string): Words {
  const { people, domain, policyDomain, record, receivers, mailFromDomain, spf } = facts;
  const policy =
    policyDomain === domain
      ? `the DMARC policy of ${domain} asks`
      : `the DMARC policy of ${policyDomain} asks for the names below it`;
  const envelope =
    mailFromDomain === domain
      ? `SPF for ${domain} says ${spf}`
      : `the envelope’s domain is ${mailFromDomain || 'empty'}`;
  return {
    sentence: `${listText(receivers)} ${done} notices for ${listText(people)}, as ${policy} (${quote(record)}): nothing in them proves that ${domain} sent them (${envelope}).`,
    mend: dmarcMend(facts),
    actor: mailFromDomain === domain ? 'library-it' : 'vendor',
  };
}

function dmarcMend({ domain, mailFromDomain, canSign, ownServerPasses }: FindingFacts['dmarc-reject']): string {
  const first =
    mailFromDomain === domain
      ? `Let the SPF record of ${domain} permit the sending servers: SPF that passes for the From domain satisfies DMARC by itself`
      : `Use a MAIL FROM in ${domain}, and let its SPF record permit the sending servers`;
  const signing = canSign ? `, or sign with a DKIM key of ${domain}` : '';
  const relaying = ownServerPasses
    ? `, or hand the notices to the library’s own server, which sends as ${domain} already`
    : '';
  return `${first}${signing}${relaying}.`;
}
