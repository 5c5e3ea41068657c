import type { WordsFor } from '../words.ts';
import { listText } from './lists.ts';
import { quote } from './quote.ts';

type Codes = 'propagation-pending' | 'no-ptr' | 'document-claim-refuted' | 'dmarc-reports-go-to';

/** Words about what section B1 asks for, and about what it does not mention. */
export const B1_WORDS: WordsFor<Codes> = {
  'propagation-pending': ({ people, acts, domain, record, receivers, name, cause, until }) => ({
    sentence: `The SPF record of ${domain} is right by now (${quote(record)}), but ${listText(receivers)} did not see it when mail to ${listText(people)} came (${listText(acts)}): ${cause === 'cache' ? `the old answer for ${name} was still remembered there` : `the name server of ${name} that is asked there had not yet fetched the change`}.`,
    mend: `Leave the DNS TXT records property at FALSE until ${until}; then ${listText(receivers)} ${receivers.length === 1 ? 'sees' : 'see'} the new record, and those that never asked see it at once.`,
    actor: 'library',
  }),
  'no-ptr': ({ people, addresses, receivers, ptr, byVendor }) => ({
    sentence: `${listText(receivers)} kept out mail to ${listText(people)}, whatever SPF says: ${listText(addresses)} ${ptr === '' ? 'has no PTR record' : `has a PTR record, ${ptr}, that does not lead back to it`}.`,
    mend: `Publish a PTR record for ${listText(addresses)} whose name has that address; ${byVendor ? 'the vendor can ask whoever lends it the address' : 'the provider of the line can do it'}.`,
    actor: byVendor ? 'vendor' : 'library-it',
  }),
  'document-claim-refuted': ({ people, precondition, domain, found, receivers }) => ({
    sentence:
      precondition === 'dmarc'
        ? `The vendor’s document says that B1 needs a domain without DMARC. ${domain} has one (${found}), and ${listText(receivers)} passed the mail to ${listText(people)}: SPF that passes for the domain in From satisfies DMARC.`
        : `The vendor’s document says that B1 needs a domain without DKIM. ${domain} publishes a key (${found}), and ${listText(receivers)} took the unsigned mail to ${listText(people)} all the same: a key asks for nothing.`,
    mend:
      precondition === 'dmarc'
        ? 'Nothing has to be changed. Keep MAIL FROM and From in one domain, and remember that the mail stands on SPF alone: where it is forwarded, SPF no longer passes.'
        : 'Nothing has to be changed: keep signing the library’s own mail.',
    actor: 'nobody',
  }),
  'dmarc-reports-go-to': ({ domain, record, addresses, withheld, shows }) => ({
    sentence: `Receivers that send DMARC reports about ${domain} (${quote(record)}) show ${listText(shows)} in them, with the result: ${sentTo(addresses)}${withheldText(domain, withheld)}.`,
    mend:
      addresses.length > 0
        ? `Whoever reads ${listText(addresses)} can see there whether the vendor’s mail passes; ask before and after each change.`
        : `Let the owner of ${listText(withheld.map(domainOf))} publish “v=DMARC1” at ${listText(withheld.map((address) => `${domain}._report._dmarc.${domainOf(address)}`))}.`,
    actor: addresses.length > 0 ? 'nobody' : 'library-it',
  }),
};

function sentTo(addresses: readonly string[]): string {
  return addresses.length === 0 ? 'to nobody' : `to ${quote(listText(addresses))}`;
}

function withheldText(domain: string, withheld: readonly string[]): string {
  if (withheld.length === 0) return '';
  return `; not to ${quote(listText(withheld))}, whose domain has not said that it takes those about ${domain}`;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
