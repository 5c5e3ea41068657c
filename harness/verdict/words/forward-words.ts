import type { FindingFacts } from '../findings/finding.ts';
import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';
import { mergedText } from './spf-words.ts';

type Codes =
  | 'forward-breaks-authentication'
  | 'forwarding-not-confirmed'
  | 'b3-provider-include-missing'
  | 'domain-expired'
  | 'lookalike-domain'
  | 'answer-mailbox-unusable';

type Broken = FindingFacts['forward-breaks-authentication'];

/** Words about mailboxes that pass mail on, and about the second domain of section B3. */
export const FORWARD_WORDS: WordsFor<Codes> = {
  'forward-breaks-authentication': (facts) => ({
    sentence:
      `${listText(facts.forwarders)} passed mail of ${facts.domain} on to ${listText(facts.addresses)}, and ${listText(facts.receivers)} ${facts.refused ? 'did not let it through' : 'took it but kept it out of the inbox'} (${facts.reply}): ${whatFailed(facts)}. ${whatDocumentSays(facts)}`.trim(),
    mend: facts.altersBody ? WITHOUT_FOOTER : mendOf(facts),
    actor: 'library',
  }),
  'forwarding-not-confirmed': ({ people, mailbox, to, provider, ofPatron, flows }) => ({
    sentence: `${mailbox} was to be forwarded to ${to}, but that was never confirmed, so mail of ${listText(people)} stays where nobody looks (${flows.join('; ')}).`,
    mend: `Open ${mailbox} at ${provider}, look for the forwarding settings, have the confirmation sent to ${to} again, follow the link in it, and switch forwarding on. ${ofPatron ? `Then send a message to ${mailbox} from another address and see that it arrives at ${to}` : 'Then answer one notice from a program that ignores Reply-To and see that it arrives'}.`,
    actor: ofPatron ? 'patron' : 'library-it',
  }),
  'b3-provider-include-missing': ({ domain, provider, addresses, result, receivers, flows, ...mend }) => ({
    sentence: `${provider} passes mail for ${domain} on with an envelope of ${domain}, but the SPF record there does not permit ${provider}’s servers: ${listText(receivers)} found ${result} for ${listText(addresses)} (${listText(flows)}). The vendor’s document asks for the vendor’s servers only.`,
    mend: mergedText(domain, mend),
    actor: 'library-it',
  }),
  'domain-expired': ({ domain, existedBefore, refused, lostAnswers }) => ({
    sentence: `${domain}, in whose name the notices are sent, ${existedBefore ? 'no longer exists' : 'does not exist'}: ${lossText(refused, lostAnswers)}.`,
    mend: `Renew ${domain} at its registrar at once; after some weeks anybody can buy it and read the answers. Until it is back, set “The above e-mail addresses’ e-mail server DNS TXT records” to FALSE, so that notices go out under the vendor’s own address. Then pay for several years ahead, with a reminder to an address in another domain.`,
    actor: 'library-it',
  }),
  'lookalike-domain': ({ people, domain, own, receivers, rules, addresses }) => ({
    sentence: `${listText(receivers)} takes ${domain} for an imitation of ${listText(own)} and keeps back or marks notices to ${listText(people)} (${listText(rules)}).`,
    mend: `Tell that gateway that ${domain} is the library’s own second domain: exempt it from the check for similar domains where the mail comes from ${listText(addresses)}, by address or connector, never by From alone. Then repeat C1 to the corporate address.`,
    actor: 'library-it',
  }),
  'answer-mailbox-unusable': ({ people, mailbox, reply, flows }) => ({
    sentence: `${mailbox} takes no mail (${reply}): lost for ${listText(people)} (${flows.join('; ')}). Notices still go out in its name.`,
    mend: `Make room in ${mailbox}, or have its account paid for or reopened, as the reply says, and send one message to it. If it is to be given up, first have the catalogue write with an address that the library reads.`,
    actor: 'library',
  }),
};

const WITHOUT_FOOTER =
  'The forwarder must not change the message: switch off the footer or banner that it adds to forwarded mail, or read the mail where it first arrives.';

function whatFailed({ spf, spfDomain, dkim, policy, altersBody }: Broken): string {
  const envelope =
    spf === 'pass'
      ? `SPF passes for ${spfDomain} only, which is not the author’s domain`
      : `SPF asks about the forwarder’s server and says ${spf}`;
  const signature = dkim === 'none' ? 'nothing is signed' : `the DKIM signature ends in ${dkim}`;
  const changed = altersBody ? ', since the body was changed on the way' : '';
  const asked = policy === 'reject' || policy === 'quarantine' ? `, and the DMARC policy is ${policy}` : '';
  return `${envelope}, ${signature}${changed}${asked}`;
}

function whatDocumentSays({ notices, byVendor, ways, policy }: Broken): string {
  if (!notices) return '';
  if (byVendor) return 'The vendor’s document counts on the default set-up to reach every patron.';
  // A story that goes from one set-up to another has no sentence of the document’s that fits.
  const [way, ...others] = ways;
  if (way === undefined || others.length > 0) return '';
  if (way === 'B2')
    return 'Of notices that the library’s own server sends (B2) the vendor’s document asks no signature, which alone stays whole in a forward.';
  if (way === 'B3')
    return 'For the new domain (B3) the vendor’s document asks for an SPF record that permits the vendor’s servers; a forwarder is none of them.';
  if (policy === 'absent')
    return 'The vendor’s document asks for a domain without DMARC, and this is one: receivers refuse the forward all the same.';
  return 'The vendor’s document rules out a domain with DMARC; receivers take such mail where it comes directly, and not where it was forwarded.';
}

function mendOf({ people, addresses, ways, by, notices, nullSender, policy }: Broken): string {
  if (!notices && nullSender)
    return 'Nobody can sign or permit this afterwards: let the filter behind the forward take reports from the forwarder’s servers, or let somebody look regularly into the mailbox where they first arrive.';
  if (!notices)
    return 'The forwarder’s rewritten envelope must be permitted by the SPF record of its own domain, and the message must keep its signature.';
  const strict = policy === 'reject' || policy === 'quarantine';
  const rewriting =
    by === 'plain' && !strict ? ' A forwarder that rewrites the envelope (SRS) would help as well.' : '';
  const server = ways.includes('B2') ? 'sign' : 'relay and sign';
  return `Ask ${listText(people)} for the address where the mail is really read (${listText(addresses)}) and put it into the patron record.${rewriting} For all patrons at once: have the library’s own server ${server} the notices with DKIM (B2), which a forward leaves intact.`;
}

function lossText(refused: readonly string[], lostAnswers: readonly string[]): string {
  const parts = [
    refused.length === 0 ? '' : `receivers keep out ${refused.join('; ')}`,
    lostAnswers.length === 0 ? '' : `nothing can come back (${lostAnswers.join('; ')})`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no answer can come back' : parts.join('; ');
}
