import type { FindingFacts } from '../findings/finding.ts';
import type { Words, WordsFor } from '../words.ts';
import { listText } from './lists.ts';
import { mergedText } from './spf-words.ts';

type Codes =
  | 'relay-not-allowed'
  | 'starttls-required'
  | 'own-name-greeting'
  | 'spf-lacks-relay'
  | 'spf-lacks-relay-ipv6'
  | 'smtp-server-unknown'
  | 'bounces-refused-as-backscatter';

/** Words for the library's own server on the way out (section B2). */
export const RELAY_WORDS: WordsFor<Codes> = {
  'relay-not-allowed': (facts) => ({
    sentence: refusal(facts),
    mend: `${permission(facts)} Only then set the four properties of section B2. Test with an address outside: the one at work proves nothing.`,
    actor: 'library-it',
  }),
  'starttls-required': ({ people, server, host, addresses, permit, reply }) => ({
    sentence: `${server} takes mail under TLS only, and ${listText(addresses)} went on without it: ${listText(people)} (${reply}).`,
    mend: `Ask the vendor to have its servers use STARTTLS wherever it is offered. Until they do, the library’s IT can let ${host} offer it without requiring it, at least towards ${listText(permit)} (Postfix: \`smtpd_tls_security_level = may\`; a connector: no “reject if not sent over TLS”). A server that stands in the MX must not require it in any case (RFC 3207 section 4).`,
    actor: 'vendor',
  }),
  'own-name-greeting': ({ people, server, host, permit, greeting, reply }) => ({
    sentence: `${server} refuses strangers that greet it with a name of its own, and the vendor says EHLO ${greeting}, as the Internet Domain Name has it: ${listText(people)} (${reply}).`,
    mend: `Let ${host} know ${listText(permit)} before it looks at the greeting (Postfix: \`permit_mynetworks\` in front of \`check_helo_access\`, and ${permit.length === 1 ? 'this address' : 'these addresses'} in \`mynetworks\` after what stands there already). Reload it; this holds at once.`,
    actor: 'library-it',
  }),
  'spf-lacks-relay': (facts) => relaySpf(facts, 'address'),
  'spf-lacks-relay-ipv6': (facts) => relaySpf(facts, 'IPv6 address'),
  'smtp-server-unknown': ({ people, server, mailServers, attempts, reply }) => ({
    sentence: `There is no server called ${server === '' ? '(nothing)' : server}, so the notices for ${listText(people)} waited in the vendor’s queue for ${attempts} attempts and were given up (${reply}).`,
    mend: `Correct the property “E-Mail Server Name (SMTP)”${mailServers.length === 0 ? '' : `; the domain’s own mail server is ${listText(mailServers)}`}. It holds for notices made from then on: those that were given up must be made again.`,
    actor: 'library',
  }),
  'bounces-refused-as-backscatter': ({ people, servers, addresses, flows }) => ({
    sentence: `${listText(servers)} refuses bounces and automatic answers about mail that never left through it, and the vendor’s notices do not: nobody learns that something was wrong for ${listText(people)} (${flows.join('; ')}).`,
    mend: `Let the notices leave through the library’s own server (B2), so that it knows them again${addresses.length === 0 ? '' : `, or exempt ${listText(addresses)} from the backscatter filter, which helps with the vendor’s own bounces`}. Bounces and answers of other servers come from addresses that nobody can list.`,
    actor: 'library-it',
  }),
};

function refusal({ people, server, addresses, reply, outsidersOnly }: FindingFacts['relay-not-allowed']): string {
  const who = `${listText(people)} (${reply})`;
  return outsidersOnly
    ? `${server} takes mail from ${listText(addresses)} for its own domains at most and refuses it for everybody outside: ${who}. The test to the corporate address says nothing about that.`
    : `${server} refuses mail from ${listText(addresses)} before it looks at the recipient: ${who}.`;
}

/** Where the permission is set, by kind of server, and how long it takes. */
function permission({ host, receiver, permit: addresses }: FindingFacts['relay-not-allowed']): string {
  switch (receiver) {
    case 'm365-connector':
      return `In the Exchange admin center, under Mail flow, Connectors, add a connector from “Your organization’s email server” to Microsoft 365 that knows the sender by the IP addresses ${listText(addresses)}; allow for an hour. Microsoft relays so only for MAIL FROM in a domain of the organization’s own, and means it for addresses not shared with others.`;
    case 'workspace-relay':
      return `In the Admin console, under Apps, Google Workspace, Gmail, Routing, SMTP relay service, accept mail from the IP addresses ${listText(addresses)} for “Only addresses in my domains”; it may take up to 24 hours.`;
    default: {
      const networks = addresses.map((address) => (address.includes(':') ? `[${address}]/128` : `${address}/32`));
      return `On ${host} add \`${networks.join(', ')}\` to \`mynetworks\` in Postfix’s main.cf, after what stands there already (\`postconf mynetworks\` shows it). Leave \`smtpd_relay_restrictions\` as it is if it names \`permit_mynetworks\`, as Postfix’s default does (\`permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination\`): it also lets people send who log in. Then \`postfix reload\`, which holds at once.`;
    }
  }
}

function relaySpf(facts: FindingFacts['spf-lacks-relay'], what: string): Words {
  const { people, domain, server, addresses, result, receivers, ...mend } = facts;
  return {
    sentence: `${server} passes the notices on from its ${what} ${listText(addresses)}, which the SPF record of ${domain} does not list: ${listText(receivers)} found ${result} for ${listText(people)}.`,
    mend: mergedText(domain, mend),
    actor: 'library-it',
  };
}
